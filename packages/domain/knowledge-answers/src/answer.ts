import type { BotDefinition, BusinessProfile, Locale } from '@tertulia/flow-engine';
import { baseOf, type KnowledgeBase } from './knowledge-index.js';
import { answerFromProfile } from './profile-answers.js';
import { parseQuestion } from './question.js';

/** A question and what may answer it. `definition.knowledge` must not change between calls that share it. */
export interface KnowledgeQuestion {
  question: string;
  definition: Pick<BotDefinition, 'knowledge' | 'profile'>;
  /** Language of the answer's own words; questions are understood in both. */
  locale: Locale;
  now: Date;
}

/** An answer in light Markdown with its source (`profile:<topic>` or the entry's id) and certainty 0 to 1, or none. */
export type KnowledgeAnswer =
  | { kind: 'answered'; text: string; sourceId: string; score: number }
  | { kind: 'unknown'; best: number };

/** Least certainty of an entry. */
const threshold = 0.55;
/** Below this certainty the best entry must also be clearly better than the second. */
const sureThreshold = 0.75;
const margin = 0.05;
/** An entry this sure is preferred to a profile answer that explains only part of the question. */
const preferredEntry = 0.8;

/**
 * Answers from the business profile, else from the knowledge entries; `unknown` where neither is certain enough.
 * Pure and without network; the question is only ever compared, never repeated or interpreted.
 */
export function answerFromKnowledge({ question, definition, locale, now }: KnowledgeQuestion): KnowledgeAnswer {
  const { profile, knowledge } = definition;
  return answerFrom(baseOf(knowledge), { question, profile, locale, now });
}

/** The same from entries that were indexed before. */
export function answerFrom(
  base: KnowledgeBase,
  { question, profile, locale, now }: Omit<KnowledgeQuestion, 'definition'> & { profile: BusinessProfile },
): KnowledgeAnswer {
  const parsed = parseQuestion(question, profile, { now, locale });
  if (parsed.words.length === 0) return { kind: 'unknown', best: 0 };
  const fromProfile = answerFromProfile({ question: parsed, profile, locale, now });
  const other = locale === 'es' ? 'en' : 'es';
  const candidates = [...base.nearest(question, locale), ...base.nearest(question, other)].toSorted(
    (a, b) => b.score - a.score,
  );
  const [first] = candidates;
  const isEntryBetter = first !== undefined && first.score >= preferredEntry && first.score > (fromProfile?.score ?? 0);
  if (fromProfile && !isEntryBetter) return { kind: 'answered', ...fromProfile };
  if (!first || first.score < threshold) return { kind: 'unknown', best: first?.score ?? 0 };
  const second = candidates.find((candidate) => candidate.entry.id !== first.entry.id);
  const isClear = first.score >= sureThreshold || first.score - (second?.score ?? 0) >= margin;
  if (!isClear) return { kind: 'unknown', best: first.score };
  return { kind: 'answered', text: first.entry.answer, sourceId: first.entry.id, score: first.score };
}
