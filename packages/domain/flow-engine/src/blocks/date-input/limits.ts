import { formatDate } from '../../business/describe.js';
import { formatTime } from '../../business/format.js';
import { intervalsOn, localTime } from '../../business/opening.js';
import { relativeDay } from '../../business/relative-day.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf } from '../../model.js';
import type { Reading } from '../definition.js';

type DateBlock = BlockOf<'dateInput'>;
type Refused = Extract<Reading, { isUnderstood: false }>;

/** The first and the last day that can be chosen now; null for no limit, and for a template without a day. */
export function limitsOf({ options }: DateBlock, turn: Turn): { min: string | null; max: string | null } {
  return { min: dayOf(options.min, turn), max: dayOf(options.max, turn) };
}

/** Why a day cannot be chosen; null when it can. */
export function refusalOfDay(block: DateBlock, value: string, turn: Turn): Refused | null {
  const { min, max } = limitsOf(block, turn);
  const { daysOff = [], mustBeOpen } = block.options;
  const limit = formatDate(value, turn.locale);
  if (min !== null && value < min) return refused('dateTooEarly', formatDate(min, turn.locale));
  if (max !== null && value > max) return refused('dateTooLate', formatDate(max, turn.locale));
  if (daysOff.includes(weekdayOf(value))) return refused('dayOff', limit);
  return mustBeOpen && intervalsOn(turn.profile, value).length === 0 ? refused('closedDay', limit) : null;
}

/** Why a time of a day cannot be chosen; null when it can. */
export function refusalOfTime(
  block: DateBlock,
  { date, time }: { date: string; time: string },
  turn: Turn,
): Refused | null {
  if (!block.options.mustBeOpen) return null;
  const now = localTime(turn.profile, turn.context.now);
  if (date === now.toISODate() && time < now.toFormat('HH:mm'))
    return refused('timeOver', formatTime(time, turn.locale));
  const isOpen = intervalsOn(turn.profile, date).some(({ opens, closes }) => opens <= time && time < closes);
  return isOpen ? null : refused('closedTime', formatTime(time, turn.locale));
}

function refused(reason: Refused['reason'], limit: string): Refused {
  return { isUnderstood: false, reason, limit };
}

/** 1 = Monday ... 7 = Sunday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function dayOf(bound: string | null, turn: Turn): string | null {
  const said = bound === null ? '' : turn.template(bound).trim();
  const day = relativeDay(said, turn.profile, turn.context.now) ?? said.slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
