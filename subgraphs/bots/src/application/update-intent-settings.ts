import type { BotDefinition, IntentSettings } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

export interface UpdateIntentSettings extends SaveTarget {
  /** All settings of intents; null for the defaults. */
  readonly intents: IntentSettings | null;
}

/** How a bot reacts to what visitors want of it at any question, and to a danger. */
export function updateIntentSettings(
  deps: BotsDependencies,
  principal: Principal,
  input: UpdateIntentSettings,
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => withIntents(definition, input.intents),
  });
}

function withIntents(definition: BotDefinition, intents: IntentSettings | null): BotDefinition {
  const { intents: _before, ...settings } = definition.settings;
  return { ...definition, settings: intents === null ? settings : { ...settings, intents } };
}
