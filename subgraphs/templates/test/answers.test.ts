import { describe, expect, test } from '@jest/globals';
import type { Locale } from '@tertulia/flow-engine';
import { answerFromKnowledge } from '@tertulia/knowledge-answers';
import { measure, saidOf, type Ask } from '../../../bench/answers/measure.ts';
import { laterEnglish } from '../../../bench/answers/later-questions-en.ts';
import { laterSpanish } from '../../../bench/answers/later-questions-es.ts';
import { english } from '../../../bench/answers/questions-en.ts';
import { plainEnglish } from '../../../bench/answers/plain-questions-en.ts';
import { plainSpanish } from '../../../bench/answers/plain-questions-es.ts';
import { spanish } from '../../../bench/answers/questions-es.ts';
import type { QuestionSet } from '../../../bench/answers/question-set.ts';
import { allTemplates } from '../src/domain/catalogue/index.js';
import { definitionOf } from '../src/domain/definition-of.js';
import { facts } from './visit.js';

/** Wednesday, 11:00 in Mexico City. */
const now = new Date('2026-11-25T17:00:00Z');

function askerOf(locale: Locale): Ask {
  const made = allTemplates.map((template) => [template.industry.slug, definitionOf(template, facts(locale))] as const);
  const definitions = new Map<string, ReturnType<typeof definitionOf>>(made);
  return (template, question) => {
    const definition = definitions.get(template === 'real-estate' ? 'realEstate' : template);
    if (definition === undefined) throw new Error(`there is no template ${template}`);
    return saidOf(answerFromKnowledge({ question, definition, locale, now }));
  };
}

interface Bounds {
  readonly right: number;
  readonly admitted: number;
}

describe('what customers ask the eight templates', () => {
  test('Each language has 200 questions or more, a third of them without an answer in the data', () => {
    for (const set of [spanish, english]) {
      const tally = measure(set, () => ({ kind: 'unknown', sources: [] }));
      expect(tally.answerable + tally.unanswerable).toBeGreaterThanOrEqual(200);
      expect(tally.unanswerable / (tally.answerable + tally.unanswerable)).toBeGreaterThan(0.31);
    }
  });

  test.each<[string, QuestionSet, Locale, Bounds]>([
    ['Spanish questions to a Spanish bot', spanish, 'es', { right: 0.97, admitted: 0.97 }],
    ['English questions to an English bot', english, 'en', { right: 0.97, admitted: 0.97 }],
    ['English questions to a Spanish bot', english, 'es', { right: 0.95, admitted: 0.97 }],
    ['Spanish questions to an English bot', spanish, 'en', { right: 0.95, admitted: 0.97 }],
    ['Later Spanish questions to a Spanish bot', laterSpanish, 'es', { right: 0.88, admitted: 0.97 }],
    ['Later English questions to an English bot', laterEnglish, 'en', { right: 0.88, admitted: 0.97 }],
    ['Later English questions to a Spanish bot', laterEnglish, 'es', { right: 0.85, admitted: 0.97 }],
    ['Later Spanish questions to an English bot', laterSpanish, 'en', { right: 0.85, admitted: 0.97 }],
    ['Plain Spanish questions to a Spanish bot', plainSpanish, 'es', { right: 0.94, admitted: 0.97 }],
    ['Plain English questions to an English bot', plainEnglish, 'en', { right: 0.94, admitted: 0.97 }],
    ['Plain English questions to a Spanish bot', plainEnglish, 'es', { right: 0.92, admitted: 0.95 }],
    ['Plain Spanish questions to an English bot', plainSpanish, 'en', { right: 0.9, admitted: 0.97 }],
  ])('%s are answered, or the bot admits that it does not know', (_, set, locale, bounds) => {
    const tally = measure(set, askerOf(locale));
    const isGood =
      tally.right / tally.answerable >= bounds.right && tally.admitted / tally.unanswerable >= bounds.admitted;
    expect(isGood ? [] : tally.misses).toEqual([]);
  });
});
