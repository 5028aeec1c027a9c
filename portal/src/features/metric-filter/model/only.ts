import { rangesOf } from '@tertulia/metric-words';
import type { Channel, ChosenFilterFragment, Locale, MetricFilter, VisitorKind } from '../../../gql/graphql.js';

/** Which conversations of the bots count. It is stored in the address. An empty list stands for all. */
export type Only = {
  versionIds: readonly string[];
  channels: readonly Channel[];
  languages: readonly Locale[];
  visitors: readonly VisitorKind[];
  /** 1 is Monday, 7 Sunday. */
  weekdays: readonly number[];
  /** 0 to 23. */
  hours: readonly number[];
};

export const everything: Only = {
  ...{ versionIds: [], channels: [], languages: [], visitors: [], weekdays: [], hours: [] },
};

/** Those that count: simulations never do. */
export const channels = ['WEB', 'WHATSAPP', 'TELEGRAM', 'API'] as const satisfies readonly Channel[];
export const languages = ['es', 'en'] as const satisfies readonly Locale[];
export const visitors = ['NEW', 'RETURNING'] as const satisfies readonly VisitorKind[];
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Parses an address; what is not known in it is left out. */
export function readOnly(parameters: URLSearchParams): Only {
  const known = <T extends string>(name: string, values: readonly T[]): T[] =>
    values.filter((value) => parameters.getAll(name).includes(value));
  return {
    versionIds: [...new Set(parameters.getAll('version').filter((id) => id !== ''))],
    channels: known('channel', channels),
    languages: known('language', languages),
    visitors: known('visitor', visitors),
    weekdays: numbersFrom(parameters.get('weekdays'), [1, 7]),
    hours: numbersFrom(parameters.get('hours'), [0, 23]),
  };
}

/** Adds it to an address. */
export function writeOnly(parameters: URLSearchParams, only: Only): void {
  const lists = { version: only.versionIds, channel: only.channels, language: only.languages, visitor: only.visitors };
  for (const [name, values] of Object.entries(lists)) for (const value of values) parameters.append(name, value);
  for (const name of ['weekdays', 'hours'] as const) {
    if (only[name].length > 0) parameters.set(name, numbersText(only[name]));
  }
}

/** The filter of the graph; null for everything. */
export function metricFilterOf(botIds: readonly string[], only: Only): MetricFilter | null {
  const lists = { botIds, ...only };
  const set = Object.entries(lists).filter(([, values]) => values.length > 0);
  return set.length === 0 ? null : Object.fromEntries(set.map(([name, values]) => [name, [...values]]));
}

/** What was stored in the graph, without what is gone. */
export function onlyOf({ versions, ...filter }: Omit<ChosenFilterFragment, 'bots'>): Only {
  const { channels: onChannels, languages: inLanguages, visitors: ofVisitors, weekdays: onDays, hours } = filter;
  return {
    versionIds: versions.flatMap((version) => version?.id ?? []),
    ...{ channels: onChannels, languages: inLanguages, visitors: ofVisitors, weekdays: onDays, hours },
  };
}

/** The hours from the start of one until the end of another, around midnight if the last comes first. */
export function hoursBetween(first: number, last: number): number[] {
  const count = ((last - first + 24) % 24) + 1;
  return Array.from({ length: count }, (_, at) => (first + at) % 24).toSorted((one, other) => one - other);
}

/** The first and the last hour, around midnight too; null if there are gaps, or none. */
export function endsOf(hours: readonly number[]): { first: number; last: number } | null {
  const chosen = new Set(hours);
  if (chosen.size === 24) return { first: 0, last: 23 };
  const firsts = hours.filter((hour) => !chosen.has((hour + 23) % 24));
  const lasts = hours.filter((hour) => !chosen.has((hour + 1) % 24));
  const [first, last] = [firsts[0], lasts[0]];
  return firsts.length === 1 && first !== undefined && last !== undefined ? { first, last } : null;
}

/** `9-12.15` */
function numbersText(numbers: readonly number[]): string {
  return rangesOf(numbers)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join('.');
}

function numbersFrom(text: string | null, [least, most]: readonly [number, number]): number[] {
  const parts = (text ?? '').split('.').map((part) => /^(\d{1,2})(?:-(\d{1,2}))?$/u.exec(part));
  const isIn = (number: number): boolean =>
    parts.some((part) => part !== null && Number(part[1]) <= number && number <= Number(part[2] ?? part[1]));
  return Array.from({ length: most - least + 1 }, (_, at) => least + at).filter(isIn);
}
