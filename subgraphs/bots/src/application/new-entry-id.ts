import type { SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

/** The id of an entry that a save creates: the save's id if it has one, so that a repeat finds the entry. */
export function newEntryId(deps: Pick<BotsDependencies, 'ids'>, { saveId }: Pick<SaveTarget, 'saveId'>): string {
  return saveId ?? deps.ids.next();
}
