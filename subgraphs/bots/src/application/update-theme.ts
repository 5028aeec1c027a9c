import type { Theme } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

export interface UpdateTheme extends SaveTarget {
  theme: Theme;
}

/** Replaces colour, avatar and side of the widget. */
export function updateTheme(deps: BotsDependencies, principal: Principal, input: UpdateTheme): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => ({ ...definition, theme: input.theme }),
  });
}
