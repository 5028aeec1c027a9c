import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { inOrderOfPlaces } from '../src/observability/order-of-errors.js';

const at = (...path: (string | number)[]) => ({ path });

describe('errors of an answer', () => {
  test('stand in the order of their places, however they came up', () => {
    const data = { second: [{ b: null, a: null }, null], first: null };
    const inOrder = [{}, at('second', 0, 'b'), at('second', 0, 'a'), at('second', 1), at('first')];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
        expect(inOrderOfPlaces(shuffled, data)).toEqual(inOrder);
      }),
    );
  });

  test('numbers of a list count as numbers, and what the answer does not show goes by name', () => {
    const errors = [at('list', 10), at('list', 9), at('b', 'y'), at('b', 'x'), at('b')];
    expect(inOrderOfPlaces(errors, null)).toEqual([at('b'), at('b', 'x'), at('b', 'y'), at('list', 9), at('list', 10)]);
  });

  test('several of one place, and of none, stay as they came', () => {
    const errors: GraphQLFormattedError[] = [
      { message: '2' },
      { message: '1' },
      { ...at('a'), message: '4' },
      { ...at('a'), message: '3' },
    ];
    expect(inOrderOfPlaces(errors, { a: null })).toEqual(errors);
  });
});
