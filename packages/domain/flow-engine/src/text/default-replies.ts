import type { IntentName, UrgencyKind } from '@tertulia/intents';
import type { Locale, Tone } from '../model.js';
import { inTone } from './phrases.js';
import { intentTexts, replyText, urgentTexts } from './replies.js';

/** Language and form of address of a text. */
export interface Voice {
  locale: Locale;
  tone: Tone;
}

/** What the bot says to an intent by default. For CAPABILITIES it is the text without the choices of the bot's menu. */
export function defaultIntentText(intent: IntentName, { locale, tone }: Voice): string {
  if (intent === 'PERSON') return inTone(replyText('handedOff', locale), tone);
  if (intent === 'CAPABILITIES') return inTone(replyText('abilitiesAgain', locale), tone);
  return inTone(intentTexts(intent, locale)[0], tone);
}

/** What the bot says by default to a visitor in danger, with the numbers of the country. */
export function defaultUrgentText(kind: UrgencyKind, country: string, { locale, tone }: Voice): string {
  return inTone(urgentTexts(kind, country, locale)[0], tone);
}
