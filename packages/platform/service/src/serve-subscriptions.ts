import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { principalHeader, verifyPrincipal, type Principal } from '@tertulia/principal';
import { parse, type ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Served } from './served.js';

interface SocketExtra extends Record<PropertyKey, unknown> {
  principal?: Principal;
  requestId?: string;
}

/** Subscriptions of a server. */
export interface SubscriptionSockets {
  /** Upgrades a request for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all sockets. */
  close(): Promise<void>;
}

const frameBytesMax = 1024 * 1024;

/** Serves subscriptions, one signed principal per socket, passed in `connection_init` under the name of the principal's header. */
export function serveSubscriptions(served: Served): SubscriptionSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: frameBytesMax });
  const running = useServer<Record<string, unknown>, SocketExtra>(
    {
      onConnect: (context) => connect(context, served),
      onSubscribe: (context, _id, payload) => argumentsFor(context.extra, { ...payload, served }),
      subscribe: (args: ExecutionArgs) => served.subgraph.subscribe(requestIn(args)),
      execute: (args: ExecutionArgs) => served.subgraph.execute(requestIn(args)),
    },
    sockets,
  );
  return {
    upgrade: (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request)),
    close: async () => running.dispose(),
  };
}

function connect(
  context: { connectionParams?: Readonly<Record<string, unknown>> | undefined; extra: SocketExtra },
  { settings }: Served,
): boolean {
  const header = context.connectionParams?.[principalHeader];
  const requestId = context.connectionParams?.['requestId'];
  try {
    const now = settings.now?.() ?? new Date();
    context.extra.principal = verifyPrincipal(
      typeof header === 'string' ? header : undefined,
      settings.principalSecret,
      now,
    );
    context.extra.requestId = typeof requestId === 'string' ? requestId : randomUUID();
    return true;
  } catch {
    return false;
  }
}

interface SocketOperation {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly served: Served;
}

/** graphql-ws chooses by the document which function to call; the subgraph itself parses, validates and maps errors. */
function argumentsFor({ principal, requestId }: SocketExtra, operation: SocketOperation): ExecutionArgs {
  if (principal === undefined) throw new Error('A socket without a principal');
  const { query, variables, operationName, served } = operation;
  const request = {
    query,
    variables: variables ?? undefined,
    operationName: operationName ?? undefined,
    principal,
    requestId: requestId ?? randomUUID(),
  };
  return {
    schema: served.subgraph.schema,
    document: documentOf(query),
    operationName: request.operationName,
    contextValue: request,
  };
}

const unreadable = parse('query Unreadable { __typename }');

/** An operation that cannot be parsed is executed, which returns the right error, instead of closing the socket. */
function documentOf(query: string): ExecutionArgs['document'] {
  try {
    return parse(query, { maxTokens: 15_000, noLocation: true });
  } catch {
    return unreadable;
  }
}

function requestIn(args: ExecutionArgs): Parameters<Served['subgraph']['execute']>[0] {
  return args.contextValue as Parameters<Served['subgraph']['execute']>[0];
}
