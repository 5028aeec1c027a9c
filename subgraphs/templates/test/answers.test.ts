import { describe, expect, test } from '@jest/globals';
import type { Locale } from '@tertulia/flow-engine';
import { intentOf, urgencyOf } from '@tertulia/intents';
import { answerFromKnowledge } from '@tertulia/knowledge-answers';
import { askerOf, measure, type Ask } from '../../../bench/answers/measure.ts';
import { english } from '../../../bench/answers/questions-en.ts';
import { spanish } from '../../../bench/answers/questions-es.ts';
import { askings } from '../../../bench/answers/sets.ts';
import { allTemplates } from '../src/domain/catalogue/index.js';
import { definitionOf } from '../src/domain/definition-of.js';
import { facts } from './visit.js';

/** Wednesday, 11:00 in Mexico City. */
const now = new Date('2026-11-25T17:00:00Z');

function askTemplates(locale: Locale): Ask {
  const bots = allTemplates.map((template) => [template.industry.slug, definitionOf(template, facts(locale))] as const);
  return askerOf(new Map<string, ReturnType<typeof definitionOf>>(bots), (definition, question) =>
    answerFromKnowledge({ question, definition, locale, now }),
  );
}

describe('what customers ask the eight templates', () => {
  test('Each language has 200 questions or more, a third of them without an answer in the data', () => {
    for (const set of [spanish, english]) {
      const tally = measure(set, () => ({ kind: 'unknown', sources: [] }));
      expect(tally.answerable + tally.unanswerable).toBeGreaterThanOrEqual(200);
      expect(tally.unanswerable / (tally.answerable + tally.unanswerable)).toBeGreaterThan(0.31);
    }
  });

  test('A question to the business is neither a wish of the bot nor a danger, but for those that are', () => {
    const asked = new Set(
      askings.flatMap(({ set }) => Object.values(set).flatMap((byAnswer) => Object.values(byAnswer).flat())),
    );
    const wishes = [...asked].filter((text) => (intentOf(text)?.score ?? 0) > 0.6);
    const dangers = [...asked].filter((text) => urgencyOf(text, null) !== null);
    expect(wishes).toEqual(['salir', 'quiero darme de baja']);
    expect(dangers).toEqual([
      'me duele mucho el pecho y no puedo respirar',
      'I have strong chest pain and can’t breathe',
    ]);
    expect(asked.size).toBeGreaterThan(1_400);
  });

  test.each(askings)('Questions of “$name” are answered, or the bot admits that it does not know', (asking) => {
    const { set, locale, bounds } = asking;
    const tally = measure(set, askTemplates(locale));
    const isGood =
      tally.right / tally.answerable >= bounds.right && tally.admitted / tally.unanswerable >= bounds.admitted;
    expect(isGood ? [] : tally.misses).toEqual([]);
  });
});
