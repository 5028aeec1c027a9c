import { isSameJson, type BotDefinition } from '@tertulia/flow-engine';
import { applyOperation, isOwnId, refreshed, withLastingId, type DraftOperation } from './draft-operation.js';
import type { ServerDraft } from './server-draft.js';

/** A save that was sent and whose answer has not come. */
interface SentSave {
  saveId: string;
  operation: DraftOperation;
}

/** Unsaved work as kept in the browser: changes, and what the same parts were on the revision that they were made from. */
export interface StoredDraft {
  revision: number;
  operations: DraftOperation[];
  bases: DraftOperation[];
  sent: SentSave[];
  texts: Readonly<Record<string, string>>;
}

/** The lasting id of an entry that had a name of our own. */
export interface Renaming {
  from: string;
  to: string;
}

const mostRemembered = 200;

/** The draft as the server last had it for us, and the saves that are on their way to it. */
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

  /** True where the server has it so already. */
  has(operation: DraftOperation): boolean {
    if (operation.kind === 'prompt' && operation.note !== '') return false;
    const there = refreshed(operation, this.#definition);
    return there !== null && isSameJson(there, operation);
  }

  /** The name under which an operation is sent: the same again as long as the same is sent. */
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

  /** A save was answered: the server has it from this revision on. */
  settle(saveId: string, { operation, revision }: { operation: DraftOperation; revision: number }): void {
    this.forget(saveId);
    this.#definition = applyOperation(this.#definition, named(operation, saveId));
    this.#revision = revision;
  }

  /** The server holds more at this revision than we know: whatever it gives next is taken in. */
  expectMore(): void {
    this.#revision -= 1;
  }

  /** Takes in saves of ours that the server knows, though their answer never came; answers how it named new entries. */
  recognise(saveIds: readonly string[]): Renaming[] {
    const arrived = this.#sent.filter((one) => saveIds.includes(one.saveId));
    for (const { saveId, operation } of arrived) {
      this.forget(saveId);
      this.#definition = applyOperation(this.#definition, named(operation, saveId));
    }
    return arrived.flatMap(({ saveId, operation }) => {
      const id = entryId(operation);
      return isOwnId(id) ? [{ from: id, to: saveId }] : [];
    });
  }

  move(server: ServerDraft): void {
    this.#definition = server.definition;
    this.#revision = server.revision;
  }

  /** What a later page needs to go on; null where nothing is left. */
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

/** A new entry has the name of the save that made it. */
function named(operation: DraftOperation, saveId: string): DraftOperation {
  const id = entryId(operation);
  return isOwnId(id) ? withLastingId(operation, { from: id, to: saveId }) : operation;
}
