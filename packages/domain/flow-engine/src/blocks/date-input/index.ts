import { z } from 'zod';
import { readMoment, type Moment, type TimeSpan } from '@tertulia/readers';
import { formatDate } from '../../business/describe.js';
import { intervalsOn, localTime } from '../../business/opening.js';
import { isoDate, questionShape } from '../../definition/parts.js';
import { whereaboutsOf } from '../../business/whereabouts.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf } from '../../model.js';
import { notedText } from '../../text/phrases.js';
import type { Candidate, Reading } from '../definition.js';
import { momentAnswer, momentText, timeValue, timeVariable } from './moments.js';
import { defineQuestion, questionDefaults } from '../question.js';

const bound = z.union([z.literal('today'), isoDate]).nullable();

/** Asks for a day, stored as `YYYY-MM-DD` in the time zone of the business; a time said with it is stored beside it. */
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
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notDate' };
    turn.spend(readingCost);
    const found = readMoment(
      answer.text,
      whereaboutsOf({ profile: turn.profile, now: turn.context.now, locale: turn.locale }),
    );
    if (found.kind === 'none') return { isUnderstood: false, reason: 'notDate' };
    if (found.kind === 'unsure')
      return { isUnderstood: false, reason: 'notDate', candidates: candidatesOf(block, found.candidates, turn) };
    const moment = found.value;
    if (moment.date === null) return withoutDay(block, moment, turn);
    const refused = refusal(block, moment.date, turn);
    if (refused === null) return understood(block, { ...moment, date: moment.date }, turn);
    holdTime(block, moment, turn);
    return refused;
  },
});

/** Units of work for reading a date; measured, independent of the answer, whose beginning is read. */
const readingCost = 20_000;

function candidatesOf(block: BlockOf<'dateInput'>, moments: readonly Moment[], turn: Turn): Candidate[] {
  const allowed = moments.filter(({ date }) => date !== null && refusal(block, date, turn) === null);
  return allowed.map((moment) => ({ answer: momentAnswer(moment), label: momentText(moment, turn.locale) }));
}

function refusal(block: BlockOf<'dateInput'>, value: string, turn: Turn): Reading | null {
  const min = dayOf(block.options.min, turn);
  const max = dayOf(block.options.max, turn);
  const show = (date: string): string => formatDate(date, turn.locale);
  if (min !== null && value < min) return { isUnderstood: false, reason: 'dateTooEarly', limit: show(min) };
  if (max !== null && value > max) return { isUnderstood: false, reason: 'dateTooLate', limit: show(max) };
  if (block.options.mustBeOpen && intervalsOn(turn.profile, value).length === 0)
    return { isUnderstood: false, reason: 'closedDay', limit: show(value) };
  return null;
}

/** The time is kept for the day that is asked for again. */
function holdTime(block: BlockOf<'dateInput'>, { time }: Moment, turn: Turn): void {
  const { variable } = block.options;
  if (variable !== null && time) turn.setVariable(block.id, timeVariable(variable), timeValue(time));
}

function withoutDay(block: BlockOf<'dateInput'>, moment: Moment, turn: Turn): Reading {
  holdTime(block, moment, turn);
  return { isUnderstood: false, reason: 'timeWithoutDay', limit: momentText(moment, turn.locale) };
}

function understood(block: BlockOf<'dateInput'>, moment: Moment & { date: string }, turn: Turn): Reading {
  keepTime(block, moment.time, turn);
  const text = momentText(moment, turn.locale);
  if (moment.isHalfAssumed) {
    const noted = notedText(text, turn.locale);
    turn.send(block.id, [{ kind: 'paragraph', children: [{ kind: 'text', text: noted }] }]);
  }
  return { isUnderstood: true, value: moment.date, text };
}

/** Stores the time beside the day; an earlier one is forgotten unless it was said in reply to this question. */
function keepTime(block: BlockOf<'dateInput'>, time: TimeSpan | null, turn: Turn): void {
  const { variable } = block.options;
  if (variable === null) return;
  const name = timeVariable(variable);
  if (time !== null) turn.setVariable(block.id, name, timeValue(time));
  else if (turn.state.retryCount === 0 && typeof turn.state.variables[name] === 'string')
    turn.setVariable(block.id, name, null);
}

function dayOf(bound: string | null, turn: Turn): string | null {
  return bound === 'today' ? localTime(turn.profile, turn.context.now).toISODate() : bound;
}
