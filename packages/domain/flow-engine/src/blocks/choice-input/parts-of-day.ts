import { readMoment, type ShownChoice, type TimeSpan } from '@tertulia/readers';
import { foldText } from '@tertulia/words';
import { formatTimes } from '../../business/format.js';
import { whereaboutsOf } from '../../business/whereabouts.js';
import type { Turn } from '../../engine/turn.js';
import { timeValue } from '../date-input/moments.js';

const partWords = /\b(?:manana|mediodia|tarde|noche|madrugada|morning|midday|noon|afternoon|evening|night)s?\b/;
/** Units of work for reading one text as a time of day. */
const readingCost = 20_000;

/** `a las 3 de la tarde` names a part of the day as well, but says more than it. */
export function namesHour(text: string): boolean {
  return /\d\D|\D\d|\ba las? /.test(foldText(text));
}

/** The choice that is the part of the day of a typed hour, and the hour in words; null where the choices are no parts of a day. */
export function partOfHour(
  text: string,
  shown: readonly ShownChoice[],
  turn: Turn,
): { id: string; hour: string } | null {
  const parts = shown.filter(({ label }) => partWords.test(foldText(label)));
  if (parts.length < 2) return null;
  const said = timeIn(text, turn);
  if (said === null) return null;
  const part = parts.find(({ label }) => holds(timeIn(label, turn), said));
  return part === undefined ? null : { id: part.id, hour: formatTimes(timeValue(said), turn.locale) };
}

function timeIn(text: string, turn: Turn): TimeSpan | null {
  turn.spend(readingCost);
  const { profile, context, locale } = turn;
  const found = readMoment(text, whereaboutsOf({ profile, now: context.now, locale }));
  return found.kind === 'read' && found.value.date === null ? found.value.time : null;
}

function holds(part: TimeSpan | null, { from }: TimeSpan): boolean {
  if (part === null) return false;
  return part.to === null ? part.from === from : part.from <= from && from < part.to;
}
