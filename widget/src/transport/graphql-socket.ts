import { createClient } from 'graphql-ws/client';
import type { Client } from 'graphql-ws/client';
import type { LiveEvent } from '../conversation/live-event.js';
import { extensionsOf, isHashRefused } from './by-hash.js';
import { faultOfErrors } from './graphql-faults.js';
import { operationHashes } from './hashes.js';
import { operations } from './operations.js';
import { TransportError, faultOf } from './transport.js';
import type { ListenInput, Listener } from './transport.js';

const pingEveryMs = 20_000;
const pongWithinMs = 8_000;
const acknowledgeWithinMs = 10_000;
const events = 'ConversationEvents';
const forbiddenCodes = new Set([4401, 4403]);

/**
 * One graphql-ws connection per listener. It does not reconnect: the listener decides when to try again, because only the listener
 * knows the sequence to continue from.
 */
export class GraphqlSocket {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Opens a socket and subscribes; see `Transport.listen`. */
  listen(input: ListenInput, listener: Listener): () => void {
    let isOver = false;
    const client = this.connect(input, () => {
      if (!isOver) listener.opened();
    });
    const close = (fault: TransportError | null): void => {
      if (isOver) return;
      isOver = true;
      // The client then closes its socket. Disposed of while it connects, it would still subscribe on the closing one, which logs an error.
      unsubscribe();
      if (fault !== null) listener.closed(fault);
    };
    let unsubscribe = (): void => undefined;
    const subscribe = (): void => {
      unsubscribe = client.subscribe<{ conversationEvents: LiveEvent }>(eventsAfter(input.after), {
        next: ({ data, errors }) => {
          if (errors !== undefined) close(faultOfErrors(errors));
          else if (data && !isOver) listener.event(data.conversationEvents);
        },
        error: (error) => {
          if (Array.isArray(error) && isHashRefused(operationHashes[events], error)) subscribe();
          else close(faultOfClosure(error));
        },
        complete: () => close(new TransportError('unreachable', { message: 'the server ended the subscription' })),
      });
    };
    subscribe();
    return () => close(null);
  }

  private connect(input: ListenInput, opened: () => void): Client {
    let socket: WebSocket | null = null;
    let pongTimer: ReturnType<typeof setTimeout> | undefined;
    return createClient({
      url: this.url,
      connectionParams: { visitorToken: input.token, locale: input.locale },
      retryAttempts: 0,
      connectionAckWaitTimeout: acknowledgeWithinMs,
      keepAlive: pingEveryMs,
      on: {
        opened: (opening) => {
          socket = opening as WebSocket;
        },
        connected: opened,
        ping: (isReceived) => {
          if (!isReceived) pongTimer = setTimeout(() => socket?.close(4408, 'no pong'), pongWithinMs);
        },
        pong: (isReceived) => {
          if (isReceived) clearTimeout(pongTimer);
        },
        closed: () => clearTimeout(pongTimer),
      },
    });
  }
}

/** The subscription. The protocol asks for a text, which is empty where a hash names the operation. */
function eventsAfter(after: number | null) {
  const extensions = extensionsOf(operationHashes[events]);
  const operation = { operationName: events, variables: { after } };
  return extensions === null ? { ...operation, query: operations[events] } : { ...operation, query: '', extensions };
}

function faultOfClosure(error: unknown): TransportError {
  if (Array.isArray(error)) return faultOfErrors(error);
  const code = (error as { code?: number } | null)?.code;
  const isForbidden = code !== undefined && forbiddenCodes.has(code);
  return isForbidden ? new TransportError('session-lost', { message: `socket closed with ${code}` }) : faultOf(error);
}
