import { Cached, foldedPhrase, foldText } from '@tertulia/words';
import { cardinalOf } from '../numerals.js';
import { withoutInvisible } from '../plain.js';
import { timesOf } from './times.js';
import { meaningful } from './words.js';

/** A choice as it was shown. */
export interface ShownChoice {
  id: string;
  label: string;
  /** Other words for it. */
  synonyms?: readonly string[] | undefined;
}

/** A label in the forms in which it is compared. */
export interface Label {
  id: string;
  /** As it was typed, without surrounding spaces. */
  raw: string;
  /** Folded, with its signs: `c++`. */
  signs: string;
  /** Folded words only. */
  phrase: string;
  /** The words of the phrase. */
  words: readonly string[];
  /** Those that carry its meaning. */
  meaning: readonly string[];
  /** Its emoji without variation and skin tone. */
  emoji: string;
  /** The time of day that it is, as `HH:mm`; empty for other labels. */
  time: string;
  /** The numbers that it counts with, in digits or as its first word; hours are none. */
  numbers: readonly number[];
}

const emojiPattern = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}/gu;
/** Labels come back with every answer. */
const forms = new Cached(formsOf, 5_000);

export function labelOf(id: string, label: string): Label {
  return { id, ...forms.of(label) };
}

function formsOf(label: string): Omit<Label, 'id'> {
  const phrase = foldedPhrase(label.replace(/(?<=\w)['’](?=\w)/g, ''));
  const words = phrase === '' ? [] : phrase.split(' ');
  return {
    ...{ raw: label.trim(), signs: signsOf(label), phrase, words, meaning: meaningful(phrase), emoji: emojiOf(label) },
    ...{ time: timesOf(label)[0] ?? '', numbers: numbersIn(label, words) },
  };
}

function numbersIn(label: string, [firstWord = '']: readonly string[]): number[] {
  const first = cardinalOf(firstWord, 'es');
  const digits = /\d[:.]\d/.test(label)
    ? []
    : (label.match(/\d+(?:[.,]\d{3})*/g) ?? []).map((written) => Number(written.replace(/[.,]/g, '')));
  return first === null ? digits : [first, ...digits];
}

/** A folded text with its signs but without the punctuation around sentences. */
export function signsOf(text: string): string {
  return foldText(withoutInvisible(text))
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, ' ')
    .replace(/[¿?¡!.,;:"«»“”()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Signs that are part of a name: `+`, `#`, `*`, `/`, `%`. */
export function nameSigns(text: string): string {
  return signsOf(text).replace(/[^+#*/%&=<>]/g, '');
}

export function emojiOf(text: string): string {
  return (
    withoutInvisible(text)
      .replace(/\p{Emoji_Modifier}/gu, '')
      .match(emojiPattern) ?? []
  ).join('');
}
