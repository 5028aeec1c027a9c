/** What a reader makes of an answer. A value is returned only when the whole answer was read. */
export type Reading<Value> =
  | { kind: 'read'; value: Value }
  /** Something was read, but not all of the answer or not only one thing. `candidates`: what may be meant, most likely first. */
  | { kind: 'unsure'; candidates: Value[]; reason: UnsureReason }
  | { kind: 'none'; reason: NoneReason };

/**
 * MORE_WORDS: words besides the value that may change its meaning. SEVERAL: more than one value. CONTRADICTION: parts that do not
 * fit together. FAR_OFF: a value so unusual that it is probably a mistake. MISSPELT: a known misspelling. RANGE: a span, not a point.
 */
export type UnsureReason = 'MORE_WORDS' | 'SEVERAL' | 'CONTRADICTION' | 'FAR_OFF' | 'MISSPELT' | 'RANGE';

/** NOTHING: no value. REFUSED: only values that the visitor rules out. INVALID: the shape of a value, but not a possible one. */
export type NoneReason = 'NOTHING' | 'REFUSED' | 'INVALID';

export type ReaderLocale = 'es' | 'en';

export function read<Value>(value: Value): Reading<Value> {
  return { kind: 'read', value };
}

export function unsure<Value>(reason: UnsureReason, candidates: Value[]): Reading<Value> {
  return { kind: 'unsure', candidates, reason };
}

export function none<Value>(reason: NoneReason): Reading<Value> {
  return { kind: 'none', reason };
}
