import { foldedPhrase, foldText } from '@tertulia/words';
import { readNumber } from '../number/index.js';
import { cardinalOf, ordinalOf } from '../numerals.js';
import { none, read, unsure, type Reading } from '../reading.js';
import type { Label } from './labels.js';
import { found } from './names.js';
import { byPartOfDay } from './parts-of-day.js';
import { choiceAt, positionOf } from './position.js';
import { timesOf } from './times.js';

/** By a label with numbers that are said in words: `más de veinte` for `Más de 20`. */
export function byNumberWords(text: string, names: readonly Label[]): Reading<string> | null {
  const words = text.split(' ');
  const said = words.map((word) => (ordinalOf(word) === null ? (cardinalOf(word, 'es') ?? word) : word)).join(' ');
  return said === text ? null : found(names.filter(({ phrase }) => phrase === said || phrase.startsWith(`${said} `)));
}

/** By a time, a number that labels count with, or a place in the list. */
export function byNumber(given: string, text: string, labels: readonly Label[]): Reading<string> | null {
  const position = positionOf(text);
  const timed = byTime(given, labels);
  if (timed !== null) {
    const placed = position === null ? undefined : choiceAt(position, labels);
    const isEither = timed.kind === 'read' && placed !== undefined && placed.id !== timed.value && isBare(given);
    return isEither ? unsure('SEVERAL', [timed.value, placed.id]) : timed;
  }
  const hasNumbers = labels.some(({ numbers }) => numbers.length > 0);
  if (position !== null && (position.isOrdinal || !hasNumbers)) {
    const chosen = choiceAt(position, labels);
    return chosen ? read(chosen.id) : none('INVALID');
  }
  if (!hasNumbers) return null;
  const amount = readNumber(given, { locale: 'es', country: 'MX' });
  const number = typeof position?.at === 'number' ? position.at + 1 : amount.kind === 'read' ? amount.value : null;
  if (number === null) return null;
  const own = labels.filter(({ numbers }) => numbers[0] === number);
  if (own.length > 0) return found(own);
  const chosen = position === null ? undefined : choiceAt(position, labels);
  if (chosen) return unsure('SEVERAL', [chosen.id]);
  // `una casita`: the words may still mean a choice.
  return position === null ? null : none('INVALID');
}

/** `8` and `830` where hours are asked for. */
function clockOf(given: string): string {
  const [, hour, minute] = /^\s*(\d{1,2})([0-5]\d)\s*$/.exec(given) ?? [];
  if (hour !== undefined) return `a las ${hour}:${minute}`;
  return isBare(given) ? `a las ${given}` : given;
}

function isBare(given: string): boolean {
  return /^\s*\d{1,2}\s*$/.test(given) || cardinalOf(foldText(given), 'es') !== null;
}

/** The labels that are times of day; none unless most labels are. */
export function timedLabels(labels: readonly Label[]): readonly Label[] {
  const timed = labels.filter(({ time }) => time !== '');
  return timed.length < 2 || timed.length * 2 < labels.length ? [] : timed;
}

/** `a las 10 o a las 4`: never one of them. */
function eitherTime(alternatives: readonly string[], timed: readonly Label[]): Reading<string> | null {
  const said = alternatives.flatMap((text) => timesOf(isBare(text) ? `a las ${text}` : text));
  const same = timed.filter(({ time }) => said.includes(time));
  return same.length === 0
    ? null
    : unsure(
        'SEVERAL',
        same.slice(0, 4).map(({ id }) => id),
      );
}

/** Labels that are hours are answered with a time of day, never by position alone. */
function byTime(given: string, labels: readonly Label[]): Reading<string> | null {
  const timed = timedLabels(labels);
  if (timed.length === 0) return null;
  const alternatives = given.split(/\s(?:o|u|or)\s/i);
  if (alternatives.length > 1) return eitherTime(alternatives, timed);
  const said = timesOf(clockOf(given));
  if (said.length === 0) return byPartOfDay(foldedPhrase(given), timed);
  const same = timed.filter(({ time }) => said.includes(time));
  return found(same) ?? none('INVALID');
}
