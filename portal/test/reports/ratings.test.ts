import { expect, test } from '@jest/globals';
import { ratingShares, scoreGroups } from '../../src/features/reports/model/ratings.js';

const ratings = (counts: readonly number[], lowest: number) => ({
  buckets: counts.map((count, at) => ({ value: at + lowest, count })),
  total: counts.reduce((sum, count) => sum + count, 0),
});

test('Ratings come with their share, the best first', () => {
  expect(ratingShares(ratings([1, 0, 0, 1, 2], 1))).toEqual([
    { value: 5, count: 2, share: 0.5 },
    { value: 4, count: 1, share: 0.25 },
    { value: 3, count: 0, share: 0 },
    { value: 2, count: 0, share: 0 },
    { value: 1, count: 1, share: 0.25 },
  ]);
});

test('Each rating from 0 to 10 is in one group: promoters 9 and 10, passives 7 and 8, detractors the others', () => {
  expect(scoreGroups(ratings([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0)).map(({ name, count }) => [name, count])).toEqual([
    ['promoters', 2],
    ['passives', 2],
    ['detractors', 7],
  ]);
});

test('Without ratings there are no shares', () => {
  expect(scoreGroups(ratings([0, 0], 9)).map(({ share }) => share)).toEqual([null, null, null]);
});
