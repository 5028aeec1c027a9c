import { describe, expect, test } from '@jest/globals';
import { scores } from './cases/kinds.js';

/** Shares of all cases of a kind, and of those with two readings. */
const bounds = { right: 0.94, wrong: 0.005, rash: 0.04, askedBack: 0.04 };

describe.each(scores())('$kind', ({ score }) => {
  test('Nearly all answers are read rightly, and those that are not are listed by name', () => {
    expect({
      misses: [...score.wrong, ...score.rash, ...score.askedBack],
      isGood: score.right / score.cases >= bounds.right,
    }).toMatchObject({ isGood: true });
  });

  test('Hardly any answer is stored as another value', () => {
    expect(score.wrong.slice(Math.floor(score.cases * bounds.wrong))).toEqual([]);
  });

  test('Answers with two readings are asked back', () => {
    expect(score.rash.slice(Math.floor(score.cases * bounds.rash))).toEqual([]);
  });

  test('Clear answers are not asked back', () => {
    expect(score.askedBack.slice(Math.floor(score.cases * bounds.askedBack))).toEqual([]);
  });
});
