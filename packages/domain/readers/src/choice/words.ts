import { allowedTypos, editDistance, stemOf } from '@tertulia/words';
import type { Label } from './labels.js';

const fillers = new Set(
  (
    'el la los las lo un una unos unas de del para por en a al con mi mis me nos se que y o u e quiero quisiera querria queria quiera gustaria necesito necesitamos deseo busco vengo prefiero preferiria elijo escojo seria sea dame deme ponme dejame saber conocer tengo hacer hacerme una opcion numero favor porfa porfavor gracias hola buenas buenos buen dias dia tardes noches si ok bueno pues entonces ya esta este eso esa esto mejor algo puede puedo podria quedo voy va ' +
    'know see the an of for to i id im want would like need please option number one thanks hi hello my me it is that lets go with choose pick some can could have just and or ill take'
  ).split(' '),
);

/** The words of a phrase that carry its meaning; all of them when none does. */
export function meaningful(phrase: string): string[] {
  const words = phrase.split(' ').filter((word) => word !== '');
  // A letter at the end is a name: `Sala A`.
  const kept = words.filter(
    (word, at) => !fillers.has(word) || (word.length === 1 && at > 0 && at === words.length - 1),
  );
  return kept.length > 0 ? kept : words;
}

export function isFiller(word: string): boolean {
  return fillers.has(word);
}

/** Whether a typed word is a word of a label: equal, with few typos, or another form of it. */
export function isNear(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (/\d/.test(word + wanted)) return false;
  const limit = Math.min(allowedTypos(word.length), allowedTypos(wanted.length));
  if (limit > 0 && editDistance(word, wanted, limit) <= limit && !isOpposite(word, wanted)) return true;
  return word.length > 4 && wanted.length > 4 && stemOf(word, 'es') === stemOf(wanted, 'es');
}

/** `hombre` and `nombre`, `cena` and `cera`: short words with another first letter are other words. */
function isOpposite(word: string, wanted: string): boolean {
  return word.length < 7 && word[0] !== wanted[0] && word.length === wanted.length;
}

export function holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((want) => words.some((word) => isNear(word, want)));
}

/** The labels with the fewest typos, within what a phrase of that length may have. */
export function nearest(text: string, labels: readonly Label[]): Label[] {
  const limit = allowedTypos(text.length);
  if (limit === 0) return [];
  const near = labels
    .filter((label) => isNegative(label.phrase) === isNegative(text))
    .filter((label) => !/\d/.test(label.phrase + text) && !isOpposite(text, label.phrase))
    .map((label) => ({ label, distance: editDistance(text, label.phrase, limit) }))
    .filter(({ label, distance }) => distance <= Math.min(limit, allowedTypos(label.phrase.length)))
    .toSorted((a, b) => a.distance - b.distance);
  return near.filter(({ distance }) => distance === near[0]?.distance).map(({ label }) => label);
}

const negative = /\b(?:no|not|ni|sin|nunca|tampoco|without|dont|never)\b/;

function isNegative(phrase: string): boolean {
  return negative.test(phrase);
}
