import type { ConversationSettings, Locale, Tone } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

export interface UpdateBotSettings extends SaveTarget {
  locale: Locale;
  locales: Locale[];
  tone: Tone;
  settings: Pick<ConversationSettings, 'idleMinutes' | 'resumeHours'>;
}

/** Languages, form of address, idle and resume times. The bot's own locale is always one of its languages. */
export function updateBotSettings(
  deps: BotsDependencies,
  principal: Principal,
  input: UpdateBotSettings,
): Promise<DraftSaved> {
  const { locale, tone, settings } = input;
  const locales = [...new Set([locale, ...input.locales])];
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => {
      return { ...definition, locale, locales, tone, settings: { ...definition.settings, ...settings } };
    },
  });
}
