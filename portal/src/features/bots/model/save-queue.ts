import { operationKey, withPermanentId, type DraftOperation } from './draft-operation.js';

/** Who changed the same fields of a draft, and when. */
export interface StaleDraft {
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
}

/** The outcome of one attempt to save. */
export type SaveOutcome =
  /** `renamed`: the permanent id of a new entry. `isIncomplete`: a part cannot be saved yet and waits for the person. */
  | { kind: 'saved'; revision: number; renamed?: { from: string; to: string }; isIncomplete?: boolean }
  /** The draft had changed and was merged with ours: these operations are still to be saved, on this revision. */
  | { kind: 'rebased'; revision: number; operations: readonly DraftOperation[] }
  | { kind: 'stale'; stale: StaleDraft }
  /** The server refused it, and would refuse the same content again. */
  | { kind: 'refused'; message: string }
  /** No response: retried automatically. */
  | { kind: 'offline' }
  /** The server failed; `reference` names the failure for support. */
  | { kind: 'failed'; message: string; reference: string | null };

/** The state of the save chip. `queued` counts changes that only this browser has. */
export type SaveStatus =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'saving' }
  | { kind: 'offline'; queued: number }
  | { kind: 'failed'; queued: number; message: string; reference: string | null }
  | { kind: 'stale'; queued: number; stale: StaleDraft };

/** The external dependencies of a queue. Times in milliseconds. */
export interface SaveQueuePorts {
  send: (operation: DraftOperation) => Promise<SaveOutcome>;
  /** Called whenever the pending operations have changed and must be stored. */
  storage: { write: () => void };
  schedule: (task: () => void, delayMs: number) => () => void;
  now: () => Date;
}

const DEBOUNCE_MS = 800;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Saves changes of one draft one after the other, each on the revision that the previous save returned. A change waits
 * 800 ms for a newer version of itself. A failed change stays until it is saved or the person discards it. A change
 * with an invalid field stays without blocking the others.
 */
export class SaveQueue {
  readonly #ports: SaveQueuePorts;
  readonly #waiting = new Map<string, DraftOperation>();
  /** Operations that the server refused: kept, and sent again only after a change or on request. */
  readonly #refused = new Map<DraftOperation, string>();
  /** Operations of which nothing more can be saved before the person corrects a field. */
  readonly #incomplete = new Set<DraftOperation>();
  readonly #listeners = new Set<() => void>();
  #revision: number;
  #status: SaveStatus;
  #savedAt: Date | null;
  #isRunning = false;
  #retryMs = FIRST_RETRY_MS;
  #cancelTimer: () => void = () => undefined;

  constructor(ports: SaveQueuePorts, base: { revision: number; savedAt: Date | null }) {
    this.#ports = ports;
    this.#revision = base.revision;
    this.#savedAt = base.savedAt;
    this.#status = { kind: 'saved', at: base.savedAt };
  }

  /** The revision on which the next save is based. */
  get revision(): number {
    return this.#revision;
  }

  get status(): SaveStatus {
    return this.#status;
  }

  /** Operations that are not saved, in the order in which they are sent. */
  get waiting(): readonly DraftOperation[] {
    return [...this.#waiting.values()];
  }

  get hasUnsaved(): boolean {
    return this.#waiting.size > 0;
  }

  /** Calls the listener after each change of the status; returns the function that unsubscribes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  push(operation: DraftOperation): void {
    const key = operationKey(operation);
    const replaced = this.#waiting.get(key);
    if (replaced !== undefined) {
      this.#refused.delete(replaced);
      this.#incomplete.delete(replaced);
    }
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

  /** Sends pending changes now: on leaving a field, on reconnecting, on "Retry". */
  flush(): void {
    this.#refused.clear();
    this.#retryMs = FIRST_RETRY_MS;
    this.#cancelTimer();
    void this.#run();
  }

  /** Replaces the pending operations and the revision: after a merge, or after the person resolved conflicts. */
  rebase(revision: number, operations: readonly DraftOperation[]): void {
    this.#replace(revision, operations);
    this.#setStatus(operations.length === 0 ? { kind: 'saved', at: this.#savedAt } : { kind: 'saving' });
    if (operations.length > 0) this.#plan(0);
  }

  /** Takes a draft as it is and drops the pending operations. */
  takeTheirs(revision: number, savedAt: Date): void {
    this.#replace(revision, []);
    this.#savedAt = savedAt;
    this.#cancelTimer();
    this.#setStatus({ kind: 'saved', at: savedAt });
  }

  /** Stops until the person has resolved the conflicts. */
  halt(stale: StaleDraft): void {
    this.#cancelTimer();
    this.#setStatus({ kind: 'stale', queued: this.#waiting.size, stale });
  }

  /** True while a save is running. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Stops timers; pending operations stay in the browser's storage. */
  close(): void {
    this.#cancelTimer();
    this.#listeners.clear();
  }

  #plan(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.schedule(() => void this.#run(), delayMs);
  }

  #replace(revision: number, operations: readonly DraftOperation[]): void {
    this.#waiting.clear();
    this.#refused.clear();
    this.#incomplete.clear();
    for (const operation of operations) this.#waiting.set(operationKey(operation), operation);
    this.#revision = revision;
    this.#store();
  }

  async #run(): Promise<void> {
    if (this.#isRunning || this.#status.kind === 'stale') return;
    this.#isRunning = true;
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) {
        const outcome = await this.#ports.send(next);
        if (!this.#settle(next, outcome)) return;
      }
    } finally {
      this.#isRunning = false;
    }
    this.#rest();
  }

  #rest(): void {
    const [message] = this.#refused.values();
    if (message === undefined) this.#setStatus({ kind: 'saved', at: this.#savedAt });
    else this.#setStatus({ kind: 'failed', queued: this.#waiting.size, message, reference: null });
  }

  #next(): DraftOperation | null {
    for (const operation of this.#waiting.values())
      if (!this.#refused.has(operation) && !this.#incomplete.has(operation)) return operation;
    return null;
  }

  /** True if the next pending operation may be sent. */
  #settle(operation: DraftOperation, outcome: SaveOutcome): boolean {
    const key = operationKey(operation);
    switch (outcome.kind) {
      case 'saved':
        if (outcome.revision !== this.#revision) this.#savedAt = this.#ports.now();
        this.#revision = outcome.revision;
        this.#retryMs = FIRST_RETRY_MS;
        if (this.#waiting.get(key) === operation) {
          if (outcome.isIncomplete === true) this.#incomplete.add(operation);
          else this.#waiting.delete(key);
        }
        if (outcome.renamed !== undefined) this.rename(outcome.renamed);
        this.#store();
        if (this.#status.kind === 'offline') this.#setStatus({ kind: 'saving' });
        return true;
      case 'rebased':
        this.#replace(outcome.revision, outcome.operations);
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

  /** Gives later changes of a new entry its permanent id. */
  rename(ids: { from: string; to: string }): void {
    const operations = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const operation of operations) {
      const named = withPermanentId(operation, ids);
      if (this.#incomplete.delete(operation)) this.#incomplete.add(named);
      this.#waiting.set(operationKey(named), named);
    }
  }

  #retryLater(): void {
    this.#plan(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #store(): void {
    this.#ports.storage.write();
  }

  #setStatus(status: SaveStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }
}
