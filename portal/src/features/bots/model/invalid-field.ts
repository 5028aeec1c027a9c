/** Why a typed value is not saved. */
export type InvalidReason =
  | 'empty'
  | 'badUrl'
  | 'badDate'
  | 'sameDate'
  | 'badNumber'
  | 'badColour'
  | 'incomplete'
  | 'backwards'
  | 'overlap'
  | 'refused';

/** A field whose typed value is not saved: its path, as names and ids separated by dots, and the reason. */
export interface InvalidField {
  path: string;
  reason: InvalidReason;
}

/** The part of a typed value that can be saved, and the fields that it leaves out. */
export interface Savable<T> {
  value: T;
  invalid: InvalidField[];
}
