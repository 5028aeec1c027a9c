import { plainAnswer } from './plain.js';
import { readNumber } from './number/index.js';
import { none, read, type Reading } from './reading.js';

/** Reads a rating typed as a number, a word, stars, `4/5` or `4 de 5`. Whole numbers only. */
export function readRating(answer: string): Reading<number> {
  const given = answer.slice(0, 100);
  const stars = [...given.matchAll(/[⭐★🌟]/gu)].length;
  if (stars > 0 && !/\d/.test(given)) return read(stars);
  const score = plainAnswer(given).replace(/\s*(?:\/|\bde\b|\bout of\b|\bof\b)\s*(?:5|10|cinco|diez|five|ten)\b/, '');
  const found = readNumber(score, { locale: 'es', country: 'MX' });
  return found.kind === 'read' && !Number.isInteger(found.value) ? none('INVALID') : found;
}
