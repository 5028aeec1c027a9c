import { EgressError } from '@tertulia/egress';
import { ConnectorError } from './connector.js';

/** The error of a response that is no success; null for one that is. Its body is not repeated. */
export function errorOfStatus(status: number, retryAfter: string | null): ConnectorError | null {
  if (status >= 200 && status < 300) return null;
  const code = `STATUS_${status}`;
  if (status === 401) return new ConnectorError('AUTHENTICATION', code, { status });
  const retryAfterMs = retryAfterMsOf(retryAfter);
  if (status === 429) return new ConnectorError('LIMITED', code, { status, retryAfterMs });
  if (status === 408 || status >= 500) return new ConnectorError('OUTAGE', code, { status, retryAfterMs });
  return new ConnectorError('REFUSED', code, { status });
}

const retryAfterMaxMs = 60 * 60 * 1_000;

/** The header `Retry-After` in milliseconds, seconds or a date; null where it is missing or makes no sense. At most an hour. */
export function retryAfterMsOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1_000 : new Date(text).getTime() - Date.now();
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), retryAfterMaxMs);
}

/** How an attempt failed, in the words of its result. */
export interface Failure {
  readonly kind: 'failed';
  readonly failure: ConnectorError['failure'] | 'TIMEOUT';
  readonly code: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
}

/** Reads whatever an attempt has thrown; null for what no far side can cause, which is a defect. Names no detail of the network. */
export function failureOf(error: unknown): Failure | null {
  const known = knownIn(error);
  if (known instanceof ConnectorError) {
    const { failure, code, status, retryAfterMs } = known;
    return { kind: 'failed', failure, code, status, retryAfterMs };
  }
  if (known instanceof EgressError) return ofEgress(known);
  if (isNamed(error, /Timeout|Abort/)) return nothingBack('TIMEOUT', 'TIMEOUT');
  return isLostConnection(error) ? nothingBack('OUTAGE', 'UNREACHABLE') : null;
}

function ofEgress({ failure, reason }: EgressError): Failure {
  switch (failure) {
    case 'REFUSED':
      // Whether a name leads inside must not be learnt: it looks like one that leads nowhere.
      return nothingBack('REFUSED', reason === 'ADDRESS' ? 'UNREACHABLE' : `REFUSED_${reason ?? 'URL'}`);
    case 'TOO_LARGE':
      return nothingBack('REFUSED', failure);
    case 'TIMEOUT':
      return nothingBack('TIMEOUT', failure);
    case 'BUSY':
    case 'SUSPENDED':
    case 'UNREACHABLE':
      return nothingBack('OUTAGE', failure);
  }
}

function nothingBack(failure: Failure['failure'], code: string): Failure {
  return { kind: 'failed', failure, code, status: null, retryAfterMs: null };
}

/** Libraries wrap what their transport has thrown. */
function knownIn(error: unknown): ConnectorError | EgressError | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof ConnectorError || at instanceof EgressError) return at;
  }
  return null;
}

function isNamed(error: unknown, pattern: RegExp): boolean {
  return error instanceof Error && (pattern.test(error.name) || isNamed(error.cause, pattern));
}

/** A body that ends early: `fetch` says only that it was terminated. */
function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(UND_ERR|ECONN|EPIPE|ETIMEDOUT)/.test(code) || error.message === 'terminated' || isLostConnection(error.cause)
  );
}
