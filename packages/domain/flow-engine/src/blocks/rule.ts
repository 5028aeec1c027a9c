import { valueOfExpression } from '../engine/expressions.js';
import type { Turn } from '../engine/turn.js';
import type { VariableValue } from '../model.js';
import type { FieldExpression, Reading } from './definition.js';

interface WithRule {
  id: string;
  options: { rule?: string | undefined };
}

/** The refusal of an answer that the owner's rule does not accept; null for one that it does. The rule reads the answer as `value`. */
export function refusedByRule({ id, options: { rule } }: WithRule, value: VariableValue, turn: Turn): Reading | null {
  if (rule === undefined || rule.trim() === '') return null;
  const isKept = valueOfExpression(rule, { turn, blockId: id }, new Map([['value', value]])) === true;
  return isKept ? null : { isUnderstood: false, reason: 'rule' };
}

/** The rule of a question, as an expression. */
export function ruleExpressions({ options: { rule } }: WithRule, value: 'TEXT' | 'NUMBER'): FieldExpression[] {
  return rule === undefined || rule.trim() === '' ? [] : [{ field: 'rule', source: rule, gives: 'BOOLEAN', value }];
}
