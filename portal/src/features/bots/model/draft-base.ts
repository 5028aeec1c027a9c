import { isSameJson, type BotDefinition } from '@tertulia/flow-engine';
import { applyOperation, isTemporaryId, refreshed, withPermanentId, type DraftOperation } from './draft-operation.js';
import type { ServerDraft } from './server-draft.js';

/** A save that was sent and is not confirmed yet. */
interface SentSave {
  saveId: string;
  operation: DraftOperation;
}

/** Unsaved work as stored in the browser: the changes, and the same parts in the revision that they were made from. */
export interface StoredDraft {
  revision: number;
  operations: DraftOperation[];
  bases: DraftOperation[];
  sent: SentSave[];
  texts: Readonly<Record<string, string>>;
}

/** The temporary id of an entry and the permanent one that replaces it. */
export interface Renaming {
  from: string;
  to: string;
}

const mostRemembered = 200;

/** The server's draft as last received, and the saves sent to it since. */
export class DraftBase {
  #definition: BotDefinition;
  #revision: number;
  #sent: SentSave[];
  readonly #names = new Map<DraftOperation, SentSave>();
  readonly #own = new Set<string>();

  constructor(server: ServerDraft, stored: StoredDraft | null) {
    const isSame = stored === null || stored.revision === server.revision;
    this.#definition = isSame ? server.definition : stored.bases.reduce(applyOperation, server.definition);
    this.#revision = isSame ? server.revision : stored.revision;
    this.#sent = stored?.sent ?? [];
    for (const { saveId } of this.#sent) this.#own.add(saveId);
  }

  get definition(): BotDefinition {
    return this.#definition;
  }

  get revision(): number {
    return this.#revision;
  }

  isBehind(server: ServerDraft): boolean {
    return this.#revision !== server.revision;
  }

  hasSent(saveId: string): boolean {
    return this.#own.has(saveId);
  }

  /** True if the server's draft already contains the operation. */
  has(operation: DraftOperation): boolean {
    if (operation.kind === 'prompt' && operation.note !== '') return false;
    const there = refreshed(operation, this.#definition);
    return there !== null && isSameJson(there, operation);
  }

  /** The save id of an operation; sending the same content again keeps the id. */
  nameOf(operation: DraftOperation, part: DraftOperation, newId: () => string): string {
    const known = this.#names.get(operation);
    if (known !== undefined && isSameJson(known.operation, part)) return known.saveId;
    const save = { saveId: newId(), operation: part };
    this.#names.set(operation, save);
    this.#sent = [...this.#sent, save].slice(-mostRemembered);
    this.#own.add(save.saveId);
    return save.saveId;
  }

  forget(saveId: string): void {
    this.#sent = this.#sent.filter((one) => one.saveId !== saveId);
    for (const [operation, save] of this.#names) if (save.saveId === saveId) this.#names.delete(operation);
  }

  /** Records a confirmed save: the server's draft contains it since this revision. */
  settle(saveId: string, { operation, revision }: { operation: DraftOperation; revision: number }): void {
    this.forget(saveId);
    this.#definition = applyOperation(this.#definition, named(operation, saveId));
    this.#revision = revision;
  }

  /** The server's draft contains more at this revision than ours: accept the next draft that it returns. */
  expectMore(): void {
    this.#revision -= 1;
  }

  /**
   * Applies saves of ours that reached the server although their response was lost; returns the permanent ids of new
   * entries.
   */
  recognise(saveIds: readonly string[]): Renaming[] {
    const arrived = this.#sent.filter((one) => saveIds.includes(one.saveId));
    for (const { saveId, operation } of arrived) {
      this.forget(saveId);
      this.#definition = applyOperation(this.#definition, named(operation, saveId));
    }
    return arrived.flatMap(({ saveId, operation }) => {
      const id = entryId(operation);
      return isTemporaryId(id) ? [{ from: id, to: saveId }] : [];
    });
  }

  move(server: ServerDraft): void {
    this.#definition = server.definition;
    this.#revision = server.revision;
  }

  /** What a later page needs to continue; null if nothing is unsaved. */
  stored(operations: readonly DraftOperation[], texts: Readonly<Record<string, string>>): StoredDraft | null {
    if (operations.length === 0 && Object.keys(texts).length === 0) return null;
    const bases = operations.flatMap((operation) => refreshed(operation, this.#definition) ?? []);
    return { revision: this.#revision, operations: [...operations], bases, sent: this.#sent, texts };
  }
}

function entryId(operation: DraftOperation): string {
  if (operation.kind === 'knowledge') return operation.entry.id;
  return operation.kind === 'prompt' ? operation.prompt.id : '';
}

/** A new entry gets the id of the save that created it. */
function named(operation: DraftOperation, saveId: string): DraftOperation {
  const id = entryId(operation);
  return isTemporaryId(id) ? withPermanentId(operation, { from: id, to: saveId }) : operation;
}
