import { DomainError } from '@tertulia/errors';

const refusedConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
/**
 * SQLSTATE: connection exceptions; no disk, memory or connection left; the server is shutting down or starting, ended an idle transaction,
 * accepts no writes, could not read or write a file, or has reset a session that we use.
 */
const unavailableState = /^(08...|53...|57P0[1-5]|25P03|25006|26000|58030)$/;
const cancelledState = '57014';
const droppedConnection =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Runs the work and converts errors of an unreachable or overloaded database into a `DomainError`; other errors are unchanged. */
export async function persistenceError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDomainError(error) ?? error;
  }
}

function toDomainError(error: unknown): DomainError | null {
  if (typeof error !== 'object' || error === null || error instanceof DomainError) return null;
  const { code, message = '', cause } = error as Partial<Error> & { code?: unknown };
  if (code === cancelledState) return new DomainError('DEADLINE_EXCEEDED', { cause: error });
  const isRefused = typeof code === 'string' && (refusedConnection.has(code) || unavailableState.test(code));
  if (isRefused || droppedConnection.test(message)) return new DomainError('DATABASE_UNAVAILABLE', { cause: error });
  return cause === undefined ? null : toDomainError(cause);
}
