import { soundOf, stemOf } from '@tertulia/words';
import type { Locale } from '@tertulia/flow-engine';
import { careTrades } from './care-trades.js';
import { everyday } from './everyday.js';
import { functionWords, lightWords } from './function-words.js';
import { goodsTrades } from './goods-trades.js';
import { turnsOfPhrase } from './turns-of-phrase.js';

/** What a known word means. */
export interface Meaning {
  /** Topics; words of one topic mean the same in both languages. */
  readonly topics: readonly string[];
  /** A light word supports a topic without being one. */
  readonly isLight: boolean;
}

const shortestStem = 4;

/** The words of one language: what they mean, which phrases there are, and what has no meaning of its own. */
class Vocabulary {
  readonly functionWords: ReadonlySet<string>;
  readonly lightWords: ReadonlySet<string>;
  readonly bySound = new Map<string, string>();
  /** Words of five letters and more by their length, to look for typos. */
  readonly byLength = new Map<number, string[]>();
  private readonly meanings = new Map<string, Meaning>();
  private readonly byStem = new Map<string, Meaning>();
  private readonly lightStems = new Set<string>();
  private readonly phrases = new Map<string, string[][]>();

  constructor(private readonly locale: Locale) {
    this.functionWords = new Set(functionWords[locale].split(' '));
    this.lightWords = new Set(lightWords[locale].split(' '));
    for (const word of this.lightWords) {
      this.addSpelling(word);
      this.lightStems.add(stemOf(word, locale));
    }
  }

  add(word: string, meaning: Meaning): void {
    const known = this.meanings.get(word);
    const topics = [...new Set([...(known?.topics ?? []), ...meaning.topics])];
    const merged = { topics, isLight: meaning.isLight && known?.isLight !== false };
    this.meanings.set(word, merged);
    if (word.includes('_')) return this.addPhrase(word);
    const stem = stemOf(word, this.locale);
    if (stem.length >= shortestStem && !this.byStem.has(stem)) this.byStem.set(stem, merged);
    if (known === undefined) this.addSpelling(word);
  }

  exact(word: string): Meaning | undefined {
    return this.meanings.get(word);
  }

  byStemOf(word: string): Meaning | undefined {
    return this.byStem.get(stemOf(word, this.locale));
  }

  /** Another form of a light word, such as a tense of its verb. */
  isFormOfLight(word: string): boolean {
    return word.length > 4 && this.lightStems.has(stemOf(word, this.locale));
  }

  /** The longest phrase that begins at a place of the words, as the words that it has. */
  phraseAt(words: readonly string[], at: number): readonly string[] | null {
    const beginning = this.phrases.get(words[at] ?? '');
    return beginning?.find((phrase) => phrase.every((word, offset) => words[at + offset] === word)) ?? null;
  }

  private addSpelling(word: string): void {
    if (word.length < 5) return;
    this.bySound.set(soundOf(word), word);
    const alike = this.byLength.get(word.length);
    if (alike === undefined) this.byLength.set(word.length, [word]);
    else alike.push(word);
  }

  private addPhrase(phrase: string): void {
    const words = phrase.split('_');
    const first = words[0] ?? '';
    const alike = [...(this.phrases.get(first) ?? []), words];
    this.phrases.set(
      first,
      alike.toSorted((a, b) => b.length - a.length),
    );
  }
}

/** The words of both languages. */
export const vocabularies: Readonly<Record<Locale, Vocabulary>> = {
  es: new Vocabulary('es'),
  en: new Vocabulary('en'),
};

for (const line of [everyday, careTrades, goodsTrades, turnsOfPhrase].join('\n').split('\n')) addLine(line);

function addLine(line: string): void {
  if (line.trim() === '') return;
  const [heading = '', spanish = '', english = ''] = line.split('|').map((part) => part.trim());
  const topics = heading.replace('~', '').split('+');
  for (const [locale, words] of [['es', spanish] as const, ['en', english] as const]) {
    for (const word of words.split(' ')) {
      const isLight = heading.startsWith('~') || word.startsWith('~');
      vocabularies[locale].add(word.replace('~', ''), { topics, isLight });
    }
  }
}
