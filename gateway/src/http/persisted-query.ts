import { createHash } from 'node:crypto';
import { DomainError } from '@tertulia/errors';
import type { KnownOperations } from '../protection/known-operations.js';

const hashPattern = /^[0-9a-f]{64}$/i;

/**
 * The text of the operation that `extensions.persistedQuery` names, or the text that was sent with it. What callers send is not stored: on
 * PERSISTED_QUERY_NOT_SUPPORTED they send the text from then on.
 * @throws DomainError PERSISTED_QUERY_HASH_INVALID or PERSISTED_QUERY_NOT_SUPPORTED
 */
export function persistedText(extension: unknown, query: unknown, known: KnownOperations): unknown {
  if (extension === undefined || extension === null) return query;
  const hash = hashOf(extension);
  if (hash === null) throw new DomainError('PERSISTED_QUERY_HASH_INVALID');
  if (query === undefined || query === null || query === '') {
    const text = known.textOf(hash);
    if (text === undefined) throw new DomainError('PERSISTED_QUERY_NOT_SUPPORTED');
    return text;
  }
  if (typeof query !== 'string') return query;
  const isRight = createHash('sha256').update(query).digest('hex') === hash;
  if (!isRight) throw new DomainError('PERSISTED_QUERY_HASH_INVALID');
  return query;
}

function hashOf(extension: unknown): string | null {
  if (typeof extension !== 'object' || extension === null) return null;
  if (!('version' in extension) || extension.version !== 1 || !('sha256Hash' in extension)) return null;
  const { sha256Hash } = extension;
  return typeof sha256Hash === 'string' && hashPattern.test(sha256Hash) ? sha256Hash.toLowerCase() : null;
}
