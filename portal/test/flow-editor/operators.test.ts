import { expect, test } from '@jest/globals';
import { isRange, operatorAfter, operatorsFor, typeOf } from '../../src/features/flow-editor/model/operators.js';
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
  expect(typeOf('business.now', variables)).toBe('TIME');
  expect(typeOf('nadie', variables)).toBe('TEXT');
});

test('Days can fall on weekdays, and times have a beginning and an end', () => {
  expect(operatorsFor('DATE', 'EQUALS')).toContain('WEEKDAY');
  expect(operatorsFor('TIME', 'LESS')).toEqual(['GREATER_OR_EQUAL', 'LESS', 'BETWEEN', 'NOT_BETWEEN']);
  expect(isRange('BETWEEN') && !isRange('LESS')).toBe(true);
});
