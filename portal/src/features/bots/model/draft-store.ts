import { isSameJson, mergeDefinitions, type BotDefinition, type Choose } from '@tertulia/flow-engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { DraftBase, type Renaming, type StoredDraft } from './draft-base.js';
import {
  applyOperation,
  operationKey,
  renameEntry,
  stillToSave,
  withPermanentId,
  type DraftOperation,
} from './draft-operation.js';
import type { DraftChange, DraftPorts, DraftSession, DraftState } from './draft-session.js';
import type { ServerDraft } from './server-draft.js';
import type { InvalidField } from './invalid-field.js';
import { savable } from './savable.js';
import { SaveQueue, type SaveOutcome, type StaleDraft } from './save-queue.js';
import { TypedTexts } from './typed-texts.js';

/** Opens a draft and restores the unsaved changes of an earlier page. */
export function openDraft(server: ServerDraft, ports: DraftPorts): DraftSession {
  return new OpenDraft(server, ports);
}

class OpenDraft implements DraftSession {
  readonly store: StoreApi<DraftState>;
  readonly #ports: DraftPorts;
  readonly #queue: SaveQueue;
  readonly #base: DraftBase;
  readonly #texts: TypedTexts;
  readonly #invalid = new Map<string, InvalidField[]>();
  #stored: StoredDraft | null;
  #replacing: Promise<void> = Promise.resolve();

  constructor(server: ServerDraft, ports: DraftPorts) {
    this.#ports = ports;
    const stored = ports.storage.read();
    this.#base = new DraftBase(server, stored);
    this.#stored = stored === null ? null : this.#base.recognise(server.saveIds).reduce(renamedDraft, stored);
    this.#queue = new SaveQueue(
      {
        send: async (operation) => this.#send(operation),
        storage: { write: () => this.#keep() },
        schedule: ports.schedule,
        now: ports.now,
      },
      { revision: server.revision, savedAt: new Date(server.updatedAt) },
    );
    const definition = (this.#stored?.operations ?? []).reduce(applyOperation, this.#base.definition);
    this.store = createStore<DraftState>(() => ({
      definition,
      status: this.#queue.status,
      invalid: [],
      texts: this.#stored?.texts ?? {},
      conflicts: null,
      aliases: {},
      generation: 0,
    }));
    this.#texts = new TypedTexts(this.store, () => this.#keep());
    this.#queue.subscribe(() => this.store.setState({ status: this.#queue.status }));
    for (const operation of this.#stored?.operations ?? []) this.#note(operation);
    if (this.#stored !== null && this.#base.isBehind(server)) this.#merge(server);
  }

  readonly begin = (): void => {
    const stored = this.#stored;
    if (stored === null) return;
    const { definition: wanted, conflicts } = this.store.getState();
    const server = this.#base.definition;
    const operations = stored.operations.flatMap((operation) => stillToSave(operation, { wanted, server }) ?? []);
    this.#stored = null;
    if (operations.length > 0) this.#queue.rebase(this.#base.revision, operations);
    if (conflicts !== null) this.#queue.halt(staleFrom(conflicts.theirs));
    this.#keep();
  };

  readonly edit = (operation: DraftOperation): void => {
    this.store.setState((state) => ({ definition: applyOperation(state.definition, operation) }));
    this.#note(operation);
    this.#texts.forgetGone();
    this.#queue.push(operation);
  };

  readonly setText = (path: string, text: string | null): void => this.#texts.set(path, text);
  readonly flush = (): void => this.#queue.flush();
  readonly revision = (): number => this.#queue.revision;
  readonly hasUnsaved = (): boolean => this.#queue.hasUnsaved || this.#texts.count > 0;
  readonly close = (): void => this.#queue.close();

  readonly whenSaved = async (): Promise<boolean> => {
    if (!this.#queue.hasUnsaved) return true;
    if (this.#queue.status.kind === 'stale') return false;
    return new Promise((resolve) => {
      const stop = this.#queue.subscribe(() => {
        if (this.#queue.status.kind === 'saving') return;
        stop();
        resolve(this.#queue.status.kind === 'saved');
      });
      this.#queue.flush();
    });
  };

  readonly follow = (theirs: ServerDraft): void => {
    if (theirs.revision <= this.#base.revision || this.#queue.isRunning) return;
    const { isClear, operations } = this.#merge(theirs);
    if (isClear) this.#queue.rebase(theirs.revision, operations);
    else this.#queue.halt(staleFrom(theirs));
  };

  readonly replace = async (send: () => Promise<ServerDraft | null>): Promise<void> => {
    const answered = Promise.withResolvers<void>();
    this.#replacing = answered.promise;
    try {
      const theirs = await send();
      if (theirs !== null) this.#takeTheirs(theirs);
    } finally {
      answered.resolve();
    }
  };

  readonly isByOthers = async ({ saveId, revision }: DraftChange): Promise<boolean> => {
    if (saveId !== null && this.#base.hasSent(saveId)) return false;
    // Our own replacement may be told of before its answer is here.
    await this.#replacing;
    return revision > this.#queue.revision;
  };

  readonly resolve = (choose: Choose): void => {
    const open = this.store.getState().conflicts;
    if (open === null) return;
    const { operations } = this.#take(open.theirs, choose);
    this.#queue.rebase(open.theirs.revision, operations);
  };

  #takeTheirs(theirs: ServerDraft): void {
    this.#base.move(theirs);
    this.#invalid.clear();
    this.#queue.takeTheirs(theirs.revision, new Date(theirs.updatedAt));
    this.store.setState((state) => ({
      definition: theirs.definition,
      invalid: [],
      texts: {},
      conflicts: null,
      generation: state.generation + 1,
    }));
    this.#keep();
  }

  async #send(operation: DraftOperation): Promise<SaveOutcome> {
    const part = savable(operation, this.#base.definition);
    this.#setInvalid(operationKey(operation), part.invalid);
    const isIncomplete = part.invalid.length > 0;
    const known = { kind: 'saved', revision: this.#base.revision, isIncomplete } as const;
    if (part.operation === null || this.#base.has(part.operation)) return known;
    const saveId = this.#base.nameOf(operation, part.operation, this.#ports.newSaveId);
    this.#keep();
    const outcome = await this.#ports.send(part.operation, { revision: this.#base.revision, saveId });
    if (outcome.kind === 'stale') return this.#mergeLatest(outcome.stale);
    if (outcome.kind === 'refused') this.#base.forget(saveId);
    if (outcome.kind !== 'saved') return outcome;
    this.#base.settle(saveId, { operation: part.operation, revision: outcome.revision });
    if (outcome.renamed !== undefined) this.#rename(outcome.renamed);
    if (outcome.isJoined !== true) return { ...outcome, isIncomplete };
    this.#base.expectMore();
    return this.#mergeLatest(null);
  }

  /**
   * Fetches the draft again and merges it with ours. `stale` describes the newer save, if the server could not merge.
   */
  async #mergeLatest(stale: StaleDraft | null): Promise<SaveOutcome> {
    const theirs = await this.#ports.fetch();
    if (theirs === null) return { kind: 'offline' };
    const { isClear, operations } = this.#merge(theirs);
    if (isClear) return { kind: 'rebased', revision: theirs.revision, operations };
    return { kind: 'stale', stale: stale ?? staleFrom(theirs) };
  }

  /** Merges what others saved with ours. On a conflict nothing changes and the person is asked. */
  #merge(theirs: ServerDraft): { isClear: boolean; operations: DraftOperation[] } {
    for (const ids of this.#base.recognise(theirs.saveIds)) this.#rename(ids);
    const mine = this.store.getState().definition;
    const { conflicts } = mergeDefinitions(this.#base.definition, { mine, theirs: theirs.definition });
    if (conflicts.length === 0) return { isClear: true, ...this.#take(theirs, () => 'mine') };
    this.store.setState({ conflicts: { conflicts, base: this.#base.definition, theirs } });
    return { isClear: false, operations: [] };
  }

  /** Takes their draft with our changes on top; returns the operations that are still to be saved. */
  #take(theirs: ServerDraft, choose: Choose): { operations: DraftOperation[] } {
    const { definition: mine } = this.store.getState();
    const { definition } = mergeDefinitions(this.#base.definition, { mine, theirs: theirs.definition }, choose);
    const operations = this.#waiting().flatMap(
      (operation) => stillToSave(operation, { wanted: definition, server: theirs.definition }) ?? [],
    );
    this.#base.move(theirs);
    this.store.setState((state) => ({
      definition,
      conflicts: null,
      generation: state.generation + (hasOtherFlow(mine, definition) ? 1 : 0),
    }));
    this.#invalid.clear();
    for (const operation of operations) this.#note(operation);
    this.#publishInvalid();
    return { operations };
  }

  #waiting(): readonly DraftOperation[] {
    return this.#stored?.operations ?? this.#queue.waiting;
  }

  #rename(ids: Renaming): void {
    const stored = this.#stored;
    if (stored === null) this.#queue.rename(ids);
    else this.#stored = renamedDraft(stored, ids);
    this.store.setState((state) => ({
      definition: renameEntry(state.definition, ids),
      aliases: { ...state.aliases, [ids.to]: ids.from },
    }));
  }

  /**
   * Records the invalid fields of an edit while the person types. A flow is checked when it is sent, because it may be
   * large.
   */
  #note(operation: DraftOperation): void {
    if (operation.kind === 'flow' || operation.kind === 'createFlow') return;
    this.#setInvalid(operationKey(operation), savable(operation, this.#base.definition).invalid);
  }

  #setInvalid(key: string, invalid: InvalidField[]): void {
    if (invalid.length === 0 && !this.#invalid.has(key)) return;
    this.#invalid.set(key, invalid);
    this.#publishInvalid();
  }

  #publishInvalid(): void {
    this.store.setState({ invalid: [...this.#invalid.values()].flat() });
  }

  #keep(): void {
    if (this.#stored !== null) return;
    const { texts } = this.store.getState();
    this.#ports.storage.write(this.#base.stored(this.#queue.waiting, texts));
  }
}

function renamedDraft(draft: StoredDraft, ids: Renaming): StoredDraft {
  return { ...draft, operations: draft.operations.map((operation) => withPermanentId(operation, ids)) };
}

/** True if the canvas must reload, which discards its undo history. */
function hasOtherFlow(before: BotDefinition, after: BotDefinition): boolean {
  return !isSameJson(before.flows, after.flows) || !isSameJson(before.variables, after.variables);
}

function staleFrom({ revision, updatedAt, updatedBy }: ServerDraft): StaleDraft {
  return { revision, updatedAt, updatedBy };
}
