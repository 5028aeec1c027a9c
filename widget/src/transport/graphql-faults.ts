import { TransportError } from './transport.js';
import type { TransportFault } from './transport.js';

/** One entry of `errors` in a GraphQL response. */
export interface GraphqlFault {
  readonly message?: string;
  readonly extensions?: { readonly code?: string };
}

/** The body of a GraphQL response. */
export interface GraphqlResponse<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphqlFault[];
}

const passing = new Set([
  'RATE_LIMITED',
  'SUBGRAPH_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'INTERNAL_SERVER_ERROR',
]);
const lost = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND']);

/** The fault of an HTTP response, or null when it has usable data, even if parts are missing. `retryAfter`: the header's value in seconds. */
export function faultOfResponse(
  status: number,
  retryAfter: string | null,
  answer: GraphqlResponse<unknown> | null,
): TransportError | null {
  const first = isUsable(answer) ? undefined : answer?.errors?.[0];
  if (first === undefined && answer !== null && status < 400) return null;
  const fault = first?.extensions?.code === undefined ? faultOfStatus(status) : faultOfCode(first.extensions.code);
  const seconds = Number(retryAfter ?? 0);
  return new TransportError(fault, {
    message: first?.message ?? `HTTP ${status}`,
    words: fault === 'refused' ? (first?.message ?? null) : null,
    retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 300) * 1000 : 0,
  });
}

function isUsable(answer: GraphqlResponse<unknown> | null): boolean {
  const fields = Object.values(answer?.data ?? {});
  return fields.length > 0 && fields.every((field) => field !== null);
}

/** The fault of a subscription's errors. */
export function faultOfErrors(errors: readonly GraphqlFault[]): TransportError {
  const code = errors[0]?.extensions?.code;
  const message = errors[0]?.message ?? 'subscription failed';
  return new TransportError(code === undefined ? 'busy' : faultOfCode(code), { message });
}

function faultOfCode(code: string): TransportFault {
  if (lost.has(code)) return 'session-lost';
  return passing.has(code) ? 'busy' : 'refused';
}

function faultOfStatus(status: number): TransportFault {
  if (status === 401 || status === 403) return 'session-lost';
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isFinal ? 'refused' : 'busy';
}
