import { describe, expect, test } from '@jest/globals';
import { parseDefinition, type Variable, type VariableType, type VariableValue } from '@tertulia/flow-engine';
import fc from 'fast-check';
import {
  nameProblem,
  retyped,
  valueWritten,
  writtenValue,
} from '../../src/features/flow-editor/model/variable-edits.js';
import { sampleDefinition } from '../bots/sample-definition.js';

const plainTypes = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'LIST'] as const;
const variable = (type: VariableType, defaultValue: VariableValue): Variable => {
  return { name: 'x', type, scope: 'CONVERSATION', isPersonalData: false, defaultValue };
};

describe('the first value of a variable', () => {
  test.each<[VariableType, VariableValue, string]>([
    ['TEXT', 'Lima', 'Lima'],
    ['NUMBER', 2.5, '2.5'],
    ['BOOLEAN', false, 'false'],
    ['DATE', '2026-12-25', '2026-12-25'],
    ['LIST', ['a', 'b'], 'a\nb'],
    ['JSON', { a: [1] }, '{\n  "a": [\n    1\n  ]\n}'],
    ['TEXT', null, ''],
  ])('A %s of %j is written and read back', (type, value, written) => {
    expect(writtenValue(variable(type, value))).toBe(written);
    expect(valueWritten(written, type)).toEqual(value);
  });

  test('What the type cannot have is no value', () => {
    expect(valueWritten('mucho', 'NUMBER')).toBeUndefined();
    expect(valueWritten('{', 'JSON')).toBeUndefined();
  });

  test('Another type keeps a value that it can have, and drops any other', () => {
    expect(retyped(variable('TEXT', '2026-12-25'), 'DATE').defaultValue).toBe('2026-12-25');
    expect(retyped(variable('TEXT', 'Lima'), 'DATE').defaultValue).toBeNull();
    expect(retyped(variable('LIST', ['a']), 'JSON').defaultValue).toEqual(['a']);
  });

  test('Whatever is typed, the server accepts the variable', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plainTypes), fc.oneof(fc.string(), fc.double().map(String)), (type, text) => {
        const value = valueWritten(text, type);
        if (value === undefined) return;
        const parsed = parseDefinition({ ...sampleDefinition(), variables: [variable(type, value)] });
        expect(parsed).toMatchObject({ ok: true });
      }),
    );
  });
});

test('A name has the shape of names, is not reserved, and is free', () => {
  const taken = [variable('TEXT', null)];
  expect(nameProblem('año_2', taken)).toBeNull();
  expect(nameProblem('2x', taken)).toBe('badName');
  expect(nameProblem('business', taken)).toBe('reserved');
  expect(nameProblem('x', taken)).toBe('taken');
});
