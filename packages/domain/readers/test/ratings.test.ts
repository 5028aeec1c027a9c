import { describe, expect, test } from '@jest/globals';
import { readRating } from '../src/index.js';

describe('ratings', () => {
  test.each<[string, number | null]>([
    ['5', 5],
    ['cinco', 5],
    ['⭐⭐⭐⭐', 4],
    ['★★★', 3],
    ['4 estrellas', 4],
    ['4/5', 4],
    ['10 de 10', 10],
    ['9 out of 10', 9],
    ['4.5', null],
    ['muy bien', null],
  ])('The rating in “%s” is %p', (text, expected) => {
    const reading = readRating(text);
    expect(reading.kind === 'read' ? reading.value : null).toBe(expected);
  });
});
