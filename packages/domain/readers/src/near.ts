import { editDistance } from '@tertulia/words';

/** Whether two words are at most `limit` edits apart. Most pairs are told apart by their letters, which costs less than a distance. */
export function isWithin(word: string, wanted: string, limit: number): boolean {
  return mayBeNear(word, wanted, limit) && editDistance(word, wanted, limit) <= limit;
}

/** An edit changes at most two of the letters that two words have. */
function mayBeNear(word: string, wanted: string, limit: number): boolean {
  if (Math.abs(word.length - wanted.length) > limit) return false;
  let different = lettersOf(word) ^ lettersOf(wanted);
  let count = 0;
  for (; different !== 0; different &= different - 1) count += 1;
  return count <= 2 * limit;
}

/** A bit for each letter of a word. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}
