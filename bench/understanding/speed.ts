// The longest that a reader takes for texts of 4,096 characters.
import {
  readAddress,
  readChoice,
  readChoices,
  readEmail,
  readMoment,
  readName,
  readNumber,
  readPhone,
  readRating,
  readYesNo,
} from '@tertulia/readers';
import { whereabouts } from './kinds.ts';

const length = 4_096;
const rounds = 21;
/** Beginnings and repeated parts of texts that cost readers most: signs, digits, words of each reader, and words that look like them. */
const units = [
  ...['a', ' ', '1', '-', '.', ',', '@', '(', '+', '#', '\u200B', '½', '👍🏽', 'ñ', 'é', '\n', '%', "'", '/', ':'],
  ...[
    'a@',
    '@a.',
    'a.b@c.de ',
    '1-',
    '1 ',
    '55 1234 5678 ',
    '+1',
    '(1) ',
    '1,',
    '1.',
    '.1',
    '1/2 ',
    '- 1 ',
    'a ',
    'ab ',
  ],
  ...[
    'no ',
    'si ',
    'y ',
    'mil ',
    'un ',
    'dos mil ',
    'uno y ',
    'veinti ',
    'hundred and ',
    'de ',
    'la ',
    'el ',
    'a las ',
  ],
  ...[
    'lunes ',
    'luness ',
    'manana ',
    'mañnaa ',
    'el 5 ',
    '5 de ',
    'enero ',
    'el lunes 7 de ',
    'entre 1 y 2 ',
    '10.30 ',
  ],
  ...[
    'soy ',
    'hola ',
    'gracias ',
    'por favor ',
    'calle 5 ',
    'arroba ',
    'punto ',
    'lorem ipsum dolor ',
    'xyzwq ',
    '1 de ',
    'ext 1 ',
  ],
  ...[
    'tarjeta ',
    'tarjtea ',
    'corte y barba, ',
    'no corte ',
    'a,',
    'nel ',
    'claro que ',
    'siiii',
    'jajaja',
    '5pm ',
    '12:30 ',
    'digo ',
  ],
];
/** Words that differ from each other, so that nothing known about one helps with the next. */
const varied = [
  wordsOf((at) => `l${letters(at)}nes`),
  wordsOf((at) => `tar${letters(at)}jeta`),
  wordsOf((at) => letters(at * 7)),
  wordsOf((at) => `${letters(at)}, corte ${at}, `),
  wordsOf((at) => `el ${at} de ${letters(at)}ero`),
];
const repeated = units.map((unit) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
const texts = [...repeated, ...varied];

function wordsOf(word: (at: number) => string): string {
  return Array.from({ length: 900 }, (_, at) => word(at))
    .join(' ')
    .slice(0, length);
}

/** Four letters that a number stands for. */
function letters(at: number): string {
  return [1, 5, 11, 3].map((step, place) => String.fromCodePoint(97 + ((at * step + place) % 26))).join('');
}

const choices = Array.from({ length: 30 }, (_, at) => ({
  id: String(at),
  label: `Corte número ${at}, con tarjeta y barba`,
}));
const where = whereabouts({ place: 'MX es' });
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  readMoment: (text) => readMoment(text, where),
  readNumber: (text) => readNumber(text, { country: 'MX', locale: 'es' }),
  'readChoice of 30': (text) => readChoice(text, choices),
  'readChoices of 30': (text) => readChoices(text, choices),
  readYesNo,
  readPhone: (text) => readPhone(text, 'MX'),
  readEmail,
  readName,
  readAddress,
  readRating,
};

/** The text that takes longest, by the quicker quarter of the rounds: a busy machine interrupts the others. */
function worstOf(read: (text: string) => unknown): { ms: number; unit: string; median: number } {
  for (const text of texts) read(text);
  const all = texts.map((text, at) => {
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      read(text);
      return performance.now() - start;
    });
    return {
      unit: units[at] ?? `${text.slice(0, 20)}…`,
      ms: times.toSorted((a, b) => a - b)[Math.floor(rounds / 4)] ?? 0,
    };
  });
  const sorted = all.toSorted((a, b) => a.ms - b.ms);
  const worst = sorted.at(-1) ?? { ms: 0, unit: '' };
  return { ...worst, median: sorted[Math.floor(sorted.length / 2)]?.ms ?? 0 };
}

/** A row for each reader. */
export function speedTable(): string {
  const rows = Object.entries(readers).map(([name, read]) => {
    const { ms, unit, median } = worstOf(read);
    return `| ${name} | ${median.toFixed(2)}\u00A0ms | ${ms.toFixed(2)}\u00A0ms | ${JSON.stringify(unit)} |`;
  });
  return ['| reader | middle text | worst text | which consists of |', '|---|---|---|---|', ...rows].join('\n');
}
