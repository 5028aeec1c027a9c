import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  keyLifetimeMs,
  type Claim,
  type HeldClaim,
  type IdempotencyStore,
  type StoredResponse,
} from './idempotency-store.js';

interface Entry {
  readonly claimId: string;
  readonly fingerprint: string;
  readonly response: StoredResponse | null;
}

const entriesMax = 10_000;
const charactersMax = 20_000_000;
const entryCharacters = 200;

/** Stores responses in the memory of this process. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #entries = new LRUCache<string, Entry>({
    max: entriesMax,
    maxSize: charactersMax,
    sizeCalculation: ({ response }) => entryCharacters + (response?.text.length ?? 0),
    ttl: keyLifetimeMs,
  });

  async claim(key: string, fingerprint: string): Promise<Claim> {
    const known = this.#entries.get(key);
    if (known === undefined) {
      const claimId = randomUUID();
      this.#entries.set(key, { claimId, fingerprint, response: null });
      return { kind: 'CLAIMED', claimId };
    }
    if (known.fingerprint !== fingerprint) return { kind: 'REUSED' };
    return known.response === null ? { kind: 'IN_USE' } : { kind: 'ANSWERED', response: known.response };
  }

  async save({ key, claimId, fingerprint }: HeldClaim, response: StoredResponse | null): Promise<void> {
    if (this.#entries.peek(key)?.claimId === claimId) this.#entries.set(key, { claimId, fingerprint, response });
  }

  async release({ key, claimId }: HeldClaim): Promise<void> {
    if (this.#entries.peek(key)?.claimId === claimId) this.#entries.delete(key);
  }
}
