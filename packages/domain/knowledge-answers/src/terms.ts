import type { Locale } from '@tertulia/flow-engine';
import { Cached, editDistance, foldedWords, soundOf, stemOf, writtenOut } from '@tertulia/words';
import { tellingWords } from './lexicon/function-words.js';
import { vocabularies, type Meaning } from './lexicon/lexicon.js';

/** How much a word says: a light one supports a topic, a filler says nothing by itself. */
export const termKinds = ['topic', 'light', 'filler', 'number'] as const;

export type TermKind = (typeof termKinds)[number];

/** A word or phrase of a text, as it is compared. */
export interface Term {
  readonly word: string;
  /** Two terms mean the same if they share a key; the first is what it usually means. */
  readonly keys: readonly string[];
  readonly kind: TermKind;
  /** The word is in no list of ours: a name, or a thing of which only the owner may have written. */
  readonly isUnlisted: boolean;
  /** It was read as another word, because of a typo. */
  readonly isCorrected: boolean;
}

/** Characters of a text that are read. */
const longestRead = 600;
const telling = {
  es: new Set<string>(tellingWords.es.split(' ')),
  en: new Set<string>(tellingWords.en.split(' ')),
};

const numberWords = new Set(
  'dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cien two three four five six seven eight nine ten eleven twelve fifteen twenty thirty hundred'.split(
    ' ',
  ),
);
/** Adverbs, and requests such as `mándame`. */
const sayingLittle = { es: /.{4}mente$|.{3}(?:a|e|an|en)(?:me|nos|melo|noslo)$/, en: /.{4}ly$/ };

/** Folded words of a text, with chat spellings written out. */
export function wordsOf(text: string): string[] {
  return foldedWords(text.slice(0, longestRead)).flatMap((word) => {
    const written = writtenOut(word);
    return written.includes(' ') ? written.split(' ') : saidToSeveral.of(written);
  });
}

/** `tenéis` and `abrís` as `tienen` and `abren`, the forms of the lexicon; other words as they are. `vales` may be a noun. */
const saidToSeveral = new Cached((word: string): string => {
  const [, stem, ending] = secondPerson.exec(word) ?? [];
  if (stem === undefined || ending === undefined || isListed('es', word) || isListed('en', word)) return word;
  const stems = [stem, stem.replace(/e([^aeiou]+)$/, 'ie$1'), stem.replace(/o([^aeiou]+)$/, 'ue$1')];
  const forms = stems.map((one) => one + (ending === 'ais' ? 'an' : 'en'));
  return forms.find((form) => isListed('es', form)) ?? word;
});
const secondPerson = /^([a-z]+?)(ais|eis|is)$/;

function isListed(locale: Locale, word: string): boolean {
  const { functionWords, lightWords } = vocabularies[locale];
  return vocabularies[locale].exact(word) !== undefined || functionWords.has(word) || lightWords.has(word);
}

/** The language of a text; `usual` when it does not show. */
export function languageOf(text: string, words: readonly string[], usual: Locale): Locale {
  const marks = /[¿¡áéíóúñ]/i.test(text) ? 2 : 0;
  const spanish = words.filter((word) => telling.es.has(word)).length + marks;
  const english = words.filter((word) => telling.en.has(word)).length;
  if (spanish === english) return usual;
  return spanish > english ? 'es' : 'en';
}

/** The terms of a text, each once, without function words. */
export function termsOf(words: readonly string[], locale: Locale): Term[] {
  const terms = new Map<string, Term>();
  let hasNumber = false;
  for (let at = 0; at < words.length;) {
    const phrase = vocabularies[locale].phraseAt(words, at) ?? vocabularies[otherOf(locale)].phraseAt(words, at);
    const term = phrase === null ? readings[locale].of(words[at] ?? '') : phraseTerm(phrase.join('_'), locale);
    at += phrase?.length ?? 1;
    if (term === null) continue;
    hasNumber ||= term.kind === 'number';
    const key = term.keys[0] ?? '';
    if (terms.get(key)?.kind !== 'topic') terms.set(key, term);
  }
  const found = [...terms.values()];
  const isAboutAge = hasNumber && isOfAge.test(words.join(' '));
  return isAboutAge ? withAge(found) : isForSomeone(words, found) ? withLightChild(found) : found;
}

/** `mi hijo de 15`, `my daughter is 4`: a child with a number asks for the age. */
const isOfAge =
  /\b(?:hij[oa]|nin[oa]|sobrin[oa]|niet[oa]|bebe|son|daughter|kid|child|nephew|niece) (?:de|tiene|is|of|aged) \d/;

/** `mi hijo es celiaco`, `my son is celiac`: a child beside a topic only says for whom. */
function isForSomeone(words: readonly string[], terms: readonly Term[]): boolean {
  const hasTopic = terms.some(
    ({ kind, keys, isUnlisted }) => kind === 'topic' && !isUnlisted && !keys.includes('#child'),
  );
  return hasTopic && isOwnChild.test(words.join(' '));
}

const isOwnChild =
  /\b(?:mi|mis|my|nuestro|nuestra|our) (?:hij[oa]s?|nin[oa]s?|bebe|niet[oa]s?|son|sons|daughter|daughters|kid|kids|child|baby) (?:es|esta|tiene|no|quiere|is|has|wants|can)\b/;

function withLightChild(terms: readonly Term[]): Term[] {
  return terms.map((term): Term => (term.keys.includes('#child') ? { ...term, kind: 'light' } : term));
}

function withAge(terms: readonly Term[]): Term[] {
  const age: Term = { word: 'age', keys: ['#age'], kind: 'topic', isUnlisted: false, isCorrected: false };
  const others = terms.filter(({ keys }) => !keys.includes('#age'));
  return [...withLightChild(others), age];
}

function otherOf(locale: Locale): Locale {
  return locale === 'es' ? 'en' : 'es';
}

function phraseTerm(phrase: string, locale: Locale): Term | null {
  const meaning = vocabularies[locale].exact(phrase) ?? vocabularies[otherOf(locale)].exact(phrase);
  return meaning === undefined ? null : listed(phrase, meaning);
}

const readings = {
  es: new Cached((word) => readWord(word, 'es')),
  en: new Cached((word) => readWord(word, 'en')),
};

function readWord(word: string, locale: Locale): Term | null {
  const [own, foreign] = [vocabularies[locale], vocabularies[otherOf(locale)]];
  const exact = own.exact(word);
  if (exact !== undefined) return listed(word, exact);
  if (own.functionWords.has(word) || word.length === 1) return null;
  if (/^\d+$/.test(word) || numberWords.has(word)) return { ...unlisted(word, locale), kind: 'number' };
  if (own.lightWords.has(word)) return { ...unlisted(word, locale), kind: 'filler', isUnlisted: false };
  const meaning = foreign.exact(word) ?? own.byStemOf(word);
  if (meaning !== undefined) return listed(word, meaning);
  if (own.isFormOfLight(word) || sayingLittle[locale].test(word))
    return { ...unlisted(word, locale), kind: 'filler', isUnlisted: false };
  if (foreign.functionWords.has(word)) return null;
  if (foreign.lightWords.has(word)) return { ...unlisted(word, locale), kind: 'filler', isUnlisted: false };
  const alike = foreign.byStemOf(word);
  if (alike !== undefined && word.length > 5) return listed(word, alike);
  return unlisted(word, locale);
}

function listed(word: string, { topics, isLight }: Meaning): Term {
  const keys = topics.map((topic) => `#${topic}`);
  return { word, keys, kind: isLight ? 'light' : 'topic', isUnlisted: false, isCorrected: false };
}

function unlisted(word: string, locale: Locale): Term {
  const keys = [`=${word}`, `${locale}:${stemOf(word, locale)}`];
  return { word, keys, kind: 'topic', isUnlisted: true, isCorrected: false };
}

/** The word that an unlisted one was probably meant to be, as its own term; null when there is none. */
export function corrected(term: Term, owned: ReadonlySet<string>, locale: Locale): Term | null {
  const { word } = term;
  if (word.length < 4 || /\d/.test(word)) return null;
  const sounds = [vocabularies[locale], vocabularies[otherOf(locale)]].map((known) => known.bySound.get(soundOf(word)));
  const found = sounds.find((known) => known !== undefined) ?? nearestTo(word, owned, locale);
  if (found === null || found === undefined) return null;
  const meant = readings[locale].of(found);
  return meant === null || meant === undefined ? null : { ...meant, word, isCorrected: true };
}

/** A word with one typo (two from nine letters on) that begins alike. */
function nearestTo(word: string, owned: ReadonlySet<string>, locale: Locale): string | null {
  if (word.length < 6) return null;
  const limit = word.length < 9 ? 1 : 2;
  for (const vocabulary of [vocabularies[locale], vocabularies[otherOf(locale)]]) {
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      const known = vocabulary.byLength.get(length)?.find((candidate) => isTypo(word, candidate, limit));
      if (known !== undefined) return known;
    }
  }
  for (const known of owned) if (known.length > 5 && isTypo(word, known, limit)) return known;
  return null;
}

function isTypo(word: string, known: string, limit: number): boolean {
  return word[0] === known[0] && editDistance(word, known, limit) <= limit && !isOtherWord(word, known);
}

/** A short word with another vowel is more often another word than a typo: `caballo`, `cabello`. */
function isOtherWord(word: string, known: string): boolean {
  if (word.length !== known.length || word.length > 8) return false;
  const at = Array.from(word).findIndex((letter, index) => letter !== known[index]);
  return (
    'aeiou'.includes(word[at] ?? '-') &&
    'aeiou'.includes(known[at] ?? '-') &&
    word.slice(at + 1) === known.slice(at + 1)
  );
}
