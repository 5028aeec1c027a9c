import { describe, expect, test } from '@jest/globals';
import { operationOf } from '../src/http/read-operation.js';

const read = (variables: unknown) => operationOf({ query: '{ a }', variables }).variables;

describe('variables of a request', () => {
  test('NUL and halves of emojis become replacement characters, in values, lists and names', () => {
    const given = { text: 'a\u0000b \ud83d', list: ['\udc00', { 'x\ud800': 1 }], n: 1, nothing: null, is: true };
    const wanted = { text: 'a\ufffdb \ufffd', list: ['\ufffd', { 'x\ufffd': 1 }], n: 1, nothing: null, is: true };
    expect(read(given)).toEqual(wanted);
  });

  test('whole emojis and everything else are passed on as they came', () => {
    const given = { text: '¿Qué tal? 👋🏽 👨‍👩‍👧 \t\n', list: [1, [2, { b: 'ñ' }]] };
    expect(read(given)).toBe(given);
  });

  test('nesting without end is read', () => {
    let deep: unknown = 'x\u0000';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(() => read({ deep, text: '\u0000' })).not.toThrow();
  });
});
