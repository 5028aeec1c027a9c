import { allowedTypos, Cached, soundOf, stemOf, writtenOut } from '@tertulia/words';
import { isWithin } from '../near.js';
import { isDiminutive, isSameRoot } from './roots.js';

const fillers = new Set(
  (
    'el la los las lo un una unos unas de del para por en a al con mi mis me nos se que y o u e quiero quisiera querria queria quiera gustaria necesito necesitamos deseo busco vengo prefiero preferiria elijo escojo seria sea dame deme ponme dejame saber conocer tengo hacer hacerme una opcion numero favor porfa porfavor gracias hola buenas buenos buen dias dia tardes noches si ok bueno pues entonces ya esta este eso esa esto mejor algo puede puedo podria quedo voy va ' +
    'know see the an of for to i id im want would like need please option number one thanks hi hello my me it is that lets go with choose pick some can could have just and or ill take ' +
    'yo paso pasar pasare ire voy mismo porfis plis pls plz thx creo pienso ando andamos buscando queremos quisieramos estoy estamos interesado interesada ocupo requiero ustedes uds looking after think guess were am pa pal pala ire'
  ).split(' '),
);

/** The words of a phrase that carry its meaning; all of them when none does. */
export function meaningful(phrase: string): string[] {
  const words = phrase.split(' ').filter((word) => word !== '');
  // A letter at the end is a name: `Sala A`.
  const kept = words.filter((word, at) => !isFiller(word) || (word.length === 1 && at > 0 && at === words.length - 1));
  return kept.length > 0 ? kept : words;
}

export function isFiller(word: string): boolean {
  return fillers.has(word) || (word.length > 1 && fillers.has(writtenOut(word)));
}

/** Longer words are no words. */
const longestWord = 30;

/** Whether a typed word is a word of a label: equal, with few typos, or another form of it. */
export function isNear(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (word.length > longestWord || /\d/.test(word + wanted)) return false;
  const limit = Math.min(allowedTypos(word.length), allowedTypos(wanted.length));
  if (limit > 0 && isWithin(word, wanted, limit) && !isOpposite(word, wanted)) return true;
  if (word.length > 3 && soundOf(word) === soundOf(wanted)) return true;
  return (
    isShortFor(word, wanted) ||
    isEnglishForm(word, wanted) ||
    (wanted.length > 3 && word.length > 4 && stem(word) === stem(wanted)) ||
    // `blanquear` and `blanqueamiento`, `reservar` and `reservación`.
    sharesMost(word.replace(pronouns, ''), wanted) ||
    isSameRoot(word, wanted) ||
    isDiminutive(word, wanted)
  );
}

/** `hair` is not short for `haircut`. */
const compoundEnd =
  /^(?:cuts?|dry|dress(?:ing)?|wash|style|room|time|day|work|place|house|shop|line|board|care|up|out|off|in|way)$/;

/** `prox` for `próxima`, `depto` for `departamento`: its beginning up to a consonant, or its letters with others left out. */
function isShortFor(word: string, wanted: string): boolean {
  const one = word.replace(/(?<=o)s$/, '');
  if (one.length < 4 || wanted.length < one.length + 3) return false;
  if (/[^aeious]$/.test(one) && wanted.startsWith(one) && !compoundEnd.test(wanted.slice(one.length))) return true;
  const isCut = /[b-df-hj-np-tv-z]{2}/.test(one) && wanted.length > one.length + 4 && wanted.endsWith(one.slice(-2));
  return isCut && one[0] === wanted[0] && isSpread(one, wanted);
}

/** Whether all letters of a word stand in another in this order. */
function isSpread(word: string, wanted: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = wanted.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** `selling` and `sell`, `painted` and `paint`. */
function isEnglishForm(word: string, wanted: string): boolean {
  const form = [word, wanted].find((one) => /(?:ing|ed)$/.test(one));
  return form !== undefined && Math.min(word.length, wanted.length) > 2 && englishStem(word) === englishStem(wanted);
}

/** `coloring` and `colour`. */
function englishStem(word: string): string {
  return stemOf(word.replace(/our(?=$|s$|ing$|ed$)/, 'or'), 'en');
}

/** Six letters at the beginning or more, and nearly all of the shorter word. */
function sharesMost(word: string, wanted: string): boolean {
  const shorter = Math.min(word.length, wanted.length);
  const shared = Math.max(6, Math.ceil(0.8 * shorter));
  return shorter >= shared && word.slice(0, shared) === wanted.slice(0, shared);
}

/** Without pronouns at the end (`recogerlo`) and diminutives (`gatito`), then the stem; `recojo` is a form of `recoger`. */
const stems = new Cached(
  (word) =>
    stemOf(
      word
        .replace(pronouns, '')
        .replace(/^chiquit(?=[oa])/, 'chic')
        .replace(diminutive, '$1')
        .replace(/(?<=t)ic([oa]s?)$/, '$1'),
      'es',
    ).replace(/j$/, 'g'),
  5_000,
);
const pronouns = /(?<=[aei]r|[aei]ndo)(?:me|te|se|nos|le|les)?(?:l[oa]s?)?$/;
const diminutive = /(?<=.{3})(?:ec|c)?it([oa]s?)$/;

function stem(word: string): string {
  return stems.of(word);
}

/** `hombre` and `nombre`, `cena` and `cera`: short words with another first letter are other words. */
export function isOpposite(word: string, wanted: string): boolean {
  return word.length < 7 && word[0] !== wanted[0] && word.length === wanted.length;
}
