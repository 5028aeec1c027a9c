import { foldedWords } from '@tertulia/words';
import {
  bodyParts,
  digitWords,
  harmlessAfterIAm,
  healthStems,
  healthWords,
  introductions,
  namesThatAreWords,
  ownPlaces,
  ownWords,
  personNames,
  shortTitles,
  streetWords,
  titles,
} from './personal-words.js';

/** A longer text is a story, not a question. */
const longestQuestion = 200;
const mostDigitWords = 4;
const shortestCollectedWord = 3;

/** A run of digits as in phone, card and document numbers, with any spacing. */
const manyDigits = /\d(?:[\s().,/-]{0,2}\d){5}/u;
/** Letters and digits in one word, as in document numbers and licence plates. */
const code = /\b(?=[\p{L}\d-]*\d[\p{L}\d-]*\d)(?=[\p{L}\d-]*\p{L})[\p{L}\d-]{6,40}\b/u;
const addresses = /@|\bwww\.|:\/\/|\barroba\b/iu;
/** Two words with capitals, not at the beginning of a sentence. */
const twoCapitals = /[\p{L}\p{N},;]\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u;

/**
 * True if a text may contain personal or sensitive data: names, numbers, addresses, health, and values already
 * collected. It prefers false positives: better a question missing from a list than a name in it.
 */
export function looksPersonal(text: string, collected: readonly string[]): boolean {
  if (text.length > longestQuestion || addresses.test(text) || manyDigits.test(text) || code.test(text)) return true;
  const words = foldedWords(text);
  return (
    saysNumber(words) ||
    saysCollected(words, collected) ||
    saysName(text, words) ||
    saysHealth(words) ||
    saysPlace(text, words)
  );
}

function saysNumber(words: readonly string[]): boolean {
  let run = 0;
  for (const word of words) {
    run = digitWords.has(word) || /^\d+$/u.test(word) ? run + 1 : 0;
    if (run > mostDigitWords) return true;
  }
  return false;
}

/** Any longer word of the person's collected values. */
function saysCollected(words: readonly string[], collected: readonly string[]): boolean {
  const known = new Set(collected.flatMap(foldedWords).filter((word) => word.length >= shortestCollectedWord));
  return words.some((word) => known.has(word));
}

function saysName(text: string, words: readonly string[]): boolean {
  if (twoCapitals.test(text) || hasPhrase(words, introductions)) return true;
  if (words.some((word) => personNames.has(word) && !namesThatAreWords.has(word))) return true;
  if (words.some((_word, at) => isIAm(words, at) && !harmlessAfterIAm.has(words[at + 1] ?? ''))) return true;
  if (words.some((word, at) => shortTitles.has(word) && at + 1 < words.length)) return true;
  const written = text.split(/\s+/u);
  return written.some((word, at) => {
    if (at === 0 || !/^[^\p{L}]*\p{Lu}\p{Ll}/u.test(word)) return false;
    const [folded = ''] = foldedWords(word);
    const [before = ''] = foldedWords(written[at - 1] ?? '');
    return namesThatAreWords.has(folded) || titles.has(before);
  });
}

/** "soy", "I am", "I'm". */
function isIAm(words: readonly string[], at: number): boolean {
  if (words[at] === 'soy') return true;
  const isVerb = words[at] === 'am' || words[at] === 'm' || words[at] === 'im';
  return isVerb && (words[at] === 'im' || words[at - 1] === 'i');
}

function saysHealth(words: readonly string[]): boolean {
  if (words.some((word) => healthWords.has(word) || healthStems.some((stem) => word.startsWith(stem)))) return true;
  return words.some((word) => ownWords.has(word)) && words.some((word) => bodyParts.has(word));
}

function saysPlace(text: string, words: readonly string[]): boolean {
  return hasPhrase(words, ownPlaces) || (/\d/u.test(text) && words.some((word) => streetWords.has(word)));
}

function hasPhrase(words: readonly string[], phrases: readonly string[]): boolean {
  const text = ` ${words.join(' ')} `;
  return phrases.some((phrase) => text.includes(` ${phrase} `));
}
