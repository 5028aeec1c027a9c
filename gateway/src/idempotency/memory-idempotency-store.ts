import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  rememberedMs,
  type Claim,
  type HeldClaim,
  type IdempotencyStore,
  type KeptAnswer,
} from './idempotency-store.js';

interface Entry {
  readonly claimId: string;
  readonly fingerprint: string;
  readonly answer: KeptAnswer | null;
}

const entriesMax = 10_000;
const charactersMax = 20_000_000;
const entryCharacters = 200;

/** Remembers in this process, until it ends. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #entries = new LRUCache<string, Entry>({
    max: entriesMax,
    maxSize: charactersMax,
    sizeCalculation: ({ answer }) => entryCharacters + (answer?.text.length ?? 0),
    ttl: rememberedMs,
  });

  async claim(key: string, fingerprint: string): Promise<Claim> {
    const known = this.#entries.get(key);
    if (known === undefined) {
      const claimId = randomUUID();
      this.#entries.set(key, { claimId, fingerprint, answer: null });
      return { kind: 'CLAIMED', claimId };
    }
    if (known.fingerprint !== fingerprint) return { kind: 'REUSED' };
    return known.answer === null ? { kind: 'IN_USE' } : { kind: 'ANSWERED', answer: known.answer };
  }

  async keep({ key, claimId, fingerprint }: HeldClaim, answer: KeptAnswer | null): Promise<void> {
    if (this.#entries.peek(key)?.claimId === claimId) this.#entries.set(key, { claimId, fingerprint, answer });
  }

  async release({ key, claimId }: HeldClaim): Promise<void> {
    if (this.#entries.peek(key)?.claimId === claimId) this.#entries.delete(key);
  }
}
