import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KnownOperations } from '../src/protection/known-operations.js';
import { operationOf } from '../src/http/read-operation.js';
import { mayHoldUnstorable } from '../src/http/storable-variables.js';

const read = (variables: unknown) => operationOf({ query: '{ a }', variables }, new KnownOperations([])).variables;

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

  test('the text of JSON tells whether its values need replacing', () => {
    const units = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0xd83d, 0xdc4b, 0x5c, 0x75)),
    );
    const text = units.map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(text, fc.boolean(), (value, isAscii) => {
        const json = JSON.stringify({ [value]: value });
        const sent = isAscii ? json.replaceAll(/[^\x20-\x7e]/g, escaped) : json;
        const isStorable = read({ [value]: value })[value] === value;
        expect(isStorable || mayHoldUnstorable(sent)).toBe(true);
      }),
    );
    expect(mayHoldUnstorable(JSON.stringify({ text: '¿Qué tal? 👋🏽\n\t"' }))).toBe(false);
  });
});

function escaped(unit: string): string {
  return `\\U${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`.replace('U', 'u');
}
