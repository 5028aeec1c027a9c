import { AsyncLocalStorage } from 'node:async_hooks';
import { traceIdOf } from './traceparent.js';

/** The context of running code: the request that caused it, wherever in the platform it began. */
export interface RequestScope {
  /** 8 to 64 characters, made by the gateway or brought by a caller. */
  readonly requestId: string;
  /** Further requests, where the events of several are handled together. */
  readonly otherRequestIds?: readonly string[] | undefined;
  /** The open span, as W3C Trace Context writes it; absent when nothing is traced. */
  readonly traceparent?: string | undefined;
}

const storage = new AsyncLocalStorage<RequestScope>();
const otherIdsMax = 20;

/** Runs the work, and all that it starts, in the context of a request. */
export function inRequest<T>(scope: RequestScope, work: () => T): T {
  return storage.run(scope, work);
}

/** The request that caused the running code; null for code that no request caused. */
export function currentRequest(): RequestScope | null {
  return storage.getStore() ?? null;
}

/** Part of every log line: `requestId`, `otherRequestIds` and `traceId`, where there are any. */
export function requestOfLogLine(): Record<string, unknown> {
  const scope = storage.getStore();
  if (scope === undefined) return {};
  const { requestId, otherRequestIds, traceparent } = scope;
  return {
    requestId,
    ...(otherRequestIds === undefined ? {} : { otherRequestIds }),
    ...(traceparent === undefined ? {} : { traceId: traceIdOf(traceparent) }),
  };
}

/** The context of work that these requests caused, in this order; null when none is known. */
export function scopeOfMany(
  origins: readonly { readonly requestId?: string | undefined; readonly traceparent?: string | undefined }[],
): RequestScope | null {
  const [first, ...others] = new Set(origins.flatMap(({ requestId }) => (requestId === undefined ? [] : [requestId])));
  if (first === undefined) return null;
  const traceparent = origins.find((origin) => origin.requestId === first)?.traceparent;
  return {
    requestId: first,
    ...(others.length === 0 ? {} : { otherRequestIds: others.slice(0, otherIdsMax) }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
