import type { BotDefinition, Choose, MergeConflict } from '@tertulia/flow-engine';
import type { StoreApi } from 'zustand/vanilla';
import type { StoredDraft } from './draft-base.js';
import type { DraftOperation } from './draft-operation.js';
import type { InvalidField } from './invalid-field.js';
import type { SentOutcome } from './save-outcome.js';
import type { ServerDraft } from './server-draft.js';
import type { SaveQueuePorts, SaveStatus } from './save-queue.js';

/** Fields that this browser and others changed to different values, and the three definitions that these come from. */
export interface OpenConflicts {
  conflicts: readonly MergeConflict[];
  base: BotDefinition;
  theirs: ServerDraft;
}

/** The draft as the person sees it: the server's, with every local change on top. */
export interface DraftState {
  definition: BotDefinition;
  status: SaveStatus;
  /** Fields whose typed value is not saved yet, and why. */
  invalid: readonly InvalidField[];
  /** Typed text that cannot be parsed, by the path of its field. */
  texts: Readonly<Record<string, string>>;
  /** Conflicts that the person must resolve; null if there are none. */
  conflicts: OpenConflicts | null;
  /** Temporary ids of entries by their permanent ids: lists keep them as keys while the person types. */
  aliases: Readonly<Record<string, string>>;
  /** Incremented when the flow or its variables change from outside; the canvas then reloads. */
  generation: number;
}

/** The external dependencies of a draft. */
export interface DraftPorts {
  send: (operation: DraftOperation, base: { revision: number; saveId: string }) => Promise<SentOutcome>;
  /** Fetches the server's current draft; null if it is not available. */
  fetch: () => Promise<ServerDraft | null>;
  newSaveId: () => string;
  storage: { read: () => StoredDraft | null; write: (draft: StoredDraft | null) => void };
  schedule: SaveQueuePorts['schedule'];
  now: () => Date;
}

/** A change of the draft, as the server tells of it. */
export interface DraftChange {
  /** The client's id of the save; null for anything but a save. */
  saveId: string | null;
  revision: number;
}

/** One open draft: edits apply locally at once and are saved in the background. */
export interface DraftSession {
  store: StoreApi<DraftState>;
  /** Sends unsaved changes of an earlier page, or asks about conflicts with what others changed since. */
  begin: () => void;
  edit: (operation: DraftOperation) => void;
  /** Stores typed text that cannot be parsed; null once it can. */
  setText: (path: string, text: string | null) => void;
  /** Sends pending changes now. */
  flush: () => void;
  /** Sends pending changes now. Resolves to true once everything that can be saved is, to false if a save failed. */
  whenSaved: () => Promise<boolean>;
  revision: () => number;
  hasUnsaved: () => boolean;
  /** Whether a change that the server tells of was made by others, or elsewhere. */
  isByOthers: (change: DraftChange) => Promise<boolean>;
  /** Merges what others saved with pending changes. */
  follow: (theirs: ServerDraft) => void;
  /** Resolves the open conflicts. */
  resolve: (choose: Choose) => void;
  /** Replaces the draft by what a mutation outside the queue returns, such as restoring a version; local changes are dropped. */
  replace: (send: () => Promise<ServerDraft | null>) => Promise<void>;
  close: () => void;
}
