/** One row of a condition: comparisons, and groups of comparisons, joined by AND (`ALL`) or OR (`ANY`). */
export interface ConditionRow {
  id: string;
  match: 'ALL' | 'ANY';
  comparisons: Comparison[];
  /** Each counts like one comparison. Absent for none. */
  groups?: ComparisonGroup[] | undefined;
  /** An expression in CEL that decides instead of the comparisons. Absent for a row of comparisons. */
  expression?: string | undefined;
}

/** A row of the block `condition`, which the bot's model may decide. */
export interface BlockConditionRow extends ConditionRow {
  /** What must be so, such as `the visitor is annoyed`; decides instead of the comparisons. Absent for what the engine decides. */
  words?: string | undefined;
}

/** Comparisons that are joined in another way than their row, such as the part in brackets of `a and (b or c)`. */
export interface ComparisonGroup {
  id: string;
  match: 'ALL' | 'ANY';
  comparisons: Comparison[];
}

export interface Comparison {
  /** A variable's name or a path such as `business.name`. */
  left: string;
  operator: ComparisonOperator;
  /**
   * A text template; ignored by operators without a right side. Beside a date also `today`, `today+7` and `today-1`. For `IN` several
   * values with commas, or one variable with a list; for `WEEKDAY` numbers from 1 (Monday) to 7 with commas.
   */
  right: string;
  /** The end of `BETWEEN`; a template like `right`. */
  rightEnd?: string | undefined;
}

export type ComparisonOperator =
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'CONTAINS'
  | 'NOT_CONTAINS'
  | 'STARTS_WITH'
  | 'ENDS_WITH'
  | 'GREATER'
  | 'GREATER_OR_EQUAL'
  | 'LESS'
  | 'LESS_OR_EQUAL'
  | 'IS_EMPTY'
  | 'IS_NOT_EMPTY'
  | 'MATCHES'
  | 'IS_TRUE'
  | 'IS_FALSE'
  | 'NOT_MATCHES'
  /** From one to the other, both included. Times of day: without the end, and over midnight where the end is earlier. */
  | 'BETWEEN'
  | 'NOT_BETWEEN'
  | 'IN'
  | 'NOT_IN'
  /** The number of letters, or of entries of a list. */
  | 'LENGTH_EQUALS'
  | 'LENGTH_GREATER'
  | 'LENGTH_LESS'
  /** A date is on one of the weekdays. */
  | 'WEEKDAY';
