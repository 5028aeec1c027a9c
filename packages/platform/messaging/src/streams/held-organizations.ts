import type { StreamEntry } from './stream-entry.js';

/** An organization whose first event failed: that event and those behind it wait for the next attempt. */
export interface HeldOrganization {
  readonly organizationId: string;
  readonly entries: StreamEntry[];
  /** Failures of the first entry that count as attempts. */
  readonly attempts: number;
  /** Its consecutive failures because something was unavailable. */
  readonly waits: number;
  /** On the monotonic clock. */
  readonly dueAtMs: number;
}

const firstWaitMs = 100;
const failureWaitMaxMs = 60_000;
const outageWaitMaxMs = 2_000;

/** Doubles from 0.1 s; at most 2 s when something is unavailable and one minute after a failure. */
export function waitMsAfter(tries: number, kind: 'AWAY' | 'FAILURE'): number {
  const max = kind === 'AWAY' ? outageWaitMaxMs : failureWaitMaxMs;
  return Math.min(firstWaitMs * 2 ** Math.min(tries - 1, 20), max);
}

/** The organizations of one partition that are held back. */
export class HeldOrganizations {
  readonly #held = new Map<string, HeldOrganization>();
  #entryCount = 0;

  has(organizationId: string): boolean {
    return this.#held.has(organizationId);
  }

  /** Waiting entries of all organizations. */
  get entryCount(): number {
    return this.#entryCount;
  }

  put(held: HeldOrganization): void {
    this.remove(held.organizationId);
    if (held.entries.length === 0) return;
    this.#held.set(held.organizationId, held);
    this.#entryCount += held.entries.length;
  }

  /** Appends to the organization's waiting entries. */
  append(entry: StreamEntry): void {
    this.#held.get(entry.organizationId)?.entries.push(entry);
    this.#entryCount += 1;
  }

  remove(organizationId: string): void {
    this.#entryCount -= this.#held.get(organizationId)?.entries.length ?? 0;
    this.#held.delete(organizationId);
  }

  /** Organizations whose next attempt is due. */
  due(nowMs: number): HeldOrganization[] {
    return [...this.#held.values()].filter((held) => held.dueAtMs <= nowMs);
  }

  /** When the next attempt is due; null when no organization is held back. */
  nextDueAtMs(): number | null {
    let next: number | null = null;
    for (const { dueAtMs } of this.#held.values()) next = next === null ? dueAtMs : Math.min(next, dueAtMs);
    return next;
  }

  /** Ids of all waiting entries. */
  *ids(): Iterable<string> {
    for (const { entries } of this.#held.values()) for (const entry of entries) yield entry.id;
  }
}
