import { Cached, editDistance, soundOf } from '@tertulia/words';
import { isWithin } from '../near.js';

function table(source: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    source.split('|').flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
  );
}

/** Folded names of weekdays in Spanish and English, 1 = Monday. */
export const weekdayNames = table(
  'lunes monday|martes tuesday|miercoles wednesday|jueves thursday|viernes friday|sabado saturday|domingo sunday',
);

/** Folded names of months in Spanish and English, 1 = January. */
export const monthNames = table(
  'enero january|febrero february|marzo march|abril april|mayo may|junio june|julio july|agosto august|septiembre setiembre september|octubre october|noviembre november|diciembre december',
);

/** Weekdays with their abbreviations. */
export const weekdays = {
  ...weekdayNames,
  ...table('lun mon|mar tue tues|mie mier wed|jue juev thu thur thurs|vie vier fri|sab sat|dom sun'),
};

/** Months with their abbreviations. */
export const months = {
  ...monthNames,
  ...table('ene jan|feb|mar|abr apr|may|jun|jul|ago aug|sep sept set|oct|nov|dic dec'),
};

/** Alternatives for regular expressions, the longest first. */
export const anyWeekday = alternatives(Object.keys(weekdays));
export const anyMonth = alternatives(Object.keys(months));

function alternatives(names: readonly string[]): string {
  return names.toSorted((a, b) => b.length - a.length).join('|');
}

const corrected = [
  ...Object.keys({ ...weekdays, ...months }).filter((name) => name.length > 3),
  ...'manana pasado proximo proxima siguiente semana quincena tarde noche mediodia today tomorrow yesterday morning afternoon evening tonight weekend week after next'.split(
    ' ',
  ),
];
const sounds = new Map(corrected.map((name) => [name, soundOf(name)]));
const known = new Set([
  ...corrected,
  ...Object.keys({ ...weekdays, ...months }),
  // Words that are one letter away from the name of a day or month.
  ...'mayor mayores entero entera marcos marta julia julian juliana junta junto abrir abril tardes noches semanas buenas'.split(
    ' ',
  ),
  ...'media medio marte sera seria mando manera mananero noble pasada pasar pasando martha marzal tomar'.split(' '),
  ...'quince quinto quinta once doce trece catorce siete nueve cuatro treinta seven eleven eight manuel mariana ana later alter weeks weekends mornings proximos llegue august martin marina meek text exit lonches sonando marco'.split(
    ' ',
  ),
]);
const slips: Readonly<Record<string, string>> = {
  ...{
    mna: 'manana',
    mnn: 'manana',
    mnana: 'manana',
    tmrw: 'tomorrow',
    tmr: 'tomorrow',
    tmw: 'tomorrow',
    '2moro': 'tomorrow',
  },
  ...{
    tomorow: 'tomorrow',
    tommorow: 'tomorrow',
    tommorrow: 'tomorrow',
    hoi: 'hoy',
    oy: 'hoy',
    oi: 'hoy',
    finde: 'fin de semana',
    lune: 'lunes',
    luns: 'lunes',
    jueve: 'jueves',
    juebe: 'jueves',
    vierne: 'viernes',
    vienres: 'viernes',
    miercole: 'miercoles',
    mircoles: 'miercoles',
    mierc: 'miercoles',
    sabdo: 'sabado',
    sabadito: 'sabado',
    lunesito: 'lunes',
    viernesito: 'viernes',
    pasadomanana: 'pasado manana',
    sabao: 'sabado',
    doming: 'domingo',
    '2day': 'today',
    '2nite': 'tonight',
    tonite: 'tonight',
    tmro: 'tomorrow',
    tomoz: 'tomorrow',
    tomo: 'tomorrow',
    ahorititita: 'ahorita',
  },
};

/** Corrects small misspellings of the words that dates and times consist of; other words stay. */
export function withCorrectedWords(text: string): string {
  return text.replace(/[a-z0-9]*[a-z][a-z0-9]*/g, (word) => (word.length > longestWord ? word : corrections.of(word)));
}

const longestWord = 14;
const corrections = new Cached(correctedWord, 5_000);

function correctedWord(word: string): string {
  const slip = Object.hasOwn(slips, word) ? slips[word] : undefined;
  if (slip !== undefined) return slip;
  if (word.length < 4 || known.has(word) || /\d/.test(word)) return word;
  const sound = soundOf(word);
  const same = corrected.filter((name) => sounds.get(name) === sound);
  if (same.length === 1) return same[0] ?? word;
  return word.length < 5 ? word : (nearest(word, sound) ?? word);
}

/** The one name with the fewest typos, by letters or by sound. */
function nearest(word: string, sound: string): string | null {
  let [best, isOnly, fewest]: [string | null, boolean, number] = [null, true, 3];
  for (const name of corrected) {
    const limit = name.length < 8 ? 1 : 2;
    if (name.length < 5 || Math.abs(name.length - word.length) > limit) continue;
    const heard = sounds.get(name) ?? name;
    if (!isWithin(word, name, limit) && !isWithin(sound, heard, limit)) continue;
    const distance = Math.min(editDistance(word, name, limit), editDistance(sound, heard, limit));
    if (distance > fewest) continue;
    [best, isOnly, fewest] = [name, distance < fewest, distance];
  }
  return isOnly ? best : null;
}
