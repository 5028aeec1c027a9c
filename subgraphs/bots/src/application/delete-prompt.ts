import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

/** Removes a prompt from the draft; its versions remain as history. */
export function deletePrompt(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveTarget & { promptId: string },
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => ({
      ...definition,
      prompts: definition.prompts.filter((prompt) => prompt.id !== input.promptId),
    }),
  });
}
