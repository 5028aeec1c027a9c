import { readTime, type TimeOfDay } from '@tertulia/readers';
import { z } from 'zod';
import { formatTime } from '../../business/format.js';
import { intervalsOn, localTime } from '../../business/opening.js';
import { whereaboutsOf } from '../../business/whereabouts.js';
import { clockTime, questionShape, variableReference } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf, TimeInterval } from '../../model.js';
import { notedText } from '../../text/phrases.js';
import type { Reading } from '../definition.js';
import { defineQuestion, questionDefaults } from '../question.js';

type TimeBlock = BlockOf<'timeInput'>;

/** Asks for a time of day, stored as `HH:mm`. */
export const timeInput = defineQuestion<'timeInput'>({
  awaits: 'TIME',
  name: { es: 'Pregunta de hora', en: 'Time question' },
  options: z.object({
    ...questionShape,
    min: clockTime.nullable(),
    max: clockTime.nullable(),
    mustBeOpen: z.boolean(),
    dayVariable: variableReference.nullable(),
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿A qué hora?', en: 'At what time?' }),
    min: null,
    max: null,
    mustBeOpen: false,
    dayVariable: null,
  }),
  awaiting: ({ options: { min, max } }) => ({ min, max }),
  variables: ({ options: { dayVariable } }) =>
    dayVariable === null ? [] : [{ field: 'dayVariable', path: dayVariable, isWritten: false }],
  inspect: ({ options: { min, max } }) =>
    min === null || max === null || min <= max
      ? []
      : [
          {
            code: 'MISSING_OPTION',
            field: 'max',
            message: { es: 'La última hora es anterior a la primera.', en: 'The last time is before the first.' },
            fix: { es: 'Corrige una de las dos.', en: 'Correct one of the two.' },
          },
        ],
  // A time that was offered is taken with the limits, but not guessed at again.
  pick: (block, time, turn) => refusal(block, time, turn) ?? understood(time, turn),
  read: (block, answer, turn) => {
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notTime' };
    turn.spend(readingCost);
    const { profile, context, locale } = turn;
    const day = dayOf(block, turn);
    const where = whereaboutsOf({ profile, now: context.now, locale });
    const openOn = where.openOn && ((date: string) => intervalsOn(profile, day ?? date));
    const found = readTime(answer.text, { ...where, openOn, day });
    if (found.kind === 'none') return { isUnderstood: false, reason: 'notTime' };
    if (found.kind === 'unsure') return unclear(block, found.candidates, turn);
    const time = settled(block, found.value, turn);
    const refused = refusal(block, time, turn);
    if (refused === null && found.value.isHalfAssumed)
      turn.reply(block.id, notedText(formatTime(time, locale), locale));
    return refused ?? understood(time, turn);
  },
});

/** Units of work for reading a time; measured, independent of the answer, whose beginning is read. */
const readingCost = 20_000;

function understood(time: string, turn: Turn): Reading {
  return { isUnderstood: true, value: time, text: formatTime(time, turn.locale) };
}

function unclear(block: TimeBlock, times: readonly TimeOfDay[], turn: Turn): Reading {
  const allowed = times.map((one) => settled(block, one, turn)).filter((time) => refusal(block, time, turn) === null);
  const candidates = allowed.map((time) => ({ answer: time, label: formatTime(time, turn.locale) }));
  const [only] = candidates;
  // Of `4 o 5` only one is possible: before opening, or over.
  if (times.length > 1 && candidates.length === 1 && only) return understood(only.answer, turn);
  return { isUnderstood: false, reason: times.length === 0 ? 'exactTime' : 'notTime', candidates };
}

/** Where nothing said morning or afternoon and only the other half of the day is allowed, that half is meant. */
function settled(block: TimeBlock, { time, isHalfAssumed }: TimeOfDay, turn: Turn): string {
  if (!isHalfAssumed || refusal(block, time, turn) === null) return time;
  const hour = (Number(time.slice(0, 2)) + 12) % 24;
  const other = `${String(hour).padStart(2, '0')}${time.slice(2)}`;
  return refusal(block, other, turn) === null ? other : time;
}

function refusal(block: TimeBlock, time: string, turn: Turn): Reading | null {
  const { min, max, mustBeOpen } = block.options;
  const show = (limit: string): string => formatTime(limit, turn.locale);
  if (min !== null && time < min) return { isUnderstood: false, reason: 'timeTooEarly', limit: show(min) };
  if (max !== null && time > max) return { isUnderstood: false, reason: 'timeTooLate', limit: show(max) };
  const now = localTime(turn.profile, turn.context.now);
  const day = dayOf(block, turn);
  if (day !== null && day === now.toISODate() && time < now.toFormat('HH:mm'))
    return { isUnderstood: false, reason: 'timeOver', limit: show(time) };
  if (!mustBeOpen || openings(turn, day).some(({ opens, closes }) => opens <= time && time < closes)) return null;
  return { isUnderstood: false, reason: 'closedTime', limit: show(time) };
}

/** The opening intervals of a day; without a day, those of the whole week. */
function openings({ profile }: Turn, day: string | null): readonly TimeInterval[] {
  return day === null ? profile.openingHours.flatMap(({ intervals }) => intervals) : intervalsOn(profile, day);
}

function dayOf({ options: { dayVariable } }: TimeBlock, turn: Turn): string | null {
  const day = dayVariable === null ? null : turn.read([dayVariable]);
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
