import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { allowedTypos, editDistance, foldedWords, type Locale } from '@tertulia/flow-engine';

const stopWords = new Set(
  (
    'a al algo algun alguna ante con como cual cuales cuando cuanta cuantas cuanto cuantos de del desde donde e el ella ellos en entre era es esa ese eso esta estan ' +
    'estas este esto estoy fue ha hasta hay la las le les lo los mas me mi mis muy no nos o os para pero por porque pues que quien se ser si sin sobre son su sus ' +
    'tambien te tiene tienen tienes todo toda tu tus un una unas uno unos usted ustedes vos y ya yo hola buenas buenos dias tardes noches gracias favor oye disculpa ' +
    'quiero quisiera puedo puede pueden podria me gustaria saber decir dime preguntar pregunta duda necesito ser hacer tengo dar dan das doy den pasar pasan pasas mandar mandan enviar envian compartir llevar llevo traer ' +
    'an and are as at be been but by can could did do does for from had has have hello hey hi how i if in is it its just like me my of on or our please so some thanks ' +
    'that the their them there they this to us want was we were what when where which who why will with would you your know tell ask question need am send give share bring'
  ).split(' '),
);

const abbreviations: Readonly<Record<string, string>> = {
  ke: 'que',
  q: 'que',
  k: 'que',
  xq: 'porque',
  pq: 'porque',
  d: 'de',
  x: 'por',
  tmb: 'tambien',
  u: 'you',
  r: 'are',
};

const stopSounds = new Set([...stopWords].filter((word) => word.length > 4).map(soundOf));

/** Folded words of a text with chat abbreviations expanded. */
export function wordsOf(text: string): string[] {
  return foldedWords(text.slice(0, 500)).map((word) =>
    Object.hasOwn(abbreviations, word) ? (abbreviations[word] ?? word) : word,
  );
}

/** True for words that do not indicate a topic. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word) || cached(stops, word, (asked) => stopSounds.has(soundOf(asked)));
}

/** The stem of a folded word in a language. */
export function stemOf(word: string, locale: Locale): string {
  return cached(stems[locale], word, locale === 'es' ? stemSpanish : stemEnglish);
}

const stops = new Map<string, boolean>();
const stems: Record<Locale, Map<string, string>> = { es: new Map(), en: new Map() };
/** Size of the caches: the words of a large index repeat often. */
const cacheSize = 20_000;

function cached<T>(known: Map<string, T>, word: string, make: (word: string) => T): T {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= cacheSize) known.clear();
  const made = make(word);
  known.set(word, made);
  return made;
}

/** A word as it sounds in Latin American Spanish, so that `aseptan` and `aceptan`, `orario` and `horario` are one. */
export function soundOf(word: string): string {
  return word
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?=[ei])/g, 's')
    .replace(/ch/g, '§')
    .replace(/[ckq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'b')
    .replace(/ll/g, 'y')
    .replace(/h/g, '')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/(.)\1/g, '$1');
}

/** Whether a typed word probably means a known one: it sounds the same, or it has few typos and six letters or more. */
export function isMeant(word: string, known: string): boolean {
  const [typed, wanted] = [soundOf(word), soundOf(known)];
  if (typed === wanted) return true;
  if (typed.length < 6 || wanted.length < 6) return false;
  const limit = Math.min(allowedTypos(typed.length), allowedTypos(wanted.length));
  return editDistance(typed, wanted, limit) <= limit;
}

/** A set of words that can be searched for a typed word, with tolerance for typos. */
export class Vocabulary {
  private readonly sounds: Map<string, string>;

  constructor(words: string) {
    this.sounds = new Map(words.split(/\s+/).map((word) => [soundOf(word), word]));
  }

  /** The word of the set that the typed word probably means, or null. */
  find(word: string): string | null {
    const same = this.sounds.get(soundOf(word));
    if (same !== undefined) return same;
    if (isStopWord(word)) return null;
    for (const known of this.sounds.values()) if (isMeant(word, known)) return known;
    return null;
  }

  has(word: string): boolean {
    return this.find(word) !== null;
  }
}
