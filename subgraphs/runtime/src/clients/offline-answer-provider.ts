import type { EffectResult } from '@tertulia/flow-engine';
import { answerFromKnowledge } from '@tertulia/knowledge-answers';
import type { AnswerProvider, AnswerQuestion } from '../application/ports.js';

/** Answers from the bot's business profile and knowledge entries, without any network. */
export const offlineAnswerProvider: AnswerProvider = {
  answer: async ({ effect, definition, now }: AnswerQuestion): Promise<EffectResult> => {
    const answer = answerFromKnowledge({ question: effect.question, definition, locale: effect.locale, now });
    if (answer.kind === 'unknown') return { kind: 'unknown' };
    return { kind: 'answered', text: answer.text, sourceId: answer.sourceId, score: answer.score };
  },
};
