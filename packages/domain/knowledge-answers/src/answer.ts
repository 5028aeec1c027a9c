import type { BotDefinition, BusinessProfile, KnowledgeEntry, Locale } from '@tertulia/flow-engine';
import { baseOf, type Candidate, type KnowledgeBase } from './knowledge-index.js';
import { answerFromProfile } from './profile/answer.js';
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
  | { kind: 'unsure'; choices: readonly Pick<KnowledgeEntry, 'id' | 'question'>[]; best: number }
  | { kind: 'unknown'; best: number };

/** From this certainty on an entry answers. */
const threshold = 0.58;
/** From this certainty on it is worth asking which entry is meant. */
const unsureThreshold = 0.5;
/** What the best entry must be ahead of the second. */
const margin = 0.04;
const mostChoices = 3;

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
  const parsed = parseQuestion(question, base, { profile, now, locale });
  if (parsed.words.length === 0) return { kind: 'unknown', best: 0 };
  const written = base.entryOf(parsed.words);
  if (written !== null) return { kind: 'answered', text: written.answer, sourceId: written.id, score: 1 };
  const fromProfile = answerFromProfile({ question: parsed, profile, locale, now });
  const [first, second] = base.nearest(parsed);
  if (fromProfile && !(first !== undefined && first.score > fromProfile.score)) {
    const { text, topic, score } = fromProfile;
    return { kind: 'answered', text, sourceId: `profile:${topic}`, score };
  }
  if (first === undefined || first.score < unsureThreshold) return { kind: 'unknown', best: first?.score ?? 0 };
  const close = [first, second].filter(
    (one): one is Candidate => one !== undefined && one.score > first.score - margin,
  );
  if (first.score < threshold || close.length > 1) {
    if (close.length < 2) return { kind: 'unknown', best: first.score };
    const choices = close.slice(0, mostChoices).map(({ entry: { id, question } }) => ({ id, question }));
    return { kind: 'unsure', choices, best: first.score };
  }
  return { kind: 'answered', text: first.entry.answer, sourceId: first.entry.id, score: first.score };
}
