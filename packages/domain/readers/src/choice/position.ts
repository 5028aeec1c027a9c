import { cardinalOf, ordinalOf } from '../numerals.js';
import type { Label } from './labels.js';

const leads =
  /^(?:(?:la|el|opcion|option|number|numero|the|quiero|elijo|escojo|dame|seria|i|want|choose|pick|choice|no|nro|num) )+/;
const tails = / (?:opcion|option|one|porfa|por favor|please|gracias)$/;

/** What a number in place of a label means. */
export interface Position {
  /** Counted from 0; -1 for the last. */
  at: number;
  /** Words say that it is a place: `la segunda`, `opción 2`. */
  isOrdinal: boolean;
}

/** Reads `2`, `la segunda`, `opción 3`, `the last one`; null for other texts. */
export function positionOf(text: string): Position | null {
  const isNamed = /(?:^| )(?:opcion|option|choice|number|numero|num|nro)(?: |$)/.test(text);
  const word = text
    .replace(leads, '')
    .replace(tails, '')
    .replace(/^(?:la|el|the) /, '');
  if (/^(?:ultim[oa]|last)$/.test(word)) return { at: -1, isOrdinal: true };
  const ordinal = ordinalOf(word) ?? ordinalDigits(word);
  if (ordinal !== null && ordinal > 0) return { at: ordinal - 1, isOrdinal: true };
  const number = /^\d{1,2}$/.test(word) ? Number(word) : cardinalOf(word, 'es');
  return number === null || number < 1 ? null : { at: number - 1, isOrdinal: isNamed };
}

function ordinalDigits(word: string): number | null {
  const match = /^(\d{1,2})(?:ra|ro|da|do|ta|to|er|a|o|st|nd|rd|th)$/.exec(word);
  return match ? Number(match[1]) : null;
}

/** The choice at a position. */
export function choiceAt({ at }: Position, labels: readonly Label[]): Label | undefined {
  return labels.at(at);
}
