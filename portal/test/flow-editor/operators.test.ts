import { expect, test } from '@jest/globals';
import { operatorAfter, operatorsFor, typeOf } from '../../src/features/flow-editor/model/operators.js';
import { sampleDocument } from './sample-flow.js';

test('Comparisons are those of the type, and an older one stays offered', () => {
  expect(operatorsFor('BOOLEAN', 'IS_TRUE')).toEqual(['IS_TRUE', 'IS_FALSE', 'IS_EMPTY', 'IS_NOT_EMPTY']);
  expect(operatorsFor('BOOLEAN', 'EQUALS')).toContain('EQUALS');
  expect(operatorsFor('NUMBER', 'LESS')).not.toContain('CONTAINS');
});

test('Picking another variable keeps the comparison where it makes sense', () => {
  expect(operatorAfter('DATE', 'LESS')).toBe('LESS');
  expect(operatorAfter('BOOLEAN', 'LESS')).toBe('IS_TRUE');
  expect(operatorAfter('LIST', 'EQUALS')).toBe('CONTAINS');
});

test('Declared variables and what the business provides have types; anything else is a text', () => {
  const { variables } = sampleDocument();
  expect(typeOf('correo', variables)).toBe('TEXT');
  expect(typeOf('correo', [{ ...variables[0], name: 'correo', type: 'NUMBER' } as never])).toBe('NUMBER');
  expect(typeOf('business.today', variables)).toBe('DATE');
  expect(typeOf('nadie', variables)).toBe('TEXT');
});
