import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { sortedByPath } from '../src/observability/order-of-errors.js';

const at = (...path: (string | number)[]) => ({ path });

describe('order of errors', () => {
  test('Errors are sorted by path, whatever their original order', () => {
    const data = { second: [{ b: null, a: null }, null], first: null };
    const inOrder = [{}, at('second', 0, 'b'), at('second', 0, 'a'), at('second', 1), at('first')];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
        expect(sortedByPath(shuffled, data)).toEqual(inOrder);
      }),
    );
  });

  test('List indices are compared as numbers, and fields that are not in the data by name', () => {
    const errors = [at('list', 10), at('list', 9), at('b', 'y'), at('b', 'x'), at('b')];
    expect(sortedByPath(errors, null)).toEqual([at('b'), at('b', 'x'), at('b', 'y'), at('list', 9), at('list', 10)]);
  });

  test('Errors with the same path, and errors without one, keep their order', () => {
    const errors: GraphQLFormattedError[] = [
      { message: '2' },
      { message: '1' },
      { ...at('a'), message: '4' },
      { ...at('a'), message: '3' },
    ];
    expect(sortedByPath(errors, { a: null })).toEqual(errors);
  });
});
