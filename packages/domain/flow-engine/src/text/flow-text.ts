import type { FlowText, Locale } from '../model.js';

/** The text in the requested language, else in the bot's own, else in any; empty when there is none. */
export function pickText(text: FlowText, locale: Locale, botLocale: Locale): string {
  return text[locale] || text[botLocale] || text.es || text.en || '';
}

/** True when no language has a text. */
export function isEmptyText(text: FlowText): boolean {
  return !text.es?.trim() && !text.en?.trim();
}
