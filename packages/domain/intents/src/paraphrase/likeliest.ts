import { foldedPhrase, stemOf } from '@tertulia/words';
import { plainWords } from '../plain-words.js';
import { empty } from './concepts.js';
import { conceptsOf, type Language } from './word-concepts.js';

/** The group of examples that a text is most like. */
export interface Likeliest {
  /** Its position among the groups. */
  readonly at: number;
  /** How much they have in common, from 0 to 1. */
  readonly score: number;
}

interface Term {
  readonly keys: readonly string[];
  readonly weight: number;
}

const denies = / (?:no|ni|nunca|tampoco|not|never|neither|nor|sin|without) /u;
const leastScore = 0.5;
const leastMargin = 0.1;
/** Of a score that is left where only one of two texts denies something. */
const deniedShare = 0.45;
const mostWords = 40;

interface Read {
  readonly keys: readonly (readonly string[])[];
  readonly isDenial: boolean;
}

/**
 * Groups of examples, such as the sentences of an owner's intents, read once. A text belongs to the group that it is clearly most like:
 * words of the same meaning count as the same, and a word that few groups have counts more than one that all have.
 */
export class Examples {
  readonly #phrases: readonly ReadonlySet<string>[];
  readonly #groups: readonly (readonly Read[])[];
  readonly #holders: ReadonlyMap<string, number>;
  readonly #locale: Language;

  constructor(groups: readonly (readonly string[])[], locale: Language) {
    this.#locale = locale;
    this.#phrases = groups.map((examples) => new Set(examples.map(foldedPhrase).filter((phrase) => phrase !== '')));
    this.#groups = groups.map((examples) => examples.map((text) => readText(text, locale)));
    this.#holders = holdersOf(this.#groups);
  }

  /** The group that the text is clearly most like; null where none is. */
  likeliest(message: string): Likeliest | null {
    const phrase = foldedPhrase(message);
    const exact = this.#phrases.findIndex((phrases) => phrases.has(phrase));
    if (exact >= 0) return { at: exact, score: 1 };
    const said = readText(message, this.#locale);
    if (said.keys.length === 0) return null;
    const scored = this.#groups
      .map((examples, at) => ({ at, score: Math.max(0, ...examples.map((one) => alike(said, one, this.#holders))) }))
      .toSorted((a, b) => b.score - a.score);
    const [best, second] = scored;
    if (best === undefined || best.score < leastScore) return null;
    return best.score - (second?.score ?? 0) >= leastMargin ? best : null;
  }
}

function readText(text: string, locale: Language): Read {
  const plain = plainWords(text);
  const words = plain
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
  const telling = words.filter((word) => !empty.has(word));
  // A text of nothing but small words is compared by them.
  const used = [...new Set(telling.length > 0 ? telling : words)];
  const keys = used.map((word) => [`=${stemOf(word, locale)}`, ...conceptsOf(word, locale).map((one) => `#${one}`)]);
  return { keys, isDenial: denies.test(plain) };
}

/** In how many groups each key occurs. */
function holdersOf(groups: readonly (readonly Read[])[]): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const examples of groups) {
    const keys = new Set(examples.flatMap((one) => one.keys.flat()));
    for (const key of keys) holders.set(key, (holders.get(key) ?? 0) + 1);
  }
  return holders;
}

/** Twice what both have over all that they have: 1 where they say the same. */
function alike(a: Read, b: Read, holders: ReadonlyMap<string, number>): number {
  const [mine, theirs] = [weighed(a, holders), weighed(b, holders)];
  const total = sum(mine) + sum(theirs);
  if (total === 0) return 0;
  const common = sum(shared(mine, theirs)) + sum(shared(theirs, mine));
  return (common / total) * (a.isDenial === b.isDenial ? 1 : deniedShare);
}

function weighed({ keys }: Read, holders: ReadonlyMap<string, number>): Term[] {
  return keys.map((one) => ({ keys: one, weight: 1 / Math.max(1, ...one.map((key) => holders.get(key) ?? 1)) }));
}

function shared(from: readonly Term[], others: readonly Term[]): Term[] {
  const known = new Set(others.flatMap(({ keys }) => keys));
  return from.filter(({ keys }) => keys.some((key) => known.has(key)));
}

function sum(terms: readonly Term[]): number {
  return terms.reduce((total, { weight }) => total + weight, 0);
}
