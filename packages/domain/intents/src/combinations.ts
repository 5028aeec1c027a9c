import { Cached } from '@tertulia/words';

/** Concepts that together mean something, in any order; none of `without` may stand beside them. */
interface Combination<Meaning extends string, Concept extends string> {
  readonly meaning: Meaning;
  readonly all: readonly Concept[];
  readonly without?: readonly Concept[];
  /** Words about anything else may stand beside them. */
  readonly isAmongOthers?: boolean;
}

interface Vocabulary<Concept extends string> {
  /** Patterns of whole words in the form of `plainWords`. */
  readonly concepts: Readonly<Record<Concept, string>>;
  /** Words between spaces that neither mean anything nor make a message about something else. */
  readonly fillers: string;
}

const mostWords = 16;

/**
 * A reader of what the words of a text mean together, whatever their order; it finds the first combination that fits. Null for a text
 * with words that it does not know: it may be about something else.
 */
export function combinationReader<Meaning extends string, Concept extends string>(
  { concepts, fillers }: Vocabulary<Concept>,
  combinations: readonly Combination<Meaning, Concept>[],
): (text: string) => Meaning | null {
  const patterns = (Object.entries(concepts) as [Concept, string][]).map(([concept, words]) => ({
    concept,
    pattern: new RegExp(`^(?:${words})$`, 'u'),
  }));
  const single = combinations.filter(({ all }) => all.length === 1);
  const fillerWords = new Set(fillers.split(/\s+/u));
  const known = new Cached((word) => patterns.flatMap(({ concept, pattern }) => (pattern.test(word) ? concept : [])));
  return (text) => {
    const words = text.split(' ').filter((word) => word !== '' && word !== ',' && word !== '.');
    if (words.length === 0 || words.length > mostWords) return null;
    const meanings = words.map((word) => known.of(word));
    const said = new Set(meanings.flat());
    if (said.size === 0) return null;
    const isOnly = words.every((word, at) => (meanings[at]?.length ?? 0) > 0 || fillerWords.has(word));
    const found = (said.size === 1 ? single : combinations).find(
      ({ all, without = [], isAmongOthers = false }) =>
        (isOnly || isAmongOthers) &&
        all.every((concept) => said.has(concept)) &&
        // One word must not stand for two concepts.
        meanings.filter((meant) => meant.some((concept) => all.includes(concept))).length >= all.length &&
        !without.some((concept) => said.has(concept)),
    );
    return found?.meaning ?? null;
  };
}
