import { allowedTypos, Cached, editDistance } from '@tertulia/words';
import { read, unsure, type Reading } from '../reading.js';
import { isWithin } from '../near.js';
import { labelOf, type Label, type ShownChoice } from './labels.js';
import { isFiller, isNear, isOpposite } from './words.js';

/** The choices of one question and their synonyms. A typed word is compared once with each word of theirs. */
export class Names {
  readonly labels: readonly Label[];
  readonly synonyms: readonly Label[];
  /** Labels and synonyms that have words. */
  readonly all: readonly Label[];
  /** Words that every label has, and that therefore tell none apart: `Sucursal`. */
  private readonly common: ReadonlySet<string>;
  private readonly vocabulary: readonly string[];
  private readonly near = new Cached((word) => this.nearWords(word), 500);

  constructor(choices: readonly ShownChoice[]) {
    this.labels = choices.map(({ id, label }) => labelOf(id, label));
    this.synonyms = choices.flatMap(({ id, synonyms = [] }) => synonyms.map((synonym) => labelOf(id, synonym)));
    this.all = [...this.labels, ...this.synonyms].filter(({ phrase }) => phrase !== '');
    const [first, ...rest] = this.labels;
    this.common = new Set(
      rest.length === 0 ? [] : first?.words.filter((word) => rest.every(({ words }) => words.includes(word))),
    );
    this.vocabulary = [...new Set(this.all.flatMap(({ words }) => words))];
  }

  /** A text with two words as one where a label writes them so: `pick it up` for `Pickup`, `cut my hair` for `Haircut`. */
  withJoined(text: string): string {
    const words = text.split(' ');
    for (const wanted of this.vocabulary) {
      const first = words.find((word) => isHeadOf(word, wanted) && words.includes(wanted.slice(word.length)));
      if (first === undefined) continue;
      const joined = [first, wanted.slice(first.length), 'it', 'them'];
      return [...words.filter((word) => !joined.includes(word)), wanted].join(' ');
    }
    return text;
  }

  /** The words of labels that a typed word may be; a word that is one of them as it is, is no slip or other gender of another. */
  private nearWords(word: string): ReadonlySet<string> {
    const isKnown = this.vocabulary.includes(word);
    return new Set(
      this.vocabulary.filter(
        (wanted) => isNear(word, wanted) && (!isKnown || wanted === word || wanted.length !== word.length),
      ),
    );
  }

  /** Whether a typed word is one of these words of labels: equal, with few typos, or another form of it. */
  isAmong(word: string, wanted: readonly string[]): boolean {
    const near = this.near.of(word);
    return wanted.some((want) => near.has(want));
  }

  /** Whether an answer has all words of a label that tell it from others; only `esta` tells `Esta semana` from `La próxima semana`. */
  says(words: readonly string[], { meaning, words: all }: Label, said: readonly string[]): boolean {
    const own = meaning.filter((word) => !this.common.has(word));
    if (own.length > 0) return this.holdsAll(words, own);
    return (
      this.holdsAll(words, meaning) &&
      this.holdsAll(
        said,
        all.filter((word) => !this.common.has(word)),
      )
    );
  }

  /** Whether an answer has all these words of labels. */
  holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
    return wanted.every((want) => words.some((word) => this.near.of(word).has(want)));
  }

  /** A word that only this choice has. */
  isDistinctive(word: string, { id, meaning }: Label): boolean {
    return (
      word.length > 3 &&
      this.isAmong(word, meaning) &&
      !this.all.some((other) => other.id !== id && this.isAmong(word, other.meaning))
    );
  }
}

export function idsOf(labels: readonly Label[]): string[] {
  return [...new Set(labels.map(({ id }) => id))];
}

/** The one choice of these labels; null when there is none. */
export function found(labels: readonly Label[]): Reading<string> | null {
  const [id, ...others] = idsOf(labels);
  if (id === undefined) return null;
  return others.length === 0 ? read(id) : unsure('SEVERAL', [id, ...others].slice(0, 4));
}

/** The labels with the fewest typos, within what a phrase of that length may have. */
export function nearest(text: string, labels: readonly Label[]): Label[] {
  const limit = allowedTypos(text.length);
  if (limit === 0) return [];
  const near = labels
    .filter((label) => isNegative(label.phrase) === isNegative(text))
    .filter((label) => !/\d/.test(label.phrase + text) && !isOpposite(text, label.phrase))
    .filter(({ phrase }) => isWithin(text, phrase, limit) && !isOtherFiller(text, phrase))
    .map((label) => ({ label, distance: editDistance(text, label.phrase, limit) }))
    .filter(({ label, distance }) => distance <= Math.min(limit, allowedTypos(label.phrase.length)))
    .toSorted((a, b) => a.distance - b.distance);
  return near.filter(({ distance }) => distance === near[0]?.distance).map(({ label }) => label);
}

/** `the week` is no misspelt `this week`. */
function isOtherFiller(text: string, phrase: string): boolean {
  const wanted = phrase.split(' ');
  const words = text.split(' ');
  return (
    words.length === wanted.length &&
    words.some((word, at) => word !== wanted[at] && isFiller(word)) &&
    words.some((word, at) => word === wanted[at])
  );
}

const negative = /\b(?:no|not|ni|sin|nunca|tampoco|without|dont|never)\b/;

function isNegative(phrase: string): boolean {
  return negative.test(phrase);
}

function isHeadOf(word: string, wanted: string): boolean {
  return word.length > 1 && word.length < wanted.length - 1 && wanted.startsWith(word);
}
