import type { ShownForm } from './answer-parts.js';
import type { TimeInterval } from './definition.js';
import type { ShownFiles } from './received-files.js';

/** A day that can be chosen. `hours` is empty where any time will do. */
export interface OpenDay {
  /** `YYYY-MM-DD`. */
  date: string;
  hours: TimeInterval[];
}

/** A choice as it is shown. */
export interface ShownChoice {
  id: string;
  label: string;
  detail: string;
  /** A picture of it: https or http. */
  imageUrl?: string;
}

/** The input that the engine waits for, as a channel must display it. */
export interface Awaiting {
  blockId: string;
  kind:
    | 'TEXT'
    | 'NUMBER'
    | 'EMAIL'
    | 'PHONE'
    | 'DATE'
    | 'TIME'
    | 'URL'
    | 'CHOICE'
    | 'RATING'
    | 'FORM'
    | 'FILE'
    | 'HUMAN';
  placeholder: string;
  isLong: boolean;
  isMultiple: boolean;
  isSearchable: boolean;
  choices: ShownChoice[];
  /** Rating: lowest and highest value; number, date and time: limits as text. */
  min: string | null;
  max: string | null;
  scale: 'STARS' | 'NUMBERS' | 'NPS' | null;
  /** The form; absent for other kinds. */
  form?: ShownForm | undefined;
  /** Which files may be sent; absent for other kinds. The only choice, if there is one, goes on without a file. */
  files?: ShownFiles | undefined;
  /** A day with its time: the next days that can be chosen, with their hours; a time: its day. Absent where nothing limits them. */
  days?: OpenDay[] | undefined;
  /** The event of a page that is an answer too, as a form with one field of that name; `label` is the page's title. Absent for none. */
  event?: { name: string; label: string } | undefined;
  /** True while the choices are what an unclear answer may have meant; absent otherwise. */
  isOffer?: true | undefined;
}
