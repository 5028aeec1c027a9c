import { minutesOf, slotMinutes, timeOf } from '@tertulia/readers/slots';
import { intervalsOn, localTime } from '../../business/opening.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, OpenDay, TimeInterval } from '../../model.js';
import { limitsOf } from './limits.js';

/** Days that a picker shows: four weeks. Later days are written. */
const shownDays = 28;
const dayMs = 86_400_000;

/**
 * The next days that can be chosen, with their hours; undefined where days in the past may be meant as well, or where no day is left. Of
 * today only what is to come is given.
 */
export function openDays(block: BlockOf<'dateInput'>, turn: Turn): OpenDay[] | undefined {
  const { daysOff = [], mustBeOpen } = block.options;
  const { min, max } = limitsOf(block, turn);
  const now = localTime(turn.profile, turn.context.now);
  const today = now.toISODate() ?? '';
  if (!mustBeOpen && (min === null || min < today)) return undefined;
  turn.spend(shownDays);
  const first = Date.parse(min === null || min < today ? today : min);
  if (Number.isNaN(first)) return undefined;
  const days = Array.from({ length: shownDays }, (_, at) => new Date(first + at * dayMs)).flatMap((day): OpenDay[] => {
    const date = day.toISOString().slice(0, 10);
    if ((max !== null && date > max) || daysOff.includes(day.getUTCDay() || 7)) return [];
    return mustBeOpen ? openOn(date, turn, date === today ? now.toFormat('HH:mm') : '') : [{ date, hours: [] }];
  });
  return days.length === 0 ? undefined : days;
}

/** The hours of one day, for the question that asks for its time; undefined where any time will do. */
export function hoursOf(block: BlockOf<'dateInput'>, date: string, turn: Turn): OpenDay[] | undefined {
  if (!block.options.mustBeOpen) return undefined;
  const now = localTime(turn.profile, turn.context.now);
  const days = openOn(date, turn, date === now.toISODate() ? now.toFormat('HH:mm') : '');
  return days.length === 0 ? undefined : days;
}

function openOn(date: string, turn: Turn, from: string): OpenDay[] {
  const intervals = intervalsOn(turn.profile, date);
  turn.spend(intervals.length);
  const hours = intervals.flatMap(({ opens, closes }): TimeInterval[] => {
    const begins = from <= opens ? opens : laterSlot(opens, from);
    return begins < closes ? [{ opens: begins, closes }] : [];
  });
  return hours.length === 0 ? [] : [{ date, hours }];
}

/** The first time at or after `from`, in steps from `opens`. */
function laterSlot(opens: string, from: string): string {
  const steps = Math.ceil((minutesOf(from) - minutesOf(opens)) / slotMinutes);
  return timeOf(minutesOf(opens) + steps * slotMinutes);
}
