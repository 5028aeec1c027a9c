import { foldText } from '@tertulia/words';
import { readNumber } from '@tertulia/readers';

/** Lowest and highest value of a rating scale: stars and numbers 1 to 5, NPS 0 to 10. */
export function ratingRange(scale: 'STARS' | 'NUMBERS' | 'NPS'): { min: number; max: number } {
  return scale === 'NPS' ? { min: 0, max: 10 } : { min: 1, max: 5 };
}

const maxLength = 100;

/** A rating typed as a number, a word, stars, `4/5` or `4 de 5`; null when it is not a rating. Whole numbers only. */
export function readRating(given: string): number | null {
  const answer = given.slice(0, maxLength);
  const stars = [...answer.matchAll(/[⭐★🌟]/gu)].length;
  if (stars > 0 && !/\d/.test(answer)) return stars;
  const score = foldText(answer).replace(/\s*(?:\/|\bde\b|\bout of\b|\bof\b)\s*(?:5|10)\b/, '');
  const found = readNumber(score, { locale: 'es', country: 'MX' });
  return found.kind === 'read' && Number.isInteger(found.value) ? found.value : null;
}
