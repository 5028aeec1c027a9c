// Ingests batches of events for some seconds, in a separate process: with the analytics store (`ours`), or with a multi-row insert and
// three upserts of counters in one transaction (`values`). Prints its measurements as JSON.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { IngestItem } from '../../subgraphs/analytics/dist/application/ports.js';
import { driverOf } from './driver.ts';
import { ownPlatform } from './own-platform.ts';
import type { KnownBot } from './world.ts';

type Take = (items: readonly IngestItem[]) => Promise<void>;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    kind: { type: 'string' },
    bot: { type: 'string', default: '' },
    seconds: { type: 'string' },
    batch: { type: 'string' },
  },
});
const { organizationId, botId } = JSON.parse(values.bot) as KnownBot;
const batchSize = Number(values.batch);
const eventsPerConversation = 6;
const Client = driverOf('node_modules', '@mikro-orm', 'postgresql');
const { platform, urlOf } = await ownPlatform(values.data);

/** Conversations of six events, as many as fit into a batch, spread over a day. */
function nextBatch(): IngestItem[] {
  const items: IngestItem[] = [];
  while (items.length < batchSize) {
    const startedAt = new Date(Date.now() - Math.floor(Math.random() * 86_400_000));
    const key = { conversationId: randomUUID(), organizationId, botId, versionId: null, channel: 'WEB', startedAt };
    const facts: readonly (readonly [name: string, factEvent: IngestItem['factEvent']])[] = [
      ['runtime.conversation-started.v1', { kind: 'started' }],
      ...Array.from(
        { length: eventsPerConversation - 2 },
        (_, index) => ['runtime.turn-taken.v1', { kind: 'turn', responseMs: 20 + index * 7 }] as const,
      ),
      [
        'runtime.conversation-ended.v1',
        { kind: 'ended', reason: 'COMPLETED', hasAnswered: true, atMs: startedAt.getTime() + 60_000 },
      ],
    ];
    for (const [name, factEvent] of facts) {
      items.push({
        eventId: randomUUID(),
        occurredAt: startedAt,
        name,
        key,
        factEvent,
        unanswered: null,
        isErasure: false,
      });
    }
  }
  return items.slice(0, batchSize);
}

async function ours(): Promise<Take> {
  const { inTenant } = await import('../../packages/platform/persistence/dist/tenancy.js');
  const { subgraph: analytics } = await import('../../subgraphs/analytics/dist/index.js');
  const { store } = platform.partOf(analytics).deps;
  return async (items) => void (await inTenant(organizationId, async () => store.ingest(organizationId, items)));
}

async function multiRowValues(): Promise<Take> {
  const client = new Client({ connectionString: urlOf('tertulia_analytics') });
  await client.connect();
  await client.query(`create temporary table bench_event (organization_id uuid, event_id uuid, occurred_at timestamptz, name text,
    conversation_id uuid, detail jsonb, primary key (organization_id, event_id))`);
  for (const unit of ['minute', 'hour', 'day']) {
    await client.query(`create temporary table bench_${unit} (organization_id uuid, bot_id uuid, bucket timestamptz, events bigint,
      started bigint, response_ms bigint, primary key (organization_id, bot_id, bucket))`);
  }
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
    await client.query(`insert into bench_event values ${places(items.length, 6)} on conflict do nothing`, rows);
    for (const [unit, unitMs] of [
      ['minute', 60_000],
      ['hour', 3_600_000],
      ['day', 86_400_000],
    ] as const) {
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
      await client.query(
        `insert into bench_${unit} as old values ${places(sorted.length, 6)} on conflict (organization_id, bot_id, bucket) do update
         set events = old.events + excluded.events, started = old.started + excluded.started, response_ms = old.response_ms + excluded.response_ms`,
        parameters,
      );
    }
    await client.query('commit');
  };
}

function places(rows: number, columns: number): string {
  const row = (index: number) =>
    `(${Array.from({ length: columns }, (_, column) => `$${index * columns + column + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, index) => row(index)).join(', ');
}

const take = values.kind === 'ours' ? await ours() : await multiRowValues();
for (let warm = 0; warm < 5; warm += 1) await take(nextBatch());
const usage = process.cpuUsage();
const started = performance.now();
let events = 0;
while (performance.now() < started + Number(values.seconds) * 1_000) {
  await take(nextBatch());
  events += batchSize;
}
const { user, system } = process.cpuUsage(usage);
const ms = performance.now() - started;
console.log(JSON.stringify({ events, perSecond: (events * 1_000) / ms, cpuUs: (user + system) / events }));
process.exit(0);
