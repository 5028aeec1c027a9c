import { describe, expect, test } from '@jest/globals';
import { scores } from '../../../../bench/understanding/kinds.ts';

/** The largest shares: of all cases, of the unclear ones, and of the clear ones. */
const bounds = { right: 0.94, wrong: 0.005, rash: 0.04, askedBack: 0.04 };

/** The misses by name when there are more than a share allows. */
function tooMany(misses: readonly string[], most: number): readonly string[] {
  return misses.length > most ? misses : [];
}

describe.each(scores())('$kind', ({ score }) => {
  const { cases, unclear } = score;

  test('Nearly all answers are read rightly', () => {
    const misses = [...score.wrong, ...score.rash, ...score.askedBack];
    expect(misses).toHaveLength(cases - score.right);
    expect(tooMany(misses, cases * (1 - bounds.right))).toEqual([]);
  });

  test('Hardly any answer is stored as another value', () => {
    expect(tooMany(score.wrong, cases * bounds.wrong)).toEqual([]);
  });

  test('Answers with two readings or none are asked back', () => {
    expect(tooMany(score.rash, unclear * bounds.rash)).toEqual([]);
  });

  test('Clear answers are not asked back', () => {
    expect(tooMany(score.askedBack, (cases - unclear) * bounds.askedBack)).toEqual([]);
  });
});
