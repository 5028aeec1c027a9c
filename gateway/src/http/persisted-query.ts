import { createHash } from 'node:crypto';
import { DomainError } from '@tertulia/errors';

const hashPattern = /^[0-9a-f]{64}$/i;

/**
 * Checks `extensions.persistedQuery` against the operation's text. Operations are not stored by hash: on PERSISTED_QUERY_NOT_SUPPORTED
 * clients send the text from then on.
 * @throws DomainError PERSISTED_QUERY_HASH_INVALID or PERSISTED_QUERY_NOT_SUPPORTED
 */
export function checkPersistedQuery(extension: unknown, query: unknown): void {
  if (extension === undefined || extension === null) return;
  const hash = hashOf(extension);
  if (hash === null) throw new DomainError('PERSISTED_QUERY_HASH_INVALID');
  if (query === undefined || query === null || query === '') throw new DomainError('PERSISTED_QUERY_NOT_SUPPORTED');
  if (typeof query !== 'string') return;
  const isRight = createHash('sha256').update(query).digest('hex') === hash.toLowerCase();
  if (!isRight) throw new DomainError('PERSISTED_QUERY_HASH_INVALID');
}

function hashOf(extension: unknown): string | null {
  if (typeof extension !== 'object' || extension === null) return null;
  if (!('version' in extension) || extension.version !== 1 || !('sha256Hash' in extension)) return null;
  const { sha256Hash } = extension;
  return typeof sha256Hash === 'string' && hashPattern.test(sha256Hash) ? sha256Hash : null;
}
