import type { BusinessProfile, Locale } from '@tertulia/flow-engine';
import { daysIn, type NamedDays } from './days.js';
import type { KnowledgeBase, Sought } from './knowledge-index.js';
import { wordsOf } from './terms.js';

/** A question, taken apart. */
export interface ParsedQuestion extends Sought {
  /** Folded words, with chat spellings written out. */
  readonly words: readonly string[];
  readonly days: NamedDays;
}

/** Takes a question apart; days are in the time zone of the business. */
export function parseQuestion(
  question: string,
  base: KnowledgeBase,
  moment: { profile: BusinessProfile; now: Date; locale: Locale },
): ParsedQuestion {
  const words = wordsOf(question);
  const sought = base.sought(question, moment.locale);
  return { ...sought, words, days: daysIn(question, words, { ...moment, locale: sought.locale }) };
}
