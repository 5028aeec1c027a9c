/** Why something typed is not saved yet. */
export type HeldReason =
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

/** A field whose typed value is not saved: its place as names and ids with dots between, and why. */
export interface HeldField {
  path: string;
  reason: HeldReason;
}

/** A value that can be saved, and what of the typed one is missing in it. */
export interface Savable<T> {
  value: T;
  held: HeldField[];
}
