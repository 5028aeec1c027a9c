import { cardinalOf, ordinalOf } from '../numerals.js';
import type { Label } from './labels.js';

const leads =
  /^(?:(?:la|el|opcion|option|number|numero|the|quiero|elijo|escojo|dame|seria|i|want|choose|pick|choice|no|nro|num) )+/;
const tails =
  /(?: (?:opcion|option|one|porfa|porfis|porfavor|por favor|pls|plis|please|gracias|thanks|thank you|de la lista|de las opciones|de ellas|de ellos|on the list|in the list))+$/;
const middle = /^(?:(?:de )?(?:en )?(?:el )?medio|del medio|de en medio|(?:in )?(?:the )?middle)$/;

/** What a number in place of a label means. */
export interface Position {
  /** Counted from 0; -1 for the last; null for the middle of an odd number. */
  at: number | null;
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
  if (middle.test(word)) return { at: null, isOrdinal: true };
  if (/^(?:ultim[oa]|last|bottom|(?:de )?(?:hasta )?(?:el )?(?:abajo|final)|del final)$/.test(word))
    return { at: -1, isOrdinal: true };
  if (/^(?:top|(?:de )?(?:hasta )?arriba)$/.test(word)) return { at: 0, isOrdinal: true };
  const ordinal = ordinalOf(word) ?? ordinalDigits(word);
  if (ordinal !== null && ordinal > 0) return { at: ordinal - 1, isOrdinal: true };
  const number = /^\d{1,2}$/.test(word) ? Number(word) : cardinalOf(word, 'es');
  return number === null || number < 1 ? null : { at: number - 1, isOrdinal: isNamed };
}

function ordinalDigits(word: string): number | null {
  const match = /^(\d{1,2})(?:ra|ro|era|ero|da|do|ta|to|er|a|o|st|nd|rd|th)$/.exec(word);
  return match ? Number(match[1]) : null;
}

/** The choice at a position. */
export function choiceAt({ at }: Position, labels: readonly Label[]): Label | undefined {
  if (at === null) return labels.length % 2 === 1 ? labels[(labels.length - 1) / 2] : undefined;
  return labels.at(at);
}
