import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

/** Removes a knowledge entry; removing a missing one only increments the revision. */
export function deleteKnowledgeEntry(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveTarget & { id: string },
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => ({
      ...definition,
      knowledge: definition.knowledge.filter((entry) => entry.id !== input.id),
    }),
  });
}
