import type { ComparisonOperator, Variable, VariableType } from '@tertulia/flow-engine';

const ordered = ['GREATER', 'GREATER_OR_EQUAL', 'LESS', 'LESS_OR_EQUAL'] as const;
const filled = ['IS_EMPTY', 'IS_NOT_EMPTY'] as const;
const searched = ['CONTAINS', 'NOT_CONTAINS', 'STARTS_WITH', 'ENDS_WITH'] as const;
const same = ['EQUALS', 'NOT_EQUALS'] as const;

/** The comparisons that make sense for each type. A text may be a time of day, which has an order. */
const ofType: Readonly<Record<VariableType, readonly ComparisonOperator[]>> = {
  TEXT: [...same, ...searched, ...ordered, ...filled, 'MATCHES'],
  NUMBER: [...same, ...ordered, ...filled],
  BOOLEAN: ['IS_TRUE', 'IS_FALSE', ...filled],
  DATE: [...same, ...ordered, ...filled],
  LIST: ['CONTAINS', 'NOT_CONTAINS', ...filled],
  JSON: [...same, ...searched, ...ordered, ...filled, 'MATCHES', 'IS_TRUE', 'IS_FALSE'],
};

const provided: Readonly<Record<string, VariableType>> = {
  'business.isOpen': 'BOOLEAN',
  'business.today': 'DATE',
  'business.services': 'LIST',
  'business.paymentMethods': 'LIST',
  'business.phones': 'LIST',
  'business.links': 'LIST',
};

/** The type of what a comparison reads; a text for anything unknown. */
export function typeOf(left: string, variables: readonly Variable[]): VariableType {
  return variables.find(({ name }) => name === left)?.type ?? provided[left] ?? 'TEXT';
}

/** The comparisons to offer for a type; the present one stays offered, so that an older choice is not lost. */
export function operatorsFor(type: VariableType, present: ComparisonOperator): readonly ComparisonOperator[] {
  const offered = ofType[type];
  return offered.includes(present) ? offered : [...offered, present];
}

/** The comparison after another variable was picked: the same where it still makes sense. */
export function operatorAfter(type: VariableType, present: ComparisonOperator): ComparisonOperator {
  const [first = 'EQUALS'] = ofType[type];
  return ofType[type].includes(present) ? present : first;
}

const unary: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([...filled, 'IS_TRUE', 'IS_FALSE']);

/** True for comparisons with a right side. */
export function hasRightSide(operator: ComparisonOperator): boolean {
  return !unary.has(operator);
}
