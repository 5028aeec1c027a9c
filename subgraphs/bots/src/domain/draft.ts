import type { BotDefinition } from '@tertulia/flow-engine';

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
}

/** Who moved the draft on, and when: the answer to a save from an old revision. */
export interface StaleDraft {
  revision: number;
  updatedAt: Date;
  updatedBy: string | null;
}

export type SaveOutcome = { kind: 'saved'; draft: Draft } | { kind: 'stale'; stale: StaleDraft };

export interface DraftChange {
  definition: BotDefinition;
  origin: DraftOrigin;
  by: string | null;
  now: Date;
}

/** The next revision, or what stands in its way. A save made from another revision than the present is refused whole. */
export function nextDraft(draft: Draft, fromRevision: number, change: DraftChange): SaveOutcome {
  if (draft.revision !== fromRevision) {
    return {
      kind: 'stale',
      stale: { revision: draft.revision, updatedAt: draft.updatedAt, updatedBy: draft.updatedBy },
    };
  }
  return {
    kind: 'saved',
    draft: {
      ...draft,
      revision: draft.revision + 1,
      definition: change.definition,
      origin: change.origin,
      updatedAt: change.now,
      updatedBy: change.by,
    },
  };
}
