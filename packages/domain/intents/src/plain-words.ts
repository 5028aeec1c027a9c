import { Cached, editDistance, foldText, soundOf, writtenOut } from '@tertulia/words';

/** Characters of a message that are read; what matters is said before. */
const longestRead = 2_000;

/** What is only meant in a message of a visitor: slurred words, and English ones that have lost their apostrophe. */
const slurred: Readonly<Record<string, string>> = {
  ...{ toy: 'estoy', ta: 'esta', tan: 'estan' },
  ...{ im: 'i am', ive: 'i have', id: 'i would', hes: 'he is', shes: 'she is', theyre: 'they are', theres: 'there is' },
  ...{
    whats: 'what is',
    whos: 'who is',
    hows: 'how is',
    thats: 'that is',
    lets: 'let us',
    youre: 'you are',
    youve: 'you have',
    ill: 'i will',
    cannot: 'cant',
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'have to',
  },
  ...{ dont: 'do not', doesnt: 'does not', isnt: 'is not', wont: 'will not', didnt: 'did not' },
};

/**
 * A message as words between single spaces, with a space at both ends: folded, without elongations (`holaaa`), with the shorthand
 * of phones written out. `,` stands for a pause and `.` for the end of a sentence.
 */
export function plainWords(message: string): string {
  return lastRead.of(message);
}

/** The readers of a turn ask for the words of one message one after the other; no more than that message is kept. */
const lastRead = new Cached(read, 1);

function read(message: string): string {
  const folded = foldText(message.slice(0, longestRead));
  const words = (/^[a-z\d ]*$/u.test(folded) ? folded : withoutMarks(folded))
    .replaceAll(/([a-z])\1{2,}/gu, '$1')
    .split(' ');
  return ` ${words.flatMap((word) => (word === '' ? [] : meantBy(word))).join(' ')} `;
}

function withoutMarks(folded: string): string {
  return folded
    .replaceAll(/['’´`]/gu, '')
    .replaceAll(/[.;:!?¡¿\n…]+/gu, ' . ')
    .replaceAll(/[,()–—]+/gu, ' , ')
    .replaceAll(/[^\p{L}\p{N}.,]+/gu, ' ');
}

function meantBy(word: string): string {
  return Object.hasOwn(slurred, word) ? (slurred[word] ?? word) : writtenOut(word);
}

const shortestMisspelt = 6;
const shortestReplaced = 9;

/**
 * Puts known words in the place of words that are written as they sound, or with a letter doubled, missing, added or swapped. A
 * wrong letter counts only in long words: `quedando` must not become `quemando`.
 */
export class Speller {
  private readonly known: ReadonlySet<string>;
  private readonly bySound: ReadonlyMap<string, string>;
  private readonly meant = new Cached((word: string) => this.meantBy(word) ?? word);

  constructor(words: Iterable<string>) {
    this.known = new Set(words);
    this.bySound = new Map(
      [...this.known].filter((word) => word.length >= shortestMisspelt).map((word) => [soundOf(word), word]),
    );
  }

  /** The text with its misspelt words replaced. */
  correct(text: string): string {
    return text.replaceAll(/[a-z]{5,}/gu, (word) => (this.known.has(word) ? word : this.meant.of(word)));
  }

  private meantBy(word: string): string | undefined {
    const sound = soundOf(word);
    const same = this.bySound.get(sound);
    if (same !== undefined || word.length < shortestMisspelt) return same;
    for (const [wanted, known] of this.bySound) {
      const isNear = sound[0] === wanted[0] && Math.abs(sound.length - wanted.length) <= 1;
      if (!isNear || Math.min(sound.length, wanted.length) < shortestMisspelt - 1) continue;
      const isReplaced = sound.length === wanted.length && !isSwapped(sound, wanted);
      if (isReplaced && wanted.length < shortestReplaced) continue;
      if (editDistance(sound, wanted, 1) === 1 && !isInflected(word, known)) return known;
    }
    return undefined;
  }
}

function isSwapped(a: string, b: string): boolean {
  return [...a].toSorted().join('') === [...b].toSorted().join('');
}

/** Another form of the same word is no misspelling: a plural, or a person of a verb. */
function isInflected(word: string, known: string): boolean {
  return word === `${known}s` || known === `${word}s` || word === `${known}n` || known === `${word}n`;
}
