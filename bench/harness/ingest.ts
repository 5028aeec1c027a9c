// Ingests batches of events for some seconds, in a separate process: with the analytics store (`ours`), or in durable tables of their own
// with a multi-row insert and three upserts of counters in one transaction (`values`), or with one prepared statement that takes the events
// as arrays (`arrays`).
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { IngestItem } from '../../subgraphs/analytics/dist/application/ports.js';
import { type Connection, driverOf } from './driver.ts';
import { ownPlatform, readDatabase } from './own-platform.ts';
import { serve } from './worker.ts';
import type { KnownBot } from './world.ts';

type Take = (items: readonly IngestItem[]) => Promise<void>;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    kind: { type: 'string', default: '' },
    bot: { type: 'string', default: '' },
    days: { type: 'string', default: '1' },
  },
});
const { organizationId, botId } = JSON.parse(values.bot) as KnownBot;
const daysMs = Number(values.days) * 86_400_000;
const turnsOfConversation = 4;
const versionId = randomUUID();
const Client = driverOf('node_modules', '@mikro-orm', 'postgresql');
const { urlOf } = await readDatabase(values.data);
const units = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const;

/** What a turn walks: three blocks of twenty, two of them along an edge. */
function walkOf(turn: number): IngestItem['heat'] {
  const steps = Array.from({ length: 3 }, (_, index) => {
    const at = turn * 3 + index;
    const edge =
      index === 0 ? { edgeId: null, fromBlockId: null } : { edgeId: `edge-${at}`, fromBlockId: `block-${at - 1}` };
    return { blockId: `block-${at}`, ...edge };
  });
  return { kind: 'visited', steps };
}

/** Events of conversations, ten each, one conversation after the other, spread over the last days. */
function* eventsOfConversations(): Generator<IngestItem, never> {
  for (;;) {
    const startedAt = new Date(Date.now() - Math.floor(Math.random() * daysMs));
    const key = { conversationId: randomUUID(), organizationId, botId, versionId, channel: 'WEB', startedAt };
    const facts: readonly (readonly [name: string, factEvent: IngestItem['factEvent'], heat?: IngestItem['heat']])[] = [
      ['runtime.conversation-started.v1', { kind: 'started' }],
      ...Array.from({ length: turnsOfConversation }, (_, index) => [
        ['runtime.turn-taken.v1', { kind: 'turn', responseMs: 20 + index * 7 }] as const,
        ['runtime.blocks-visited.v1', null, walkOf(index)] as const,
      ]).flat(),
      [
        'runtime.conversation-ended.v1',
        { kind: 'ended', reason: 'COMPLETED', hasAnswered: true, atMs: startedAt.getTime() + 60_000 },
      ],
    ];
    for (const [name, factEvent, heat] of facts) {
      const eventId = randomUUID();
      yield { eventId, occurredAt: startedAt, name, key, factEvent, unanswered: null, isErasure: false, heat };
    }
  }
}

async function ours(): Promise<Take> {
  const { inTenant } = await import('../../packages/platform/persistence/dist/tenancy.js');
  const { platform } = await ownPlatform(values.data);
  const { subgraph: analytics } = await import('../../subgraphs/analytics/dist/index.js');
  const { store } = platform.partOf(analytics).deps;
  return async (items) => void (await inTenant(organizationId, async () => store.ingest(organizationId, items)));
}

/** A connection to a database with tables for events and counters, which are written ahead like all others. */
async function ownTables(): Promise<Connection> {
  const server = new Client({ connectionString: urlOf('postgres') });
  await server.connect();
  await server.query(`create database bench_${values.kind}`);
  await server.end();
  const client = new Client({ connectionString: urlOf(`bench_${values.kind}`) });
  await client.connect();
  await client.query(`create table event (organization_id uuid, event_id uuid, occurred_at timestamptz, name text,
    conversation_id uuid, detail jsonb, primary key (organization_id, event_id))`);
  for (const [unit] of units) {
    await client.query(`create table counter_${unit} (organization_id uuid, bot_id uuid, bucket timestamptz, events bigint,
      started bigint, response_ms bigint, primary key (organization_id, bot_id, bucket))`);
  }
  return client;
}

const upsert = `on conflict (organization_id, bot_id, bucket) do update set events = old.events + excluded.events,
  started = old.started + excluded.started, response_ms = old.response_ms + excluded.response_ms`;

async function multiRowValues(): Promise<Take> {
  const client = await ownTables();
  return async (items) => {
    await client.query('begin');
    const rows = items.flatMap((item) => [
      organizationId,
      item.eventId,
      item.occurredAt,
      item.name,
      item.key.conversationId,
      null,
    ]);
    await client.query(`insert into event values ${places(items.length, 6)} on conflict do nothing`, rows);
    for (const [unit, unitMs] of units) {
      const counters = new Map<number, { events: number; started: number; ms: number }>();
      for (const { occurredAt, factEvent } of items) {
        const bucket = Math.floor(occurredAt.getTime() / unitMs) * unitMs;
        const counter = counters.get(bucket) ?? { events: 0, started: 0, ms: 0 };
        counter.events += 1;
        counter.started += factEvent?.kind === 'started' ? 1 : 0;
        counter.ms += factEvent?.kind === 'turn' ? (factEvent.responseMs ?? 0) : 0;
        counters.set(bucket, counter);
      }
      const sorted = [...counters].toSorted(([a], [b]) => a - b);
      const parameters = sorted.flatMap(([bucket, { events, started, ms }]) => [
        organizationId,
        botId,
        new Date(bucket),
        events,
        started,
        ms,
      ]);
      await client.query(`insert into counter_${unit} as old values ${places(sorted.length, 6)} ${upsert}`, parameters);
    }
    await client.query('commit');
  };
}

function places(rows: number, columns: number): string {
  const row = (index: number) =>
    `(${Array.from({ length: columns }, (_, column) => `$${index * columns + column + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, index) => row(index)).join(', ');
}

/** Only events that are new are counted. */
async function arrays(): Promise<Take> {
  const client = await ownTables();
  const counted = units.map(
    ([unit]) => `counted_${unit} as (insert into counter_${unit} as old
      select $1::uuid, $2::uuid, date_trunc('${unit}', occurred_at) as bucket, count(*), sum(started), sum(ms)
      from fresh group by bucket order by bucket ${upsert})`,
  );
  const text = `with given as (
      select * from unnest($3::uuid[], $4::timestamptz[], $5::text[], $6::uuid[], $7::int[], $8::int[])
        as one (event_id, occurred_at, name, conversation_id, started, ms)),
    inserted as (insert into event select $1, event_id, occurred_at, name, conversation_id, null from given
      on conflict do nothing returning event_id),
    fresh as (select given.* from given join inserted using (event_id)),
    ${counted.join(', ')}
    select count(*) from fresh`;
  return async (items) => {
    await client.query({
      name: 'ingest',
      text,
      values: [
        organizationId,
        botId,
        items.map(({ eventId }) => eventId),
        items.map(({ occurredAt }) => occurredAt),
        items.map(({ name }) => name),
        items.map(({ key }) => key.conversationId),
        items.map(({ factEvent }) => (factEvent?.kind === 'started' ? 1 : 0)),
        items.map(({ factEvent }) => (factEvent?.kind === 'turn' ? (factEvent.responseMs ?? 0) : 0)),
      ],
    });
  };
}

const take = await ({ ours, values: multiRowValues, arrays } as Readonly<Record<string, () => Promise<Take>>>)[
  values.kind
]?.();
if (take === undefined) throw new Error(`nothing ingests as ${values.kind}`);
const events = eventsOfConversations();

/** Batches of `least` to `most` events, one size after the other, for some seconds or until there were so many events. */
interface IngestOrder {
  readonly least: number;
  readonly most: number;
  readonly seconds?: number;
  readonly events?: number;
}

serve(async ({ seconds = Infinity, events: wanted = Infinity, least, most }: IngestOrder) => {
  const started = performance.now();
  const isOver = () => done >= wanted || performance.now() >= started + seconds * 1_000;
  let done = 0;
  for (let size = least; !isOver(); size = size === most ? least : size + 1) {
    await take(Array.from({ length: size }, () => events.next().value));
    done += size;
  }
  return { units: done, perSecond: (done * 1_000) / (performance.now() - started) };
});
