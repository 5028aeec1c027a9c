import { readMoment } from '@tertulia/readers';
import { formatDate } from '../../business/describe.js';
import { whereaboutsOf } from '../../business/whereabouts.js';
import { ownText } from '../../engine/saying.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf } from '../../model.js';
import type { Reading } from '../definition.js';
import { refusalOfDay } from './limits.js';
import { endVariable } from './moments.js';

type DateBlock = BlockOf<'dateInput'>;

/** Units of work for reading one of the days. */
const readingCost = 20_000;

/** Reads a first and a last day, said together or one after the other. */
export function readRange(block: DateBlock, text: string, turn: Turn): Reading {
  const begun = firstDay(block, turn);
  const days = daysIn(text, turn);
  if (typeof days === 'string') return { isUnderstood: false, reason: days };
  const [from = '', to] = begun === null || days.length > 1 ? days : [begun, ...days];
  const refused = refusalOfDay(block, from, turn) ?? (to === undefined ? null : refusalOfDay(block, to, turn));
  if (refused !== null) return refused;
  if (to === undefined) return firstOnly(block, from, turn);
  if (to < from) return { isUnderstood: false, reason: 'rangeBackwards', limit: formatDate(from, turn.locale) };
  return whole(block, { from, to }, turn);
}

/** The first day that was already said; null before that. */
export function firstDay({ id }: DateBlock, { state }: Turn): string | null {
  const day = state.given?.blockId === id ? state.given.parts[0]?.value : null;
  return typeof day === 'string' ? day : null;
}

/** One day, or the first and the last one; else why there is none. */
function daysIn(text: string, turn: Turn): string[] | 'notDate' | 'notRange' {
  turn.spend(readingCost);
  const { profile, context, locale } = turn;
  const found = readMoment(text, whereaboutsOf({ profile, now: context.now, locale }));
  if (found.kind === 'read') return found.value.date === null ? 'notDate' : [found.value.date];
  if (found.kind === 'none') return 'notDate';
  const isSpan = found.reason === 'RANGE' || (found.reason === 'SEVERAL' && !/\s(?:o|u|or)\s/i.test(text));
  const days = found.candidates.flatMap(({ date }) => date ?? []);
  return isSpan && days.length === 2 ? days : 'notRange';
}

function firstOnly({ id }: DateBlock, day: string, turn: Turn): Reading {
  const take = (): boolean => {
    const text = formatDate(day, turn.locale);
    turn.state.given = { blockId: id, isOneByOne: true, parts: [{ id: 'from', value: day, text }] };
    if (turn.state.awaiting !== null) turn.state.awaiting = { ...turn.state.awaiting, min: day };
    turn.reply(id, ownText(turn, 'lastDay'));
    return true;
  };
  return { isUnderstood: true, value: day, text: day, take };
}

function whole({ id, options }: DateBlock, { from, to }: { from: string; to: string }, turn: Turn): Reading {
  const shown = (day: string): string => formatDate(day, turn.locale);
  const take = (): boolean => {
    if (options.variable !== null) turn.setVariable(id, endVariable(options.variable), to);
    return false;
  };
  return { isUnderstood: true, value: from, text: `${shown(from)} – ${shown(to)}`, take };
}
