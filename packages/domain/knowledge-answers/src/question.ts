import { readDate, type BusinessProfile, type Locale } from '@tertulia/flow-engine';
import { isStopWord, Vocabulary, wordsOf } from './words.js';

const weekdays = new Vocabulary(
  'lunes martes miercoles jueves viernes sabado sabados domingo domingos monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays',
);
const nearDays = new Set(['hoy', 'manana', 'pasado', 'today', 'tomorrow', 'ahora', 'ahorita', 'now', 'tonight']);
const months = new Vocabulary(
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre january february march april may june july august september october november december',
);
const dayFillers = new Set([
  'dia',
  'day',
  'semana',
  'fin',
  'week',
  'weekend',
  'tarde',
  'noche',
  'morning',
  'afternoon',
  'evening',
  'right',
]);

/** A parsed question. */
export interface ParsedQuestion {
  /** Folded words, with chat abbreviations expanded. */
  words: string[];
  /** Words of the topic, without stop words. */
  topic: string[];
  /** Words that name a day. */
  dayWords: Set<string>;
  /** The day in the question, `YYYY-MM-DD`; null when it names none. */
  date: string | null;
}

/** Parses a question; days are in the business's time zone. */
export function parseQuestion(
  question: string,
  profile: BusinessProfile,
  moment: { now: Date; locale: Locale },
): ParsedQuestion {
  const words = wordsOf(question);
  const dayWords = new Set(words.filter(isDayWord));
  const written = words.map((word) => singular(weekdays.find(word) ?? months.find(word) ?? word)).join(' ');
  const holiday = holidayIn(words, profile);
  const isDated = [...dayWords].some((word) => !dayFillers.has(word)) || /\d[/-]\d/.test(question);
  const source = /\d[/-]\d/.test(question) ? question : written;
  const date = holiday ?? (isDated ? readDate(datePart(source), { profile, ...moment }) : null);
  return { words, topic: words.filter((word) => !isStopWord(word)), dayWords, date };
}

function isDayWord(word: string): boolean {
  if (/^\d{1,4}$/.test(word) || nearDays.has(word) || dayFillers.has(word)) return true;
  if (isStopWord(word)) return false;
  return weekdays.has(word) || (word.length > 3 && months.has(word));
}

function singular(word: string): string {
  return /^(?:sabados|domingos|\w+days)$/.test(word) ? word.slice(0, -1) : word;
}

function datePart(text: string): string {
  const from = text.search(
    /(?:\d+ (?:de |of )?)?(?:hoy|manana|pasado|today|tomorrow|day after|now|ahora|lunes|martes|miercoles|jueves|viernes|sabado|domingo|\w+day|\d)/,
  );
  return text.slice(Math.max(from, 0)).slice(0, 80);
}

function holidayIn(words: readonly string[], profile: BusinessProfile): string | null {
  for (const exception of profile.exceptions) {
    const label = wordsOf(exception.label).filter((word) => !isStopWord(word));
    if (label.length > 0 && label.every((word) => words.includes(word))) return exception.date;
  }
  return null;
}
