import { z } from 'zod';
import { readDate } from '../../answers/date.js';
import { formatDate } from '../../business/describe.js';
import { intervalsOn, localTime } from '../../business/opening.js';
import { isoDate, questionShape } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import { defineQuestion, questionDefaults } from '../question.js';

const bound = z.union([z.literal('today'), isoDate]).nullable();

/** Asks for a day, stored as `YYYY-MM-DD` in the time zone of the business. */
export const dateInput = defineQuestion<'dateInput'>({
  awaits: 'DATE',
  name: { es: 'Pregunta de fecha', en: 'Date question' },
  options: z.object({ ...questionShape, min: bound, max: bound, mustBeOpen: z.boolean() }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Para qué día?', en: 'For which day?' }),
    min: 'today',
    max: null,
    mustBeOpen: false,
  }),
  awaiting: (block, turn) => ({ min: dayOf(block.options.min, turn), max: dayOf(block.options.max, turn) }),
  read: (block, answer, turn) => {
    const reading = { profile: turn.profile, now: turn.context.now, locale: turn.locale };
    const value = answer.kind === 'text' ? readDate(answer.text, reading) : null;
    if (value === null) return { isUnderstood: false, reason: 'notDate' };
    const min = dayOf(block.options.min, turn);
    const max = dayOf(block.options.max, turn);
    const show = (date: string): string => formatDate(date, turn.locale);
    if (min !== null && value < min) return { isUnderstood: false, reason: 'dateTooEarly', limit: show(min) };
    if (max !== null && value > max) return { isUnderstood: false, reason: 'dateTooLate', limit: show(max) };
    if (block.options.mustBeOpen && intervalsOn(turn.profile, value).length === 0)
      return { isUnderstood: false, reason: 'closedDay', limit: show(value) };
    return { isUnderstood: true, value, text: show(value) };
  },
});

function dayOf(bound: string | null, turn: Turn): string | null {
  return bound === 'today' ? localTime(turn.profile, turn.context.now).toISODate() : bound;
}
