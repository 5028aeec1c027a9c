import type { DateTime } from 'luxon';
import { none, read, unsure, type Reading } from '../reading.js';
import { isoOf, localNow, todayAt, type Whereabouts } from './calendar.js';
import { dateRules, pairRules } from './dates.js';
import { dayRules } from './days.js';
import { mark, mostItems, type Clock, type Scene } from './items.js';
import { bareNumber, judge, type Said } from './judge.js';
import { timeRules } from './times.js';
import { momentWords } from './words.js';

export type { Whereabouts } from './calendar.js';

/** A time of day as `HH:mm`; `to` is the end of a range. */
export interface TimeSpan {
  from: string;
  to: string | null;
}

/** A day, a time or both, as the answer says them. */
export interface Moment {
  /** `YYYY-MM-DD` in the time zone of the place; null when only a time was said. */
  date: string | null;
  time: TimeSpan | null;
  /** True when neither the words nor the hour said morning or afternoon: the opening hours or the usual hours decided. */
  isHalfAssumed: boolean;
}

/** Days ahead from which a date without a year is confirmed: it was probably meant for the past. */
const farDays = 335;

/**
 * Reads a day and a time from a whole answer, in Spanish or English. A weekday means the next such day after today; a date
 * without a year its next occurrence; `05/12` is day first except in English in the United States.
 * Unsure when words are left over, days differ, a weekday contradicts its date, or a date is almost a year ahead.
 */
export function readMoment(answer: string, where: Whereabouts): Reading<Moment> {
  const scene = { where, today: todayAt(where) };
  const words = momentWords(answer, where.locale);
  const dated = mark({ text: words, items: [] }, dateRules, scene);
  const marked = mark(mark(dated, timeRules, scene), [...pairRules, ...dayRules], scene);
  if (marked.items.length >= mostItems) return unsure('SEVERAL', []);
  const said = bareNumber(judge(marked, where), scene);
  return conclude(said, scene, /\d{4}/.test(words));
}

function conclude(said: Said, scene: Scene, hasYear: boolean): Reading<Moment> {
  const { days, isRange, isContradiction, leftover, isRefused } = said;
  const [day, ...others] = days;
  if (!day) return withoutDay(said, scene);
  const moments = days.slice(0, 4).map((date) => momentOn(date, said, scene));
  const [moment] = moments;
  if (!moment || isRefused) return none('REFUSED');
  if (isRange) return unsure('RANGE', moments);
  if (others.length > 0) return unsure(isContradiction ? 'CONTRADICTION' : 'SEVERAL', moments);
  if (isContradiction) return unsure('CONTRADICTION', moments);
  if (said.times.length === 0 && new Set(said.parts.map(({ from }) => from)).size > 1)
    return unsure(
      'SEVERAL',
      said.parts.slice(0, 4).map((part) => momentOn(day, { ...said, parts: [part] }, scene)),
    );
  if (said.times.length > 1) return unsure('SEVERAL', timesOn(day, said, scene));
  if (leftover.length > 0) return unsure(leftover.includes('range') ? 'RANGE' : 'MORE_WORDS', moments);
  if (isOver(moment, scene)) return unsure('CONTRADICTION', [moment]);
  if (!hasYear && day.diff(scene.today, 'days').days > farDays) return unsure('FAR_OFF', moments);
  return read(moment);
}

function withoutDay(said: Said, scene: Scene): Reading<Moment> {
  if (said.isRefused) return none('REFUSED');
  if (said.isImpossible) return none('INVALID');
  if (said.isRange) return unsure('RANGE', []);
  if (said.times.length !== 1 && said.parts.length !== 1) return none('NOTHING');
  if (said.leftover.length > 0) return none('NOTHING');
  // The day is asked for next, so an hour of today that is over may still be meant.
  return read({ ...momentOn(scene.today.plus({ days: 1 }), said, scene), date: null });
}

function timesOn(day: DateTime, said: Said, scene: Scene): Moment[] {
  return said.times.slice(0, 4).map((time) => momentOn(day, { ...said, times: [time] }, scene));
}

function momentOn(day: DateTime, { times, parts }: Said, scene: Scene): Moment {
  const date = isoOf(day);
  const [time] = times;
  const [part] = parts;
  if (!time) return { date, time: part ? { from: part.from, to: part.to } : null, isHalfAssumed: false };
  const half = part?.half ?? null;
  const from = settled(time.from, { date, half }, scene);
  if (time.to === null)
    return { date, time: { from: shown(from), to: null }, isHalfAssumed: time.from.half === null && half === null };
  const to = settled(time.to, { date, half }, scene);
  const isBefore = to.hour * 60 + to.minute <= from.hour * 60 + from.minute;
  const end = isBefore && to.hour < 12 ? { ...to, hour: to.hour + 12 } : to;
  return { date, time: { from: shown(from), to: shown(end) }, isHalfAssumed: time.from.half === null && half === null };
}

/** Without a word for it, the half of the day in which the business is open; else the usual one: seven to eleven in the morning. */
function settled(clock: Clock, { date, half }: { date: string; half: Clock['half'] }, { where }: Scene): Clock {
  const known = clock.half ?? half;
  if (known !== null) return known === 'PM' && clock.hour < 12 ? { ...clock, hour: clock.hour + 12 } : clock;
  const late = { ...clock, hour: clock.hour + 12 };
  const isOpen = (at: Clock): boolean =>
    where.openOn?.(date).some(({ opens, closes }) => opens <= shown(at) && shown(at) < closes) === true &&
    !isPast(at, date, where);
  const [isEarlyOpen, isLateOpen] = [isOpen(clock), isOpen(late)];
  if (isEarlyOpen !== isLateOpen) return isLateOpen ? late : clock;
  return clock.hour < 7 || isPast(clock, date, where) ? late : clock;
}

/** A time of today that is over, or that could only be meant when the business is closed. */
function isOver({ date, time, isHalfAssumed }: Moment, { where }: Scene): boolean {
  if (date === null || time === null) return false;
  const last = time.to ?? time.from;
  // `after 3` goes on until the end of the day.
  const asked = last === '23:59' ? time.from : last;
  const now = localNow(where);
  if (date !== now.toFormat('yyyy-MM-dd')) return false;
  const hours = where.openOn?.(date) ?? [];
  const isClosed =
    isHalfAssumed && hours.length > 0 && !hours.some(({ opens, closes }) => opens <= asked && asked <= closes);
  return last < now.toFormat('HH:mm') || isClosed;
}

function isPast(clock: Clock, date: string, where: Whereabouts): boolean {
  const now = localNow(where);
  return date === now.toFormat('yyyy-MM-dd') && shown(clock) < now.toFormat('HH:mm');
}

function shown({ hour, minute }: Clock): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
