import { Cached } from '@tertulia/words';
import { weekdayNames } from '../moment/vocabulary.js';
import { found } from './names.js';
import type { Reading } from '../reading.js';
import type { Label } from './labels.js';
import { isFiller } from './words.js';

const days: ReadonlyMap<string, number> = new Map(Object.entries(weekdayNames));
const workdays = /\b(?:entre semana|dias habiles|dias laborales|weekdays?)\b/;
const weekend = /\b(?:fin(?:es)? de semana|findes?|weekends?)\b/;
const from = /\b(\w+) (?:a|al|to|through) (\w+)\b/;
const listed = /\b(\w+) (?:y|e|o|and|or) (\w+)\b/;

const known = new Cached(groupOf, 5_000);

/** By a day, or days, within a group of days: `el sábado` for `Fin de semana`, `entre semana` for `Lunes a viernes`. */
export function byDayGroup(text: string, labels: readonly Label[]): Reading<string> | null {
  const groups = labels
    .map((label) => ({ label, group: known.of(label.phrase) }))
    .filter(({ group }) => group.length > 1);
  if (groups.length === 0 || labels.some(({ words }) => words.length === 1 && dayOf(words[0]) >= 0)) return null;
  const said = saidOf(text);
  if (said.length === 0) return null;
  return found(groups.filter(({ group }) => said.every((day) => group.includes(day))).map(({ label }) => label));
}

/** The days that a label stands for, counted from Monday. */
function groupOf(phrase: string): readonly number[] {
  if (workdays.test(phrase)) return [0, 1, 2, 3, 4];
  if (weekend.test(phrase)) return [5, 6];
  const [, first, last] = from.exec(phrase) ?? [];
  const [start, end] = [dayOf(first), dayOf(last)];
  if (start >= 0 && end > start) return Array.from({ length: end - start + 1 }, (_, at) => start + at);
  const [, one, other] = listed.exec(phrase) ?? [];
  return dayOf(one) >= 0 && dayOf(other) >= 0 ? [dayOf(one), dayOf(other)] : [];
}

/** The days that an answer names; none where it has other words besides. */
function saidOf(text: string): readonly number[] {
  const group = groupOf(text);
  const rest = text.replace(workdays, ' ').replace(weekend, ' ').split(' ').filter(Boolean);
  const named = rest.map((word) => dayOf(word)).filter((day) => day >= 0);
  if (!rest.every((word) => dayOf(word) >= 0 || isFiller(word) || /^(?:a|al|to|o|or|and)$/.test(word))) return [];
  return group.length > 0 ? group : named;
}

/** Counted from Monday, also for several such days; -1 for what is no day. */
function dayOf(word = ''): number {
  const name = word.replace('sabadito', 'sabado');
  const day = days.get(name) ?? days.get(name.replace(/s$/, ''));
  return day === undefined ? -1 : day - 1;
}
