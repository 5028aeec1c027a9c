import { describe, expect, test } from '@jest/globals';
import { places } from '../../src/frame/destinations.js';
import { goSequence } from '../../src/frame/go-sequence.js';

/** What follows from keys at their times in milliseconds. */
const after = (...keys: (readonly [key: string, atMs: number])[]) => {
  const follow = goSequence();
  return keys.map(([key, atMs]) => follow(key, atMs));
};

describe('G followed by a letter', () => {
  test('A letter without G is none, also in the first moment of a page', () => {
    expect(after(['a', 300], ['b', 900])).toEqual([null, null]);
  });

  test('The letter after G is taken once', () => {
    expect(after(['g', 5_000], ['b', 5_400], ['c', 5_600])).toEqual([null, 'b', null]);
  });

  test('G counts for a little more than a second', () => {
    expect(after(['g', 0], ['b', 1_199])).toEqual([null, 'b']);
    expect(after(['g', 0], ['b', 1_200])).toEqual([null, null]);
  });

  test('G after G begins anew', () => {
    expect(after(['g', 0], ['g', 1_000], ['b', 2_000])).toEqual([null, null, 'b']);
  });

  test('Each place has a letter of its own, and none is G', () => {
    const letters = places.map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters).not.toContain('g');
  });
});
