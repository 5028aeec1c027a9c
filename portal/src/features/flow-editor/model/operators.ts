import { typeOfPath, type ComparisonOperator, type Variable, type VariableType } from '@tertulia/flow-engine';

/** What comparisons depend on: a type of variables, or a time of day. */
export type ComparedType = VariableType | 'TIME';

const ordered = ['GREATER', 'GREATER_OR_EQUAL', 'LESS', 'LESS_OR_EQUAL'] as const;
const filled = ['IS_EMPTY', 'IS_NOT_EMPTY'] as const;
const searched = ['CONTAINS', 'NOT_CONTAINS', 'STARTS_WITH', 'ENDS_WITH'] as const;
const same = ['EQUALS', 'NOT_EQUALS'] as const;

const ranged = ['BETWEEN', 'NOT_BETWEEN'] as const;
const listed = ['IN', 'NOT_IN'] as const;
const measured = ['LENGTH_EQUALS', 'LENGTH_GREATER', 'LENGTH_LESS'] as const;
const patterns = ['MATCHES', 'NOT_MATCHES'] as const;
const decided = ['IS_TRUE', 'IS_FALSE'] as const;

/** The comparisons that make sense for each type. A text may be a time of day, which has an order. */
const ofType: Readonly<Record<ComparedType, readonly ComparisonOperator[]>> = {
  TEXT: [...same, ...searched, ...listed, ...ordered, ...ranged, ...measured, ...filled, ...patterns],
  NUMBER: [...same, ...ordered, ...ranged, ...listed, ...filled],
  BOOLEAN: [...decided, ...filled],
  DATE: [...same, ...ordered, ...ranged, 'WEEKDAY', ...filled],
  TIME: ['GREATER_OR_EQUAL', 'LESS', ...ranged],
  LIST: ['CONTAINS', 'NOT_CONTAINS', ...measured, ...filled],
  JSON: [...same, ...searched, ...listed, ...ordered, ...ranged, ...measured, ...filled, ...patterns, ...decided],
};

/** The type of what a comparison reads; a text for anything unknown. */
export function typeOf(left: string, variables: readonly Variable[]): ComparedType {
  if (left === 'business.now') return 'TIME';
  const types = new Map(variables.map(({ name, type }) => [name, type]));
  const type = typeOfPath(left.split('.'), types);
  if (type !== 'ANY') return type;
  return types.has(left.split('.')[0] ?? '') ? 'JSON' : 'TEXT';
}

/** The comparisons to offer for a type; the present one stays offered, so that an older choice is not lost. */
export function operatorsFor(type: ComparedType, present: ComparisonOperator): readonly ComparisonOperator[] {
  const offered = ofType[type];
  return offered.includes(present) ? offered : [...offered, present];
}

/** The comparison after another variable was picked: the same where it still makes sense. */
export function operatorAfter(type: ComparedType, present: ComparisonOperator): ComparisonOperator {
  const [first = 'EQUALS'] = ofType[type];
  return ofType[type].includes(present) ? present : first;
}

const unary: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([...filled, 'IS_TRUE', 'IS_FALSE']);

/** True for comparisons with a beginning and an end. */
export function isRange(operator: ComparisonOperator): boolean {
  return operator === 'BETWEEN' || operator === 'NOT_BETWEEN';
}

/** True for comparisons with a right side. */
export function hasRightSide(operator: ComparisonOperator): boolean {
  return !unary.has(operator);
}
