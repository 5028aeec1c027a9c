import type { Variable } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

export interface SaveVariables extends SaveTarget {
  variables: Variable[];
}

/** Replaces the bot's variables. */
export function saveVariables(deps: BotsDependencies, principal: Principal, input: SaveVariables): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => ({ ...definition, variables: input.variables }),
  });
}
