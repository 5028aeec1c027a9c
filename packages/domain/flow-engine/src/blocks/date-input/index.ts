import { z } from 'zod';
import { readMoment, readTime, type Moment, type TimeSpan } from '@tertulia/readers';
import { isDayText } from '../../business/relative-day.js';
import { questionShape } from '../../definition/parts.js';
import { whereaboutsOf } from '../../business/whereabouts.js';
import { ownText } from '../../engine/saying.js';
import type { Turn } from '../../engine/turn.js';
import type { Awaiting, BlockOf } from '../../model.js';
import { notedText } from '../../text/phrases.js';
import type { Candidate, Reading } from '../definition.js';
import { findings } from './findings.js';
import { hoursOf, openDays } from './open-days.js';
import { limitsOf, refusalOfDay, refusalOfTime } from './limits.js';
import { momentAnswer, momentText, timeValue, timeVariable } from './moments.js';
import { defineQuestion, questionDefaults } from '../question.js';
import { firstDay, readRange } from './range.js';

type DateBlock = BlockOf<'dateInput'>;

const bound = z
  .string()
  .max(200)
  .refine((text) => isDayText(text) || text.includes('{{'), 'Use a date such as 2026-12-25, today+60, or a template')
  .nullable();

/**
 * Asks for a day, stored as `YYYY-MM-DD` in the time zone of the business; a time said with it is stored beside it. May ask for a time
 * after the day, or for a first and a last day.
 */
export const dateInput = defineQuestion<'dateInput'>({
  awaits: 'DATE',
  name: { es: 'Pregunta de fecha', en: 'Date question' },
  options: z.object({
    ...questionShape,
    ...{ min: bound, max: bound, mustBeOpen: z.boolean() },
    daysOff: z.array(z.int().min(1).max(7)).max(7).optional(),
    ...{ asksTime: z.boolean().optional(), isRange: z.boolean().optional() },
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Para qué día?', en: 'For which day?' }),
    min: 'today',
    max: null,
    mustBeOpen: false,
  }),
  templates: ({ options }) =>
    (['min', 'max'] as const).flatMap((field) =>
      options[field]?.includes('{{') === true ? [{ field, source: options[field] }] : [],
    ),
  inspect: findings,
  awaiting: awaitingOf,
  part: (block, turn) => (openDay(block, turn) === null ? null : ownText(turn, partOf(block))),
  read: (block, answer, turn) => {
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notDate' };
    if (block.options.isRange === true) return readRange(block, answer.text, turn);
    const day = openDay(block, turn);
    const timed = day === null ? null : readTimeOf(block, { day, text: answer.text }, turn);
    return timed ?? readDay(block, answer.text, turn);
  },
});

function awaitingOf(block: DateBlock, turn: Turn): Partial<Awaiting> {
  const limits = limitsOf(block, turn);
  const day = openDay(block, turn);
  if (day === null) return block.options.asksTime === true ? { ...limits, days: openDays(block, turn) } : limits;
  return block.options.isRange === true ? { ...limits, min: day } : { kind: 'TIME', days: hoursOf(block, day, turn) };
}

/** The day that was said already, while its time or the last day is asked for. */
function openDay(block: DateBlock, turn: Turn): string | null {
  return firstDay(block, turn);
}

function partOf({ options }: DateBlock): 'lastDay' | 'whichTime' {
  return options.isRange === true ? 'lastDay' : 'whichTime';
}

/** Units of work for reading a date; measured, independent of the answer, whose beginning is read. */
const readingCost = 20_000;

function readDay(block: DateBlock, text: string, turn: Turn): Reading {
  turn.spend(readingCost);
  const found = readMoment(text, whereaboutsOf({ profile: turn.profile, now: turn.context.now, locale: turn.locale }));
  if (found.kind === 'none') return { isUnderstood: false, reason: 'notDate' };
  if (found.kind === 'unsure')
    return { isUnderstood: false, reason: 'notDate', candidates: candidatesOf(block, found.candidates, turn) };
  const moment = found.value;
  if (moment.date === null) return withoutDay(block, moment, turn);
  const refused = refusalOf(block, { ...moment, date: moment.date }, turn);
  if (refused === null) return understood(block, { ...moment, date: moment.date }, turn);
  holdTime(block, moment, turn);
  return refused;
}

/** The time of a day that was said before; null where the answer names another day. */
function readTimeOf(block: DateBlock, { day, text }: { day: string; text: string }, turn: Turn): Reading | null {
  turn.spend(readingCost);
  const where = whereaboutsOf({ profile: turn.profile, now: turn.context.now, locale: turn.locale });
  const openOn = where.openOn && ((): ReturnType<NonNullable<typeof where.openOn>> => where.openOn?.(day) ?? []);
  const found = readTime(text, { ...where, openOn, day });
  // Another day is named.
  if (found.kind === 'unsure' && found.reason === 'CONTRADICTION') return null;
  if (found.kind === 'none') turn.spend(readingCost);
  if (found.kind === 'none')
    return readMoment(text, where).kind === 'read' ? null : { isUnderstood: false, reason: 'notTime' };
  const moments = (found.kind === 'read' ? [found.value] : found.candidates).map(({ time, isHalfAssumed }) => {
    return { date: day, time: { from: time, to: null }, isHalfAssumed };
  });
  const [moment] = moments;
  if (found.kind === 'read' && moment) return refusalOf(block, moment, turn) ?? understood(block, moment, turn);
  const candidates = candidatesOf(block, moments, turn);
  return { isUnderstood: false, reason: candidates.length === 0 ? 'exactTime' : 'notTime', candidates };
}

function candidatesOf(block: DateBlock, moments: readonly Moment[], turn: Turn): Candidate[] {
  const allowed = moments.filter(({ date, time }) => date !== null && refusalOf(block, { date, time }, turn) === null);
  return allowed.map((moment) => ({ answer: momentAnswer(moment), label: momentText(moment, turn.locale) }));
}

function refusalOf(
  block: DateBlock,
  { date, time }: Pick<Moment, 'time'> & { date: string },
  turn: Turn,
): Reading | null {
  const refused = refusalOfDay(block, date, turn);
  if (refused !== null || time === null || block.options.asksTime !== true) return refused;
  return refusalOfTime(block, { date, time: time.from }, turn);
}

/** The time is kept for the day that is asked for again. */
function holdTime(block: DateBlock, { time }: Moment, turn: Turn): void {
  const { variable } = block.options;
  if (variable !== null && time) turn.setVariable(block.id, timeVariable(variable), timeValue(time));
}

function withoutDay(block: DateBlock, moment: Moment, turn: Turn): Reading {
  holdTime(block, moment, turn);
  return { isUnderstood: false, reason: 'timeWithoutDay', limit: momentText(moment, turn.locale) };
}

function understood(block: DateBlock, moment: Moment & { date: string }, turn: Turn): Reading {
  const time = moment.time ?? heldTime(block, turn);
  if (block.options.asksTime === true && time === null) return dayOnly(block, moment.date, turn);
  keepTime(block, moment.time, turn);
  const text = momentText({ ...moment, time: block.options.asksTime === true ? time : moment.time }, turn.locale);
  if (moment.isHalfAssumed) turn.reply(block.id, notedText(text, turn.locale));
  return { isUnderstood: true, value: moment.date, text };
}

/** A time that was said in reply to this question, before its day was. */
function heldTime({ options: { variable } }: DateBlock, { state }: Turn): TimeSpan | null {
  const held = variable === null || state.retryCount === 0 ? null : state.variables[timeVariable(variable)];
  const [, from, to = null] = (typeof held === 'string' && /^(\d\d:\d\d)(?:-(\d\d:\d\d))?$/.exec(held)) || [];
  return from === undefined ? null : { from, to };
}

function dayOnly(block: DateBlock, day: string, turn: Turn): Reading {
  const { id } = block;
  const take = (): boolean => {
    turn.state.given = { blockId: id, isOneByOne: true, parts: [{ id: 'day', value: day, text: day }] };
    if (turn.state.awaiting !== null)
      turn.state.awaiting = {
        ...turn.state.awaiting,
        ...{ kind: 'TIME', min: null, max: null, days: hoursOf(block, day, turn) },
      };
    turn.reply(id, ownText(turn, 'whichTime'));
    return true;
  };
  return { isUnderstood: true, value: day, text: day, take };
}

/** Stores the time beside the day; an earlier one is forgotten unless it was said in reply to this question. */
function keepTime(block: DateBlock, time: TimeSpan | null, turn: Turn): void {
  const { variable } = block.options;
  if (variable === null) return;
  const name = timeVariable(variable);
  if (time !== null) turn.setVariable(block.id, name, timeValue(time));
  else if (turn.state.retryCount === 0 && typeof turn.state.variables[name] === 'string')
    turn.setVariable(block.id, name, null);
}
