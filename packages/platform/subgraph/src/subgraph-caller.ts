import { DomainError } from '@tertulia/errors';
import { principalHeader, signPrincipal, type Principal } from '@tertulia/principal';
import { currentRequest, inSpan } from '@tertulia/telemetry';
import type { ExecutionResult } from 'graphql';
import type { Subgraph } from './build-subgraph.js';

export interface SubgraphCall {
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  principal: Principal;
  requestId: string;
  /** Timeout of this call, if not the caller's default. Calls in the same process end when the called code does. */
  timeoutMs?: number | undefined;
}

/** Calls another subgraph directly, as the given principal. Rejects when it cannot be reached. */
export type SubgraphCaller = (subgraph: string, call: SubgraphCall) => Promise<ExecutionResult>;

/** Calls subgraphs of the same process; `find` runs at each call, so that subgraphs may be created later. */
export function localSubgraphCaller(find: (name: string) => Pick<Subgraph, 'execute'> | undefined): SubgraphCaller {
  return async (name, call) => {
    const subgraph = find(name);
    if (subgraph === undefined) throw new Error(`no subgraph named ${name} in this process`);
    return subgraph.execute(call);
  };
}

/** The addresses of subgraphs in other processes. */
export interface HttpCallerSettings {
  /** Address of `/graphql` by subgraph name. */
  urls: Readonly<Record<string, string>>;
  /** The secret that the subgraphs verify with. */
  principalSecret: string;
  /** The service that calls, for its traces. */
  from?: string | undefined;
  /** Timeout of a call. Default 5 000. */
  timeoutMs?: number | undefined;
  /** For the age of signed principals. Default: the machine's clock. */
  now?: (() => Date) | undefined;
}

const timeoutMsDefault = 5_000;

/** Calls subgraphs of other processes over kept-alive HTTP. Rejects with DomainError SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED. */
export function httpSubgraphCaller(settings: HttpCallerSettings): SubgraphCaller {
  return async (name, call) => {
    const url = settings.urls[name];
    if (url === undefined) throw new Error(`no address for the subgraph ${name}`);
    return inSpan({ name: `call ${name}`, service: settings.from ?? 'subgraph', kind: 'CLIENT' }, async () =>
      post(url, call, settings),
    );
  };
}

async function post(url: string, call: SubgraphCall, settings: HttpCallerSettings): Promise<ExecutionResult> {
  const { principal, requestId, query, variables } = call;
  const signed = signPrincipal(principal, settings.principalSecret, settings.now?.() ?? new Date());
  const traceparent = currentRequest()?.traceparent;
  // What is left of a deadline may be a fraction, or nothing: a signal takes whole milliseconds only.
  const timeoutMs = Math.max(1, Math.ceil(call.timeoutMs ?? settings.timeoutMs ?? timeoutMsDefault));
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [principalHeader]: signed,
        'x-request-id': requestId,
        ...(traceparent === undefined ? {} : { traceparent }),
      },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    return (await response.json()) as ExecutionResult;
  } catch (cause) {
    throw new DomainError(signal.aborted ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE', { cause });
  }
}
