import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MetricsFilter } from '../subgraphs/analytics/dist/domain/metrics-filter.js';
import { driverOf } from './harness/driver.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';

const botCount = 50;
const dayMs = 86_400_000;
const zone = 'UTC';
const to = new Date('2026-03-31T00:00:00Z');
const window = { from: new Date(to.getTime() - 30 * dayMs), to };
const segments = ['WEB es NEW', 'WEB es RETURNING', 'WEB en NEW', 'API es NEW'];

/** What each chart of a dashboard selects, and with which filter. */
const charts: readonly (readonly [name: string, fields: readonly string[], filter: Partial<MetricsFilter>])[] = [
  ['conversations and rates', ['conversations', 'completionRate', 'successRate', 'csat'], {}],
  ['waits', ['botResponseTime', 'firstHumanResponse', 'humanReplyInBusinessHours'], {}],
  ['by day and bot', ['perDay', 'perBot'], {}],
  ['peak hours', ['peakHours'], {}],
  ['episodes', ['episodes'], {}],
  ['drop-off by question', ['dropOff'], {}],
  ['errors by code', ['errorsByCode'], {}],
  ['models', ['aiTokens', 'modelUse'], {}],
  ['rates, weekdays', ['conversations', 'completionRate'], { weekdays: [1, 2, 3, 4, 5] }],
  ['rates, one channel', ['conversations', 'completionRate'], { channels: ['API'] }],
  ['by day and bot, returning visitors', ['perDay', 'perBot'], { visitors: ['RETURNING'] }],
  ['rates, from 9 to 17', ['conversations', 'completionRate'], { hours: [9, 10, 11, 12, 13, 14, 15, 16, 17] }],
];

/** Rollups of fifty busy bots: as many rows as ten million events of any size of conversations leave in sixty days. */
export async function run({ isQuick }: MeasureOptions): Promise<Measurement> {
  const { startPostgres } = await import('../packages/platform/embedded-postgres/dist/index.js');
  const { applicationUrl, inTenant, migrate, openDatabase } =
    await import('../packages/platform/persistence/dist/index.js');
  const { analyticsMigrations } = await import('../subgraphs/analytics/dist/persistence/migrations/index.js');
  const { postgresAnalyticsStore } =
    await import('../subgraphs/analytics/dist/persistence/postgres-analytics-store.js');
  const dataDir = await mkdtemp(join(tmpdir(), 'tertulia-charts-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: 0,
    isDurable: true,
    password: 'bench',
  });
  stack.defer(() => server.stop());
  const applicationRole = { name: 'tertulia_app', password: 'bench' };
  const ownerUrl = server.urlOf('analytics');
  await migrate({ ownerUrl, migrations: analyticsMigrations, applicationRole });
  const organizationId = randomUUID();
  await fill(ownerUrl, organizationId);
  const database = await openDatabase({
    ...{ name: 'charts', clientUrl: applicationUrl(ownerUrl, applicationRole), entities: [] },
  });
  stack.defer(() => database.close());
  const store = postgresAnalyticsStore(database);
  const rows: Row[] = [];
  for (const [name, fields, filter] of charts) {
    const query = await queryOf(organizationId, fields, filter);
    const times: number[] = [];
    for (let round = 0; round < (isQuick ? 5 : 40); round += 1) {
      const started = performance.now();
      await inTenant(organizationId, () => store.report(query));
      times.push(performance.now() - started);
    }
    const sorted = times.slice(Math.floor(times.length / 4)).toSorted((a, b) => a - b);
    const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
    rows.push({ chart: name, 'least ms': at(0), 'p50 ms': at(0.5), 'p95 ms': at(0.95) });
  }
  return {
    title: 'Charts of 30 days',
    note: '50 bots with conversations in every hour of 60 days, four segments: the rollups of ten million events. Each chart alone, with the window before it, from the store with its client.',
    rows,
  };
}

async function queryOf(organizationId: string, fields: readonly string[], only: Partial<MetricsFilter>) {
  const { comparedWindow } = await import('../subgraphs/analytics/dist/domain/comparison.js');
  const { gridPieces, noFilter, pickedPieces, pickedRanges } =
    await import('../subgraphs/analytics/dist/domain/metrics-filter.js');
  const { needsOf } = await import('../subgraphs/analytics/dist/domain/report-needs.js');
  const filter = { ...noFilter, ...only };
  const needs = needsOf(new Set(fields));
  return {
    ...{ organizationId, groupBy: 'BOT' as const, groupIds: null, filter, needs, window },
    ranges: pickedRanges(window, zone, filter),
    current: pickedPieces(window, zone, filter),
    previous: pickedPieces(comparedWindow(window, zone, 'PREVIOUS_PERIOD'), zone, filter),
    hours: needs.hasHours ? gridPieces(window, zone, filter) : [],
  };
}

async function fill(ownerUrl: string, organizationId: string): Promise<void> {
  const Client = driverOf('node_modules', '@mikro-orm', 'postgresql');
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("set tertulia.platform = 'on'");
  await client.query(
    `create temp table bot_of as select gen_random_uuid() as bot, gen_random_uuid() as version from generate_series(1, ${botCount})`,
  );
  for (const [table, step, type, count] of [
    ['rollup_hour', '1 hour', 'timestamptz', 47],
    ['rollup_day', '1 day', 'date', 1_100],
    ['segment_hour', '1 hour', 'timestamptz', 12],
    ['segment_day', '1 day', 'date', 280],
  ] as const) {
    const { rows } = await client.query(
      `select column_name as name, data_type as type from information_schema.columns where table_name = '${table}'
        and column_name not in ('organization_id', 'bucket', 'bot_id', 'version_id', 'channel', 'language', 'visitor')`,
    );
    const columns = rows as { name: string; type: string }[];
    const maps: Record<string, string> = {
      error_codes: `'{"TIMEOUT": 2, "REFUSED": 1}'`,
      model_use: `'{"calls USD gpt-4.1": 9, "prompt USD gpt-4.1": 900, "completion USD gpt-4.1": 90, "cost USD gpt-4.1": 4000}'`,
      goal_amounts: `'{"MXN": 28000}'`,
    };
    const questions = `'{${Array.from({ length: 8 }, (_, index) => `"q${index}": ${index + 3}`).join(', ')}}'`;
    const values = columns.map(({ name, type: kind }) =>
      kind === 'jsonb' ? (maps[name] ?? questions) : String(count),
    );
    const isSegment = table.startsWith('segment');
    const parts = isSegment ? `cross join unnest(array['${segments.join("','")}']) as segment` : '';
    const own = isSegment
      ? ", split_part(segment, ' ', 1), split_part(segment, ' ', 2), split_part(segment, ' ', 3)"
      : '';
    await client.query(`insert into ${table} (organization_id, bucket, bot_id, version_id${isSegment ? ', channel, language, visitor' : ''},
        ${columns.map(({ name }) => name).join(', ')})
      select '${organizationId}', bucket::${type}, bot, version${own}, ${values.join(', ')}
      from generate_series('${new Date(to.getTime() - 60 * dayMs).toISOString()}'::timestamptz, '${new Date(to.getTime() - 1).toISOString()}'::timestamptz, '${step}') as bucket
      cross join bot_of ${parts}`);
  }
  await client.query('vacuum analyze');
  await client.end();
}
