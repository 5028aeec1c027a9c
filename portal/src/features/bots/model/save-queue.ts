import { operationKey, withLastingId, type DraftOperation } from './draft-operation.js';

/** Who saved a draft behind our back, and when. */
export interface StaleDraft {
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
}

/** What became of one attempt to save. */
export type SaveOutcome =
  /** `renamed`: an entry made here under a name of our own got its lasting id. */
  | { kind: 'saved'; revision: number; renamed?: { from: string; to: string } }
  | { kind: 'stale'; stale: StaleDraft }
  /** The server understood and said no: the same content would be refused again. */
  | { kind: 'refused'; message: string }
  /** No answer at all: worth trying again by itself. */
  | { kind: 'offline' }
  /** The server failed; `reference` names the failure for support. */
  | { kind: 'failed'; message: string; reference: string | null };

/** What the save chip says. `queued` counts changes that only this browser knows. */
export type SaveStatus =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'saving' }
  | { kind: 'offline'; queued: number }
  | { kind: 'failed'; queued: number; message: string; reference: string | null }
  | { kind: 'stale'; queued: number; stale: StaleDraft };

/** Unsaved work as kept in the browser: changes and the revision that they were made from. */
export interface StoredQueue {
  revision: number;
  operations: DraftOperation[];
}

/** The outside world of a queue. Times in milliseconds. */
export interface SaveQueuePorts {
  send: (operation: DraftOperation, revision: number) => Promise<SaveOutcome>;
  storage: { write: (queue: StoredQueue | null) => void };
  schedule: (task: () => void, delayMs: number) => () => void;
  now: () => Date;
}

const DEBOUNCE_MS = 800;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Saves changes of one draft, one after the other, each from the revision that the one before it made.
 * A change waits 800 ms for its successor; a failed one stays until it is saved or thrown away by a person.
 */
export class SaveQueue {
  readonly #ports: SaveQueuePorts;
  readonly #waiting = new Map<string, DraftOperation>();
  /** Operations that the server refused: kept, and sent again only after a change or on request. */
  readonly #refused = new Map<DraftOperation, string>();
  readonly #listeners = new Set<() => void>();
  #revision: number;
  #status: SaveStatus;
  #isRunning = false;
  #retryMs = FIRST_RETRY_MS;
  #cancelTimer: () => void = () => undefined;

  constructor(ports: SaveQueuePorts, base: { revision: number; savedAt: Date | null }) {
    this.#ports = ports;
    this.#revision = base.revision;
    this.#status = { kind: 'saved', at: base.savedAt };
  }

  /** Revision on which the next save is based. */
  get revision(): number {
    return this.#revision;
  }

  get status(): SaveStatus {
    return this.#status;
  }

  get hasUnsaved(): boolean {
    return this.#waiting.size > 0;
  }

  /** Called after each change of the status; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  push(operation: DraftOperation): void {
    const key = operationKey(operation);
    const replaced = this.#waiting.get(key);
    if (replaced !== undefined) this.#refused.delete(replaced);
    this.#waiting.set(key, operation);
    this.#store();
    if (this.#status.kind === 'stale') {
      this.#setStatus({ ...this.#status, queued: this.#waiting.size });
      return;
    }
    if (this.#status.kind === 'offline') this.#setStatus({ kind: 'offline', queued: this.#waiting.size });
    else this.#setStatus({ kind: 'saving' });
    this.#plan(DEBOUNCE_MS);
  }

  /** Sends what waits now: on leaving a field, on reconnecting, on "Retry". */
  flush(): void {
    this.#refused.clear();
    this.#retryMs = FIRST_RETRY_MS;
    this.#cancelTimer();
    void this.#run();
  }

  /** Answers a stale refusal with "use mine": the waiting changes go on top of the newer revision. */
  keepMine(): void {
    if (this.#status.kind !== 'stale') return;
    this.#revision = this.#status.stale.revision;
    this.#setStatus({ kind: 'saving' });
    this.#store();
    this.flush();
  }

  /** Answers a stale refusal with "use theirs", or takes over a newer draft while nothing waits. */
  takeTheirs(revision: number, savedAt: Date): void {
    this.#waiting.clear();
    this.#refused.clear();
    this.#cancelTimer();
    this.#revision = revision;
    this.#store();
    this.#setStatus({ kind: 'saved', at: savedAt });
  }

  /** A save that went around the queue (restoring a version) made this revision. */
  moveTo(revision: number): void {
    this.#revision = Math.max(this.#revision, revision);
    this.#store();
  }

  /** Brings back work that an earlier page could not save. Work based on another revision is reported as stale. */
  restore(stored: StoredQueue, current: StaleDraft): void {
    for (const operation of stored.operations) this.#waiting.set(operationKey(operation), operation);
    if (this.#waiting.size === 0) return;
    if (stored.revision === current.revision) {
      this.#setStatus({ kind: 'saving' });
      this.#plan(0);
      return;
    }
    this.#setStatus({ kind: 'stale', queued: this.#waiting.size, stale: current });
  }

  /** Stops timers; what waits stays in the browser's storage. */
  close(): void {
    this.#cancelTimer();
    this.#listeners.clear();
  }

  #plan(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.schedule(() => void this.#run(), delayMs);
  }

  async #run(): Promise<void> {
    if (this.#isRunning || this.#status.kind === 'stale') return;
    this.#isRunning = true;
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) {
        const outcome = await this.#ports.send(next, this.#revision);
        if (!this.#settle(next, outcome)) return;
      }
    } finally {
      this.#isRunning = false;
    }
    this.#rest();
  }

  #rest(): void {
    const [message] = this.#refused.values();
    if (message === undefined) this.#setStatus({ kind: 'saved', at: this.#ports.now() });
    else this.#setStatus({ kind: 'failed', queued: this.#waiting.size, message, reference: null });
  }

  #next(): DraftOperation | null {
    for (const operation of this.#waiting.values()) if (!this.#refused.has(operation)) return operation;
    return null;
  }

  /** True where the next waiting operation may be sent. */
  #settle(operation: DraftOperation, outcome: SaveOutcome): boolean {
    const key = operationKey(operation);
    switch (outcome.kind) {
      case 'saved':
        this.#revision = outcome.revision;
        this.#retryMs = FIRST_RETRY_MS;
        if (this.#waiting.get(key) === operation) this.#waiting.delete(key);
        if (outcome.renamed !== undefined) this.#rename(outcome.renamed);
        this.#store();
        if (this.#status.kind === 'offline') this.#setStatus({ kind: 'saving' });
        return true;
      case 'refused':
        if (this.#waiting.get(key) === operation) this.#refused.set(operation, outcome.message);
        return true;
      case 'stale':
        this.#setStatus({ kind: 'stale', queued: this.#waiting.size, stale: outcome.stale });
        return false;
      case 'offline':
        this.#setStatus({ kind: 'offline', queued: this.#waiting.size });
        this.#retryLater();
        return false;
      case 'failed': {
        const { message, reference } = outcome;
        this.#setStatus({ kind: 'failed', queued: this.#waiting.size, message, reference });
        this.#retryLater();
        return false;
      }
    }
  }

  #rename(ids: { from: string; to: string }): void {
    const operations = [...this.#waiting.values()].map((operation) => withLastingId(operation, ids));
    this.#waiting.clear();
    for (const operation of operations) this.#waiting.set(operationKey(operation), operation);
  }

  #retryLater(): void {
    this.#plan(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #store(): void {
    const operations = [...this.#waiting.values()];
    this.#ports.storage.write(operations.length === 0 ? null : { revision: this.#revision, operations });
  }

  #setStatus(status: SaveStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }
}
