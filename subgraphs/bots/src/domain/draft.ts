import { mergeDefinitions, type BotDefinition, type MergeConflict } from '@tertulia/flow-engine';

/** Where the draft's content comes from since the last version; becomes the next version's action. */
export type DraftOrigin = 'EDIT' | 'RESTORE' | 'IMPORT';

/** The editable state of a bot. Every save increments the revision. */
export interface Draft {
  botId: string;
  organizationId: string;
  revision: number;
  definition: BotDefinition;
  origin: DraftOrigin;
  updatedAt: Date;
  updatedBy: string | null;
  /** The id of the latest save; null if it had none. */
  saveId: string | null;
}

/** A draft without its definition: what lists show, and all that they read. */
export type DraftFacts = Omit<Draft, 'definition'> & Pick<BotDefinition, 'locale' | 'locales' | 'tone' | 'theme'>;

/** Who saved the draft since and when, and which fields both sides changed: the result of a save that could not be merged. */
export interface StaleDraft {
  revision: number;
  updatedAt: Date;
  updatedBy: string | null;
  conflicts: MergeConflict[];
  /** The base definition of the save, null if it is not stored any more; the definition that the save would make; and the current one. */
  sides: { base: BotDefinition | null; mine: BotDefinition; theirs: BotDefinition };
}

/** A save: its base and its result. */
export interface DraftSave {
  fromRevision: number;
  /** The definition at `fromRevision`; null if it is not stored any more. */
  base: BotDefinition | null;
  mine: BotDefinition;
  /** True for a save that replaces everything: it is never merged. */
  isWhole: boolean;
}

/** The outcome of a save: the resulting definition, or the conflict. */
export type SaveOutcome =
  | { kind: 'saved'; definition: BotDefinition; isJoined: boolean }
  | { kind: 'stale'; stale: StaleDraft };

/**
 * A save based on the current revision is accepted unchanged. One based on an older revision is merged with later saves
 * if no field was changed by both; otherwise nothing is saved.
 */
export function settleSave(draft: Draft, save: DraftSave): SaveOutcome {
  const { mine, base } = save;
  if (save.fromRevision === draft.revision) return { kind: 'saved', definition: mine, isJoined: false };
  const theirs = draft.definition;
  const { definition, conflicts } = mergeDefinitions(base, { mine, theirs });
  if (conflicts.length === 0 && !save.isWhole && base !== null) return { kind: 'saved', definition, isJoined: true };
  const { revision, updatedAt, updatedBy } = draft;
  return { kind: 'stale', stale: { revision, updatedAt, updatedBy, conflicts, sides: { base, mine, theirs } } };
}

/** The next revision with the settled definition. */
export function nextDraft(
  draft: Draft,
  change: { definition: BotDefinition; origin: DraftOrigin; by: string | null; now: Date; saveId: string | null },
): Draft {
  const { definition, origin, by, now, saveId } = change;
  return { ...draft, revision: draft.revision + 1, definition, origin, updatedAt: now, updatedBy: by, saveId };
}

/** The format of a save's id: letters, digits and `. : _ -`. */
export const saveIdPattern = /^[\w.:-]{1,64}$/u;
