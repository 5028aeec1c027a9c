import { DomainError } from '@tertulia/errors';
import { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerError, type WriteError } from 'mongodb';

const duplicateKey = 11_000;
/** MaxTimeMSExpired, ExceededTimeLimit. */
const outOfTime: ReadonlySet<unknown> = new Set([50, 262]);
/** The server is stopping, starting or no longer primary, or a write was not confirmed by a majority. */
const away: ReadonlySet<unknown> = new Set([
  6, 7, 24, 64, 89, 91, 112, 189, 9001, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436,
]);
/** Errors of the driver if it cannot reach the server or gets no response in time. */
const awayNames =
  /^Mongo(Network|NetworkTimeout|ServerSelection|ServerClosed|StalePrimary|TopologyClosed|PoolClosed|PoolCleared|WaitQueueTimeout|NotConnected|OperationTimeout|ClientClosed)Error$/;

/** Runs the work and converts errors of an unreachable or overloaded MongoDB to a `DomainError`; other errors pass through. */
export async function mongoErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDomainError(error) ?? error;
  }
}

/** Some broken connections reach the caller as plain socket errors. */
const brokenConnection: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN'],
]);

function toDomainError(thrown: unknown): DomainError | null {
  const error = behind(thrown);
  if (!(error instanceof MongoError)) {
    const isBroken = brokenConnection.has((error as NodeJS.ErrnoException | undefined)?.code);
    return isBroken ? new DomainError('DATABASE_UNAVAILABLE', { cause: thrown }) : null;
  }
  const codes = [error.code, ...refusalsOf(error).map((refusal) => refusal.code)];
  const isOf = (set: ReadonlySet<unknown>): boolean => codes.some((code) => set.has(code));
  if (isOf(outOfTime)) return new DomainError('DEADLINE_EXCEEDED', { cause: thrown });
  // The names of the driver's network errors follow no single pattern; this includes the one for a long silence.
  const isAway = isOf(away) || error instanceof MongoNetworkError || awayNames.test(error.name);
  if (!isAway) return null;
  return new DomainError('DATABASE_UNAVAILABLE', { cause: thrown });
}

function refusalsOf(error: MongoError): WriteError[] {
  return error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
}

/** A bulk write wraps the error of a broken connection in its own error, without its name. */
function behind(error: unknown): unknown {
  return error instanceof MongoBulkWriteError && error.errorResponse instanceof Error ? error.errorResponse : error;
}

/**
 * Runs writes and ignores those that the key refuses because they were done before.
 * @throws all other errors
 */
export async function ignoringDone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isOnlyDone(error)) throw error;
  }
}

function isOnlyDone(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return error instanceof MongoServerError && error.code === duplicateKey;
  // A connection that broke in the middle leaves the list of refused writes incomplete.
  if (behind(error) !== error || error.result.getWriteConcernError() !== undefined) return false;
  const refusals = refusalsOf(error);
  return refusals.length > 0 && refusals.every(({ code }) => code === duplicateKey);
}
