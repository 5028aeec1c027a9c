import type { FlowText } from './flow-text.js';

/** What a field of a form asks for. */
export type FieldKind = 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'EMAIL' | 'PHONE' | 'DATE' | 'CHOICE';

/** One field of a form. */
export interface FormField {
  id: string;
  kind: FieldKind;
  label: FlowText;
  /** Where its value is stored; null stores it only in the variable of the form. */
  variable: string | null;
  isRequired: boolean;
  /** What can be chosen; empty for other kinds. */
  choices: { id: string; label: FlowText }[];
}

/** Parts of an address that a question may ask for besides street and city. */
export type AddressExtra = 'REGION' | 'POSTAL_CODE' | 'COUNTRY';

/** What is asked after a rating, by how good it was; an empty text asks nothing. */
export interface RatingComment {
  low: FlowText;
  middle: FlowText;
  high: FlowText;
  /** Where the comment is stored. */
  variable: string | null;
}

/** A form as it is shown: all fields at once, sent together. */
export interface ShownForm {
  fields: ShownField[];
  /** The words of the button. */
  submit: string;
}

export interface ShownField {
  id: string;
  kind: FieldKind;
  label: string;
  isRequired: boolean;
  choices: { id: string; label: string }[];
  /** What browsers may fill in: a value of the attribute `autocomplete` of HTML; empty for nothing. */
  autocomplete: string;
  /** What was given so far. */
  value: string;
  /** Why that was refused; null where it was not. */
  error: string | null;
}

/** What was entered in a field of a form; of a choice, its id. */
export interface FieldValue {
  fieldId: string;
  value: string;
}

/** A rating that a visitor gave. */
export interface GivenRating {
  blockId: string;
  scale: 'STARS' | 'NUMBERS' | 'NPS';
  value: number;
  isSatisfaction: boolean;
}
