import { readMoment, type Whereabouts } from './moment/index.js';
import { plainAnswer } from './plain.js';
import { none, read, unsure, type Reading } from './reading.js';

/** A time of day as `HH:mm`. */
export interface TimeOfDay {
  time: string;
  /** True when nothing said morning or afternoon: the opening hours or the usual hours decided. */
  isHalfAssumed: boolean;
}

/** Where a time is asked for: `day` is the day it is for (`YYYY-MM-DD`), which may be said again. */
export interface TimePlace extends Whereabouts {
  day: string | null;
}

/** Where an hour is asked for, `4`, `4.30` and `16 hs` are times, not days. */
const bareHour = /^(?:(?:a )?las? |at )?(\d{1,2})(?:[.:h ]?([0-5]\d))?(?: ?(?:h|hs|hrs|horas?|hours?))?$/;

/** Reads one time of day from a whole answer. Unsure for a range or a part of the day, which is no hour, for another day, and for several hours (`4 o 5`). */
export function readTime(answer: string, place: TimePlace): Reading<TimeOfDay> {
  const plain = plainAnswer(answer);
  return alternatives(plain, place) ?? readOne(answer, plain, place);
}

/** `4 o 5`, `a las 4 o a las 5 de la tarde`: hours of which one may be meant; null where the answer names no two. */
function alternatives(plain: string, place: TimePlace): Reading<TimeOfDay> | null {
  const parts = plain.slice(0, longestAlternatives).split(/,? (?:o|u|or) /);
  if (parts.length < 2 || parts.length > 3) return null;
  const half = /\d((?: ?[ap]\.? ?m\.?| (?:de|por|en) la \p{L}+| in the \p{L}+)[.!]*)$/u.exec(plain)?.[1] ?? '';
  const found = parts.map((part) => {
    const whole = /\d$/.test(part) ? `${part}${half}` : part;
    const one = readOne(whole, whole, place);
    return one.kind === 'read' ? one.value : null;
  });
  const times = distinct(found.filter((time) => time !== null));
  if (found.includes(null)) return null;
  const [only] = times;
  return times.length === 1 && only ? read(only) : unsure('SEVERAL', times);
}

const longestAlternatives = 80;

function readOne(answer: string, plain: string, { day, ...where }: TimePlace): Reading<TimeOfDay> {
  // As pickers of browsers write it: the hour is one of 24.
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(plain)) return read({ time: plain, isHalfAssumed: false });
  const bare = bareHour.exec(plain);
  const found = readMoment(bare === null ? answer : `a las ${bare[1] ?? ''}:${bare[2] ?? '00'}`, where);
  if (found.kind === 'none') return found;
  if (found.kind === 'unsure') {
    const times = found.candidates.flatMap(({ time, isHalfAssumed }) =>
      time === null || time.to !== null ? [] : [{ time: time.from, isHalfAssumed }],
    );
    return times.length === 0 ? none('NOTHING') : unsure(found.reason, distinct(times));
  }
  const { date, time, isHalfAssumed } = found.value;
  if (time === null) return none('NOTHING');
  if (time.to !== null) return unsure('RANGE', []);
  const said = { time: time.from, isHalfAssumed };
  return date === null || date === day ? read(said) : unsure('CONTRADICTION', [said]);
}

function distinct(times: readonly TimeOfDay[]): TimeOfDay[] {
  return [...new Map(times.map((one) => [one.time, one])).values()];
}
