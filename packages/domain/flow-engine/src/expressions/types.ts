import { systemRoots } from '../definition/names.js';
import { numberOf, coerceText, displayValue } from '../engine/values.js';
import type { VariableType, VariableValue } from '../model.js';
import type { ExpressionType } from './operations.js';

const provided: Readonly<Record<string, VariableType>> = {
  'business.isOpen': 'BOOLEAN',
  'business.today': 'DATE',
  'business.services': 'LIST',
  'business.paymentMethods': 'LIST',
  'business.phones': 'LIST',
  'business.links': 'LIST',
  today: 'DATE',
};

/** The present day and time, unless variables have these names. */
export const momentNames: ReadonlySet<string> = new Set(['today', 'now']);

/** The type of what a path reads: a declared variable, or what the platform provides. What is inside a list or an object may be anything. */
export function typeOfPath(path: readonly string[], types: ReadonlyMap<string, VariableType>): ExpressionType {
  const [root = ''] = path;
  const declared = types.get(root);
  if (declared !== undefined) return path.length > 1 || declared === 'JSON' ? 'ANY' : declared;
  const isProvided = systemRoots.has(root) ? path.length === 2 : momentNames.has(path.join('.'));
  return isProvided ? (provided[path.join('.')] ?? 'TEXT') : 'ANY';
}

/** True where a value of the first type can be used as the second. Days are written as texts. */
export function fits(given: ExpressionType, wanted: ExpressionType): boolean {
  if (given === wanted || given === 'ANY' || wanted === 'ANY' || given === 'JSON' || wanted === 'JSON') return true;
  return (given === 'DATE' && wanted === 'TEXT') || (given === 'TEXT' && wanted === 'DATE');
}

/** A value as its variable declares it: a question may have stored a number as text. */
export function typedValue(value: VariableValue, type: VariableType | undefined): VariableValue {
  if (value === null || type === undefined || type === 'JSON') return value;
  if (type === 'NUMBER') return numberOf(value);
  if (type === 'LIST') return Array.isArray(value) ? value : [value];
  if (type === 'BOOLEAN') return typeof value === 'string' ? coerceText(value, type) : value;
  return typeof value === 'string' ? value : displayValue(value, 'es');
}
