import { Cached, foldedWords, isMeant, soundOf } from '@tertulia/words';

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
const stops = new Cached((word) => stopSounds.has(soundOf(word)));

/** Folded words of a text with chat abbreviations expanded. */
export function wordsOf(text: string): string[] {
  return foldedWords(text.slice(0, 500)).map((word) =>
    Object.hasOwn(abbreviations, word) ? (abbreviations[word] ?? word) : word,
  );
}

/** True for words that do not indicate a topic. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word) || stops.of(word);
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
