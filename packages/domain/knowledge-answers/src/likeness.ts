import type { Locale } from '@tertulia/flow-engine';
import { corrected, languageOf, termsOf, wordsOf, type Term } from './terms.js';

/** From this share of common meaning on, two texts are alike. */
const alikeFrom = 0.6;
/** What a term says of a text's meaning: price and duration of one service are asked apart. */
const weights: Readonly<Record<Term['kind'], number>> = { topic: 1, number: 0.6, light: 0.7, filler: 0.1 };
const noWords: ReadonlySet<string> = new Set();

interface Read {
  readonly terms: readonly Term[];
  readonly weight: number;
}

/**
 * Groups items whose texts mean about the same, in the words of the lexicon, misspelled or not. An item joins the group whose first item
 * is most like it; groups and their items keep the order of `items`.
 */
export function groupAlike<T>(
  items: readonly T[],
  textOf: (item: T) => { readonly text: string; readonly locale: Locale },
): [T, ...T[]][] {
  const groups: { first: Read; items: [T, ...T[]] }[] = [];
  for (const item of items) {
    const read = readText(textOf(item));
    let best: (typeof groups)[number] | null = null;
    let bestShare = alikeFrom;
    for (const group of groups) {
      const share = commonShare(group.first, read);
      if (share < bestShare || (share === bestShare && best !== null)) continue;
      best = group;
      bestShare = share;
    }
    if (best === null) groups.push({ first: read, items: [item] });
    else best.items.push(item);
  }
  return groups.map((group) => group.items);
}

function readText({ text, locale }: { readonly text: string; readonly locale: Locale }): Read {
  const words = wordsOf(text);
  const language = languageOf(text, words, locale);
  const found = termsOf(words, language).map((term) =>
    term.isUnlisted ? (corrected(term, noWords, language) ?? term) : term,
  );
  const terms = found.length > 0 ? found : words.map(plainTerm);
  return { terms, weight: terms.reduce((sum, { kind }) => sum + weights[kind], 0) };
}

/** A text of nothing but function words is compared by them. */
function plainTerm(word: string): Term {
  return { word, keys: [`=${word}`], kind: 'topic', isUnlisted: false, isCorrected: false };
}

/** What two texts have in common: 1 when all they say is the same, 0 when nothing is. */
function commonShare(a: Read, b: Read): number {
  const total = a.weight + b.weight;
  if (total === 0) return 0;
  const keys = new Set(a.terms.flatMap((term) => term.keys));
  const common = b.terms.reduce(
    (sum, term) => sum + (term.keys.some((key) => keys.has(key)) ? weights[term.kind] : 0),
    0,
  );
  return Math.min(1, (2 * common) / total);
}
