import { refuseInput } from '@tertulia/errors';
import { readSite, type ConversationSettings, type Locale, type Tone } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';
import { siteErrors } from './input-checks.js';

export interface UpdateBotSettings extends SaveTarget {
  locale: Locale;
  locales: Locale[];
  tone: Tone;
  settings: Pick<ConversationSettings, 'idleMinutes' | 'resumeHours'>;
  /** As people write them; null leaves them as they are. */
  framedSites: readonly string[] | null;
}

/** Languages, form of address, idle and resume times, pages that the bot may show. The bot's own locale is always one of its languages. */
export async function updateBotSettings(
  deps: BotsDependencies,
  principal: Principal,
  input: UpdateBotSettings,
): Promise<DraftSaved> {
  const { locale, tone, settings } = input;
  const locales = [...new Set([locale, ...input.locales])];
  const sites = input.framedSites?.map(readSite) ?? null;
  refuseInput(siteErrors(sites ?? [], ['input', 'framedSites']));
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => {
      const { framedSites: before, ...others } = definition.settings;
      const framedSites = sites === null ? before : [...new Set(sites.filter((site) => site !== null))];
      const framed = framedSites === undefined || framedSites.length === 0 ? {} : { framedSites };
      return { ...definition, locale, locales, tone, settings: { ...others, ...settings, ...framed } };
    },
  });
}
