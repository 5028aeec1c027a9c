import { emptyCounters, type Counters } from '@tertulia/metrics';
import type { RollupKey } from '../../domain/batch-fold.js';
import { fromColumns, mapColumns, numberColumns, toColumns } from '../counter-columns.js';
import { nilUuid } from '../sql-values.js';
import { idOf, plainKey, safeKey, type MetricDocument } from './documents.js';

const hourMs = 3_600_000;
const hoursOfWeek = 168;
/** 1970 began on a Thursday: 72 hours after Monday. */
const hoursBefore1970 = 72;

const mapFields = {
  goal_amounts: 'goalAmounts',
  error_codes: 'errorCodes',
  model_use: 'modelUse',
  team_work: 'teamWork',
  asked: 'asked',
  answered: 'answered',
} as const;

/** A rollup with empty counters. */
export const noCounts = {
  ...{ counts: {}, goalAmounts: {}, errorCodes: {}, modelUse: {}, teamWork: {}, asked: {}, answered: {} },
};

/** The key of a rollup's document, and its fields at creation. */
export function metricKey(
  organizationId: string,
  row: RollupKey,
): { _id: string; born: Omit<MetricDocument, '_id' | 'organizationId' | 'entry' | keyof typeof noCounts> } {
  const { granularity, bucket, botId, segment } = row;
  const versionId = row.versionId ?? nilUuid;
  const hourOfWeek = granularity === 'HOUR' ? hourOfWeekAt(new Date(bucket), 0) : null;
  const born = { granularity, bucket, botId, versionId, hourOfWeek };
  if (segment === null) return { _id: idOf(organizationId, granularity, bucket, botId, versionId), born };
  const { channel, language, visitor } = segment;
  const _id = idOf(organizationId, granularity, bucket, botId, versionId, channel, language, visitor);
  return { _id, born: { ...born, segment } };
}

/** 0 is Monday from 0 to 1 o'clock on a clock that is ahead of UTC by this offset. */
export function hourOfWeekAt(time: Date, offsetMinutes: number): number {
  return (Math.floor((time.getTime() + offsetMinutes * 60_000) / hourMs) + hoursBefore1970) % hoursOfWeek;
}

/** The change of each field. */
export function incrementOf(counters: Counters): Record<string, number> {
  const fields = Object.entries(numbersOf(counters)).map(([name, value]) => [`counts.${name}`, value]);
  return Object.fromEntries([
    ...fields,
    ...mapEntries(counters).flatMap(([field, entries]) => entries.map(([key, value]) => [`${field}.${key}`, value])),
  ]) as Record<string, number>;
}

/** The absolute values of the fields. */
export function metricValues(counters: Counters): Pick<MetricDocument, keyof typeof noCounts> {
  const maps = mapEntries(counters).map(([field, entries]) => [field, Object.fromEntries(entries)]);
  return { ...noCounts, counts: numbersOf(counters), ...Object.fromEntries(maps) };
}

function numbersOf(counters: Counters): Record<string, number> {
  const numbers = Object.entries(toColumns(counters)).filter(([name]) => !(name in mapFields));
  return Object.fromEntries(numbers) as Record<string, number>;
}

function mapEntries(counters: Counters): [keyof typeof noCounts, [string, number][]][] {
  const columns = toColumns(counters);
  return mapColumns.map((column) => {
    const map = columns[column] as Record<string, number>;
    return [mapFields[column], Object.entries(map).map(([key, value]) => [safeKey(key), value])];
  });
}

/** The counters of a document, or the sum of several. */
export function countersOf(documents: readonly Partial<Pick<MetricDocument, keyof typeof noCounts>>[]): Counters {
  const numbers = Object.fromEntries(
    numberColumns.map((column) => [column, documents.reduce((sum, { counts }) => sum + (counts?.[column] ?? 0), 0)]),
  );
  const maps = mapColumns.map((column) => [column, addedMaps(documents.map((one) => one[mapFields[column]] ?? {}))]);
  return documents.length === 0 ? emptyCounters() : fromColumns({ ...numbers, ...Object.fromEntries(maps) });
}

function addedMaps(maps: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const map of maps) {
    for (const [key, value] of Object.entries(map)) sums.set(plainKey(key), (sums.get(plainKey(key)) ?? 0) + value);
  }
  return Object.fromEntries([...sums].filter(([, value]) => value !== 0));
}
