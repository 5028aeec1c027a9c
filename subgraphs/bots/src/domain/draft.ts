import { mergeDefinitions, type BotDefinition, type MergeConflict } from '@tertulia/flow-engine';

/** Where the draft's content came from since the last version; becomes the next version's action. */
export type DraftOrigin = 'EDIT' | 'RESTORE' | 'IMPORT';

/** The editable state of a bot. Every save raises the revision by one. */
export interface Draft {
  botId: string;
  organizationId: string;
  revision: number;
  definition: BotDefinition;
  origin: DraftOrigin;
  updatedAt: Date;
  updatedBy: string | null;
  /** The name that the latest save brought along; null where it brought none. */
  saveId: string | null;
}

/** Who moved the draft on and when, and which fields both sides changed: the answer to a save that could not be joined. */
export interface StaleDraft {
  revision: number;
  updatedAt: Date;
  updatedBy: string | null;
  conflicts: MergeConflict[];
  /** The definition as the save found it, null where that is not kept any more; as it would have made it; as it is now. */
  sides: { base: BotDefinition | null; mine: BotDefinition; theirs: BotDefinition };
}

/** A save: what it was made from, what it makes of that. */
export interface DraftSave {
  fromRevision: number;
  /** The definition at `fromRevision`; null where it is not kept any more. */
  base: BotDefinition | null;
  mine: BotDefinition;
  /** True for a save that replaces everything: it never joins. */
  isWhole: boolean;
}

/** What becomes of a save: the definition that it makes, or what stands in its way. */
export type SaveOutcome =
  | { kind: 'saved'; definition: BotDefinition; isJoined: boolean }
  | { kind: 'stale'; stale: StaleDraft };

/**
 * A save from the present revision is taken as it is. One from an older revision is joined with what was saved since, where
 * no field was changed by both; otherwise nothing of it is saved.
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

/** The next revision with a definition that was settled. */
export function nextDraft(
  draft: Draft,
  change: { definition: BotDefinition; origin: DraftOrigin; by: string | null; now: Date; saveId: string | null },
): Draft {
  const { definition, origin, by, now, saveId } = change;
  return { ...draft, revision: draft.revision + 1, definition, origin, updatedAt: now, updatedBy: by, saveId };
}

/** The form of a save's name: letters, digits and `. : _ -`. */
export const saveIdPattern = /^[\w.:-]{1,64}$/u;
