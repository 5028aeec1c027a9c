import type { SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

/** The id of an entry that a save makes: the save's own name where it has one, so that a repeat finds what it made. */
export function newEntryId(deps: Pick<BotsDependencies, 'ids'>, { saveId }: Pick<SaveTarget, 'saveId'>): string {
  return saveId ?? deps.ids.next();
}
