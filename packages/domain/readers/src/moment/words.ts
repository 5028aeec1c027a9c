import { numeralAt, ordinalOf } from '../numerals.js';
import { plainAnswer } from '../plain.js';
import type { ReaderLocale } from '../reading.js';
import { months, weekdays, withCorrectedWords } from './vocabulary.js';

const abbreviation =
  /\b(lun|mar|mie|mier|jue|vie|vier|sab|dom|ene|feb|abr|may|jun|jul|ago|sep|sept|oct|nov|dic|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|jan|apr|aug|dec|hrs?|hs|aprox|no)\./g;
const counted = /^(?:horas?|dias?|semanas?|mes|meses|quincenas?|anos?|minutos?|hours?|days?|weeks?|months?)$/;
const greeting = /\b(?:(?:muy )?buen[oa]s? (?:dias?|tardes?|noches?)|good (?:morning|afternoon|evening|day))\b/g;
const courtesy =
  /\b(?:no hay (?:ningun )?(?:problema|pedo|drama|apuro)|sin problema|no problem|no worries|si no (?:es|hay) (?:molestia|problema|inconveniente)|no importa|no tengo (?:ningun )?(?:problema|inconveniente)|por que no|why not|no se diga mas|ni modo|como no|cuanto antes mejor|if that(?:s| is)? (?:ok|okay|fine)|if possible|de ser posible|si es posible|si se puede|si (?:se )?puede|todo el dia|a? ?cualquier hora|any ?time|a la hora que (?:sea|puedan)|(?:ay )?que pena(?: con (?:usted|ustedes))?|si no es mucha molestia|ya sea|el que (?:tengan|haya)(?: libre)?|si (?:me|nos) (?:hacen?|haces|hiciera) (?:usted(?:es)? )?(?:el |un )?(?:gran )?favor|si (?:me|nos) (?:colabora|ayuda|apoya)[ns]?|si (?:es|son|eres|sos|fueran?) tan amables?|if you(?: woul)?d be so kind|if (?:its|it is) (?:no|not too much) (?:bother|trouble)|if you (?:dont|do not|wouldnt) mind|hagame el favor|would that work|does that work|is that ok(?:ay)?|if you can|whenever works|que tal|de una vez|si (?:es que )?(?:hay|tienen|tenes|tienes|tiene|les queda|te queda|queda|se puede|pueden|puedes|podes)(?: (?:algun |un |una )?(?:lugar(?:cito)?|espacio|cupo|turno|hueco|campo|chance|disponibilidad|disponible|cita|hora|algo))?|if (?:you|there)(?: ha?ve|'?s| is| are| got)? (?:any )?(?:space|room|availability|anything|openings?|a slot|slots)(?: available| free| open)?|if (?:thats|that is|its|it is) (?:ok(?:ay)?|fine|available|free|alright|all right|possible)|(?:(?<=^(?:\w+ ){0,4})i think)|estaria (?:bien|perfecto|genial)|would be (?:great|good|fine|perfect)|works for me|me (?:queda|va|viene|conviene|funciona|late|sirve) ?(?:muy |super |mas )?(?:bien|mejor|perfecto|barbaro|joya|genial|excelente|de lujo|de maravilla|al pelo)?|go with|lets go with)\b/g;

/** An answer with number words as digits, misspellings corrected, and without greetings and courtesies. */
export function momentWords(answer: string, locale: ReaderLocale): string {
  const text = plainAnswer(answer)
    .replace(/#/g, ' ')
    .replace(/[^\w\s.,;:/?!'+()-]/g, ' ')
    .replace(/\b([ap])\. ?m\b\.?|\b([ap]) m\b/g, '$1$2m')
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/o'clock/g, 'oclock')
    .replace(/\bnoonish\b/g, 'noon')
    .replace(/\b(before|after|until|till|between|from|and|to) (?:noon|midday)\b/g, '$1 12pm')
    .replace(/\b(antes|despues)? ?del? (?:el )?(?:mediodia|medio dia)\b/g, (all, side) =>
      side ? `${side} de las 12pm` : all,
    )
    .replace(/(^|[,;] ?)(?:el |en )?(?:festivo|feriado|holiday)s? no\b/g, '$1')
    .replace(/(?<=\d(?:[ap]m)?)(?: ?- ?)?ish\b/g, ' oclock')
    .replace(/\b(\d{1,2}) ?a eme\b/g, '$1am')
    .replace(/\b(\d{1,2}) ?pe eme\b/g, '$1pm')
    .replace(/(?<=[a-z])'(?=[a-z])/g, '')
    .replace(/\bx (?=(?:la|el|fa|favor)\b)/g, 'por ')
    .replace(/\bpa(?:l|'l)\b/g, 'para el')
    .replace(abbreviation, '$1 ')
    .replace(/\s+/g, ' ');
  const corrected = withCorrectedWords(text).replace(greeting, ' ').replace(courtesy, ' ');
  const told = locale === 'en' ? corrected.replace(/,? *\blike\b,?/g, ' ') : corrected;
  return withDigits(told.replace(/\bocho dias\b/g, '8dias').replace(/\bquince dias\b/g, '15dias'), locale)
    .replace(/(^|\b(?:at|las?) )(\d{1,2}) ([1-5]\d)\b(?! ?[/:.-]\d|$| (?:de|of)\b)/g, '$1$2:$3')
    .replace(/\b(at|las?) (\d{1,2}) ([1-5]\d)$/g, '$1 $2:$3')
    .replace(/ +/g, ' ')
    .trim();
}

/** Number words become digits where they count something: `un mes`, `las dos`, `treinta y uno`; `una cita` stays. */
function withDigits(text: string, locale: ReaderLocale): string {
  const tokens = text.match(/[a-z]+|[^a-z]+/g) ?? [];
  const places = tokens.flatMap((token, at) => (/^[a-z]/.test(token) ? [at] : []));
  const words = places.map((at) => tokens[at] ?? '');
  for (let at = 0; at < words.length; at += 1) {
    const numeral = numeralIn(words, at, locale);
    if (numeral === null) continue;
    tokens[places[at] ?? 0] = numeral.text;
    for (let more = 1; more < numeral.length; more += 1) {
      tokens[places[at + more] ?? 0] = '';
      tokens[(places[at + more] ?? 1) - 1] = '';
    }
    at += numeral.length - 1;
  }
  return tokens.join('');
}

function numeralIn(
  words: readonly string[],
  at: number,
  locale: ReaderLocale,
): { text: string; length: number } | null {
  const [before = '', word = '', after = ''] = [words[at - 1], words[at], words[at + 1]];
  const ordinal = ordinalOf(word);
  if (ordinal !== null) return isPlace(word, before, after) ? { text: `${ordinal}o`, length: 1 } : null;
  const numeral = numeralAt(words, at, locale);
  if (numeral === null) return null;
  const isArticle = numeral.length === 1 && /^(?:un|una|uno|one)$/.test(word);
  if (isArticle && !counted.test(after) && !/^(?:la|las|at|to|past|el|dia)$/.test(before)) return null;
  const next = ordinalOf(words[at + numeral.length] ?? '');
  if (next !== null && next < 10 && numeral.value % 10 === 0)
    return { text: `${numeral.value + next}o`, length: numeral.length + 1 };
  return { text: String(numeral.value), length: numeral.length };
}

/** Whether an ordinal counts days: before a weekday or `de`, after a month or an article; `primera hora` and `cuarto` are not such. */
function isPlace(word: string, before: string, after: string): boolean {
  if (Object.hasOwn(weekdays, after)) return true;
  if (word === 'cuarto' || word === 'second' || after === 'hora') return false;
  return (
    /^(?:de|del|of)$/.test(after) ||
    (after === 'dia' && /^prim/.test(word)) ||
    Object.hasOwn(months, after) ||
    Object.hasOwn(months, before) ||
    /^(?:the|dia)$/.test(before)
  );
}
