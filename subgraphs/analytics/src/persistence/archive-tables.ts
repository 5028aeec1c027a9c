import type { ConversationFact, Segment } from '@tertulia/metrics';
import type { ArchivePart, ArchiveRecords } from '../application/archive.js';
import { granularities, isDaily, type Granularity } from '../domain/batch-fold.js';
import { fromColumns, mapColumns, numberColumnsIn, toColumns } from './counter-columns.js';
import { factRow, revivedFact } from './fact-rows.js';
import { heatRow } from './heat-rows.js';
import { questionRow } from './question-rows.js';
import { trackedColumns, trackedFrom, trackedRow } from './tracked-rows.js';
import { rollupTables } from './rollup-rows.js';
import { nilUuid } from './sql-values.js';

type Row = Readonly<Record<string, unknown>>;

/** A table as the move reads and writes it. */
export interface ArchiveTable<T> {
  name: string;
  /** Its primary key without the organization, in the key's order. */
  key: readonly string[];
  /** The columns to select from the table `t`. */
  select: string;
  join?: string;
  /** The columns to write, with their types. */
  columns: Readonly<Record<string, string>>;
  toRecord(row: Row): T;
  /** Null for a record that is stored in another table. */
  toRow(record: T): Row | null;
}

type Tables = { readonly [P in ArchivePart]: readonly ArchiveTable<ArchiveRecords[P]>[] };

const time = (value: unknown): Date => new Date(value as Date | string);
const named = (versionId: unknown): string | null => (versionId === nilUuid ? null : (versionId as string));

const eventTable: ArchiveTable<ArchiveRecords['events']> = {
  name: 'event',
  key: ['event_id'],
  select: 't.*, f.bot_id',
  join: 'left join conversation_fact f on f.organization_id = t.organization_id and f.conversation_id = t.conversation_id',
  columns: {
    ...{ event_id: 'uuid', occurred_at: 'timestamptz', name: 'text', conversation_id: 'uuid', detail: 'jsonb' },
  },
  toRecord: (row) => ({
    eventId: row['event_id'] as string,
    occurredAt: time(row['occurred_at']),
    name: row['name'] as string,
    conversationId: row['conversation_id'] as string | null,
    botId: row['bot_id'] as string | null,
    detail: row['detail'] as ArchiveRecords['events']['detail'],
  }),
  toRow: ({ eventId, occurredAt, name, conversationId, detail }) => {
    return { event_id: eventId, occurred_at: occurredAt, name, conversation_id: conversationId, detail };
  },
};

const conversationTable: ArchiveTable<ConversationFact> = {
  name: 'conversation_fact',
  key: ['conversation_id'],
  select: 't.conversation_id, t.fact',
  columns: {
    ...{ conversation_id: 'uuid', bot_id: 'uuid', version_id: 'uuid', channel: 'text', started_at: 'timestamptz' },
    ...{ is_counted: 'boolean', is_converted: 'boolean', is_handed_off: 'boolean', end_reason: 'text' },
    ...{ rating: 'integer', fact: 'jsonb' },
  },
  toRecord: (row) => revivedFact(row['fact'] as ConversationFact),
  toRow: factRow,
};

function rollupTable(granularity: Granularity): ArchiveTable<ArchiveRecords['rollups']> {
  const { table, bucketType, segment } = rollupTables[granularity];
  const isDay = isDaily(granularity);
  const numberColumns = numberColumnsIn(granularity);
  return {
    name: table,
    key: ['bucket', 'bot_id', 'version_id', ...segment],
    select: isDay ? 't.*, t.bucket::text as bucket' : 't.*',
    columns: {
      ...{ bot_id: 'uuid', version_id: 'uuid', bucket: bucketType },
      ...Object.fromEntries(segment.map((column) => [column, 'text'])),
      ...Object.fromEntries(numberColumns.map((column) => [column, 'bigint'])),
      ...Object.fromEntries(mapColumns.map((column) => [column, 'jsonb'])),
    },
    toRecord: (row) => ({
      granularity,
      bucket: isDay ? (row['bucket'] as string) : time(row['bucket']).toISOString(),
      botId: row['bot_id'] as string,
      versionId: named(row['version_id']),
      segment: segment.length === 0 ? null : segmentIn(row),
      counters: fromColumns(row),
    }),
    toRow: (row) => {
      if (row.granularity !== granularity) return null;
      const zeros = Object.fromEntries(numberColumns.map((column) => [column, 0]));
      const key = { bot_id: row.botId, version_id: row.versionId ?? nilUuid, bucket: row.bucket, ...row.segment };
      return { ...key, ...zeros, ...toColumns(row.counters) };
    },
  };
}

function segmentIn({ channel, language, visitor }: Row): Segment {
  return { channel: channel as string, language: language as string, visitor: visitor as Segment['visitor'] };
}

const questionTable: ArchiveTable<ArchiveRecords['questions']> = {
  name: 'unanswered_event',
  key: ['event_id'],
  select: 't.*',
  columns: {
    ...{ event_id: 'uuid', conversation_id: 'uuid', bot_id: 'uuid', version_id: 'uuid', bucket: 'timestamptz' },
    ...{ folded: 'text', shown: 'text' },
    ...{ asked: 'integer', last_asked_at: 'timestamptz' },
  },
  toRecord: (row) => ({
    eventId: row['event_id'] as string,
    conversationId: row['conversation_id'] as string,
    botId: row['bot_id'] as string,
    versionId: named(row['version_id']),
    bucket: time(row['bucket']),
    folded: row['folded'] as string,
    shown: row['shown'] as string,
    asked: row['asked'] as number,
    lastAskedAt: time(row['last_asked_at']),
  }),
  toRow: questionRow,
};

const heatTable: ArchiveTable<ArchiveRecords['heat']> = {
  name: 'heat',
  key: ['bot_id', 'version_id', 'granularity', 'bucket'],
  select: 't.*',
  columns: { bot_id: 'uuid', version_id: 'uuid', granularity: 'text', bucket: 'timestamptz', counts: 'jsonb' },
  toRecord: (row) => ({
    granularity: row['granularity'] as ArchiveRecords['heat']['granularity'],
    bucket: time(row['bucket']).toISOString(),
    botId: row['bot_id'] as string,
    versionId: row['version_id'] as string,
    counts: row['counts'] as ArchiveRecords['heat']['counts'],
  }),
  toRow: heatRow,
};

const trackedTable: ArchiveTable<ArchiveRecords['tracked']> = {
  name: 'tracked_event',
  key: ['event_id'],
  select: 't.*',
  columns: trackedColumns,
  toRecord: (row) => trackedFrom(row as unknown as Parameters<typeof trackedFrom>[0]),
  toRow: trackedRow,
};

const planTable: ArchiveTable<ArchiveRecords['plans']> = {
  name: 'event_plan',
  key: ['organization_id'],
  select: 't.*',
  columns: { plan_code: 'text', known_at: 'timestamptz' },
  toRecord: (row) => {
    return { planCode: row['plan_code'] as ArchiveRecords['plans']['planCode'], knownAt: time(row['known_at']) };
  },
  toRow: ({ planCode, knownAt }) => ({ plan_code: planCode, known_at: knownAt }),
};

const removalTable: ArchiveTable<ArchiveRecords['removals']> = {
  name: 'removal',
  key: ['day', 'reason'],
  select: 't.*, t.day::text as day',
  columns: { day: 'date', reason: 'text', count: 'bigint' },
  toRecord: (row) => ({
    day: row['day'] as string,
    reason: row['reason'] as ArchiveRecords['removals']['reason'],
    count: Number(row['count']),
  }),
  toRow: ({ day, reason, count }) => ({ day, reason, count }),
};

const botTable: ArchiveTable<ArchiveRecords['bots']> = {
  name: 'bot',
  key: ['bot_id'],
  select: 't.*',
  columns: { bot_id: 'uuid', name: 'text', live_version_id: 'uuid', is_paused: 'boolean', is_deleted: 'boolean' },
  toRecord: (row) => ({
    botId: row['bot_id'] as string,
    name: row['name'] as string,
    liveVersionId: row['live_version_id'] as string | null,
    isPaused: row['is_paused'] as boolean,
    isDeleted: row['is_deleted'] as boolean,
  }),
  toRow: ({ botId, name, liveVersionId, isPaused, isDeleted }) => {
    return { bot_id: botId, name, live_version_id: liveVersionId, is_paused: isPaused, is_deleted: isDeleted };
  },
};

const versionTable: ArchiveTable<ArchiveRecords['versions']> = {
  name: 'bot_version',
  key: ['version_id'],
  select: 't.*',
  columns: { version_id: 'uuid', bot_id: 'uuid', has_goals: 'boolean' },
  toRecord: (row) => ({
    versionId: row['version_id'] as string,
    botId: row['bot_id'] as string,
    hasGoals: row['has_goals'] as boolean,
  }),
  toRow: ({ versionId, botId, hasGoals }) => ({ version_id: versionId, bot_id: botId, has_goals: hasGoals }),
};

/** The tables of each kind of record. */
export const archiveTables: Tables = {
  events: [eventTable],
  conversations: [conversationTable],
  rollups: granularities.map(rollupTable),
  questions: [questionTable],
  heat: [heatTable],
  tracked: [trackedTable],
  plans: [planTable],
  removals: [removalTable],
  bots: [botTable],
  versions: [versionTable],
};
