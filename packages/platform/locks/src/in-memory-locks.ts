import type { HeldLock, Locks } from './locks.js';

/** Locks of one process. Nothing dies without taking the locks with it, so leases never run out. */
export class InMemoryLocks implements Locks {
  readonly #held = new Set<string>();
  readonly #fences = new Map<string, number>();

  async tryHold<T>(name: string, work: (lock: HeldLock) => Promise<T>): Promise<T | null> {
    if (this.#held.has(name)) return null;
    this.#held.add(name);
    const fence = (this.#fences.get(name) ?? 0) + 1;
    this.#fences.set(name, fence);
    try {
      return await work({ signal: new AbortController().signal, fence });
    } finally {
      this.#held.delete(name);
    }
  }

  async remainingMs(name: string): Promise<number> {
    return this.#held.has(name) ? Number.MAX_SAFE_INTEGER : 0;
  }
}
