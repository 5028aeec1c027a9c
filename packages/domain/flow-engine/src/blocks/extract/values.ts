import { readEmail, readMoment, readName, readNumber, readPhone, type Moment, type Reading } from '@tertulia/readers';
import { stemOf } from '@tertulia/words';
import { whereaboutsOf } from '../../business/whereabouts.js';
import type { Turn } from '../../engine/turn.js';
import type { ExtractedField, ExtractedType, VariableValue } from '../../model.js';

/** Units of work for reading a moment, and anything else; measured, for the beginning of a text is read. */
const momentCost = 20_000;
const readingCost = 3_000;
const longestValue = 500;
const mostClauses = 6;

/** A value that a model found, if a reader reads all of it; else null. */
export function readWhole(type: ExtractedType, found: string, turn: Turn): VariableValue {
  const said = found.trim();
  if (said === '') return null;
  turn.spend(type === 'DATE' || type === 'TIME' ? momentCost : readingCost);
  switch (type) {
    case 'TEXT':
      return said.slice(0, longestValue);
    case 'NAME':
      return wholly(readName(said));
    case 'EMAIL':
      return wholly(readEmail(said));
    case 'PHONE':
      return wholly(readPhone(said, turn.profile.country));
    case 'NUMBER':
      return wholly(readNumber(said, { country: turn.profile.country, locale: turn.locale }));
    case 'DATE':
      return wholly(momentIn(said, turn))?.date ?? null;
    case 'TIME':
      return exactTime(wholly(momentIn(said, turn)));
  }
}

/** What the readers find in a text among other words, for each field; null for nothing. Two fields of one type cannot be told apart. */
export function findIn(fields: readonly ExtractedField[], text: string, turn: Turn): VariableValue[] {
  const wanted = new Set(fields.map(({ type }) => type));
  const isMoment = wanted.has('DATE') || wanted.has('TIME');
  if (isMoment && text !== '') turn.spend(momentCost);
  const moment = isMoment && text !== '' ? amongWords(momentIn(text, turn)) : null;
  return fields.map((field) => {
    const isOnly = fields.filter(({ type }) => type === field.type).length === 1;
    if (text === '' || (!isOnly && field.type !== 'NUMBER')) return null;
    if (field.type === 'DATE') return moment?.date ?? null;
    if (field.type === 'TIME') return exactTime(moment);
    return findOne(field, { text, turn, isOnly });
  });
}

interface Sought {
  readonly text: string;
  readonly turn: Turn;
  /** No other field has its type. */
  readonly isOnly: boolean;
}

function findOne({ type, description }: ExtractedField, { text, turn, isOnly }: Sought): VariableValue {
  turn.spend(readingCost * mostClauses);
  switch (type) {
    case 'NAME':
      return nameIn(text);
    case 'EMAIL':
      return amongWords(readEmail(text));
    case 'PHONE':
      return amongWords(readPhone(text, turn.profile.country));
    case 'NUMBER':
      return numberOfThings(text, description, turn) ?? (isOnly ? onlyNumber(text, turn) : null);
    case 'TEXT':
    case 'DATE':
    case 'TIME':
      return null;
  }
}

function momentIn(text: string, turn: Turn): Reading<Moment> {
  return readMoment(text, whereaboutsOf({ profile: turn.profile, now: turn.context.now, locale: turn.locale }));
}

/** `HH:mm`; a span of time is no time. */
function exactTime(moment: Moment | null): string | null {
  return moment?.time != null && moment.time.to === null ? moment.time.from : null;
}

function wholly<Value>(reading: Reading<Value>): Value | null {
  return reading.kind === 'read' ? reading.value : null;
}

/** The one value of a text that also says other things. */
function amongWords<Value>(reading: Reading<Value>): Value | null {
  if (reading.kind !== 'unsure') return wholly(reading);
  const [only, ...others] = reading.candidates;
  return reading.reason === 'MORE_WORDS' && only !== undefined && others.length === 0 ? only : null;
}

/** The beginning of a part of a sentence in which people say who they are. */
const introduction =
  /(?:^|\s)(?:soy|me llamo|mi nombre(?: completo)? es|a nombre de|les? (?:habla|escribe)|my name(?: is|'s)|i am|i'm|this is|under the name(?: of)?|call me)\s+\p{L}/iu;

function clausesOf(text: string): string[] {
  return text
    .split(/[,.;:!?¡¿\n]+|\s(?:y|e|and)\s/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .slice(0, mostClauses);
}

function nameIn(text: string): string | null {
  for (const clause of clausesOf(text)) {
    const at = introduction.exec(clause)?.index;
    if (at === undefined) continue;
    const name = wholly(readName(clause.slice(at)));
    if (name !== null) return name;
  }
  return null;
}

/** `3 personas` for a field that is described as the number of persons. */
function numberOfThings(text: string, description: string, turn: Turn): number | null {
  const stems = new Set(wordsOf(description).map((word) => stemOf(word, turn.locale)));
  const words = wordsOf(text);
  const at = words.findIndex((word, index) => index > 0 && word.length > 3 && stems.has(stemOf(word, turn.locale)));
  return at < 0
    ? null
    : wholly(readNumber(words[at - 1] ?? '', { country: turn.profile.country, locale: turn.locale }));
}

/** The number of the one part of a text that has one and is neither a day, a time, an address nor a phone number. */
function onlyNumber(text: string, turn: Turn): number | null {
  const { country } = turn.profile;
  const found = clausesOf(text).flatMap((clause) => {
    const isOther = /@|\d[\d\s().-]{6,}\d|\d\s*(?::|\/|[ap]\.?\s?m\b)|\b(?:a las?|at)\s+\d/iu.test(clause);
    const told = clause.replaceAll(article, ' ');
    const value = isOther ? null : amongWords(readNumber(told, { country, locale: turn.locale }));
    return value === null ? [] : [value];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** `una cita` tells no number. */
const article = /(?<![\p{L}\p{N}])(?:una?|an?)(?![\p{L}\p{N}])/giu;

function wordsOf(text: string): string[] {
  return text
    .slice(0, longestValue)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
