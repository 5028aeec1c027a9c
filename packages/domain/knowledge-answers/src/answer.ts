import type { BotDefinition, BusinessProfile, Locale } from '@tertulia/flow-engine';
import { baseOf, type KnowledgeBase } from './knowledge-index.js';
import { answerFromProfile } from './profile-answers.js';
import { parseQuestion } from './question.js';

/** A question and the bot's knowledge. Do not mutate `definition.knowledge`: its index is cached. */
export interface KnowledgeQuestion {
  question: string;
  definition: Pick<BotDefinition, 'knowledge' | 'profile'>;
  /** Language of generated text; questions are understood in both languages. */
  locale: Locale;
  now: Date;
}

/** An answer in light Markdown with its source (`profile:<topic>` or the id of the entry) and certainty from 0 to 1; or `unknown`. */
export type KnowledgeAnswer =
  | { kind: 'answered'; text: string; sourceId: string; score: number }
  | { kind: 'unknown'; best: number };

/** Minimum certainty of an entry. */
const threshold = 0.55;
/** Below this certainty, the best entry must also beat the second by `margin`. */
const sureThreshold = 0.75;
const margin = 0.05;
/** From this certainty on, an entry is preferred to a profile answer with a lower score. */
const preferredEntry = 0.8;

/**
 * Answers from the business profile, else from the knowledge entries; `unknown` when neither is certain enough.
 * Pure; the question is only compared, never repeated or executed.
 */
export function answerFromKnowledge({ question, definition, locale, now }: KnowledgeQuestion): KnowledgeAnswer {
  const { profile, knowledge } = definition;
  return answerFrom(baseOf(knowledge), { question, profile, locale, now });
}

/** Like `answerFromKnowledge`, with entries that are already indexed. */
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
