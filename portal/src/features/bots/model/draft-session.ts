import type { BotDefinition, Choose, MergeConflict } from '@tertulia/flow-engine';
import type { StoreApi } from 'zustand/vanilla';
import type { StoredDraft } from './draft-base.js';
import type { DraftOperation } from './draft-operation.js';
import type { HeldField } from './held-field.js';
import type { SentOutcome } from './save-outcome.js';
import type { ServerDraft } from './server-draft.js';
import type { SaveQueuePorts, SaveStatus } from './save-queue.js';

/** Fields that this browser and others changed, each to something else, and the three states that they come from. */
export interface OpenConflicts {
  conflicts: readonly MergeConflict[];
  base: BotDefinition;
  theirs: ServerDraft;
}

/** The draft as the person sees it: the server's, with every change of this browser on top. */
export interface DraftState {
  definition: BotDefinition;
  status: SaveStatus;
  /** Fields whose typed value is not saved yet, and why. */
  held: readonly HeldField[];
  /** What was typed into a field that it cannot be read as, by the field's place. */
  texts: Readonly<Record<string, string>>;
  /** What a person must decide; null where nothing is open. */
  conflicts: OpenConflicts | null;
  /** Names that entries had before the server named them, by lasting id: what a list keeps as key while one types. */
  aliases: Readonly<Record<string, string>>;
  /** Grows whenever the flow or its variables were changed from outside; the canvas starts anew from it. */
  generation: number;
}

/** What a draft needs from outside. */
export interface DraftPorts {
  send: (operation: DraftOperation, base: { revision: number; saveId: string }) => Promise<SentOutcome>;
  /** The draft as the server has it now; null where it cannot be had. */
  fetch: () => Promise<ServerDraft | null>;
  newSaveId: () => string;
  storage: { read: () => StoredDraft | null; write: (draft: StoredDraft | null) => void };
  schedule: SaveQueuePorts['schedule'];
  now: () => Date;
}

/** One open draft: local edits at once, saves behind them. */
export interface DraftSession {
  store: StoreApi<DraftState>;
  /** Sends what an earlier page left behind, or asks about fields that others changed since. */
  begin: () => void;
  edit: (operation: DraftOperation) => void;
  /** Keeps what was typed into a field that cannot be read; null once it can. */
  setText: (path: string, text: string | null) => void;
  /** Sends what waits now. */
  flush: () => void;
  /** Sends what waits now; true once everything that can be saved is, false where a save did not succeed. */
  whenSaved: () => Promise<boolean>;
  revision: () => number;
  hasUnsaved: () => boolean;
  /** True for the name of a save that this browser sent. */
  isOwnSave: (saveId: string | null) => boolean;
  /** Takes in what others saved, beside what waits here. */
  follow: (theirs: ServerDraft) => void;
  /** A person's answer to the open conflicts. */
  resolve: (choose: Choose) => void;
  /** Shows a draft that was made elsewhere, such as by restoring a version: nothing of ours is left. */
  takeTheirs: (theirs: ServerDraft) => void;
  close: () => void;
}
