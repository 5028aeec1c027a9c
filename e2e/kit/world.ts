/** Every service as a separate process on separate servers, with a business and a live bot: where fault suites begin. */
import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import pg from 'pg';
import { type Business, type CodeFor, foundBusiness, type LiveBot, publishTemplate } from './business.ts';
import { type Distributed, type ServerUrls, startDistributed } from './distributed.ts';
import { eventually } from './graph.ts';
import { abandonAll } from './ledger.ts';
import { missingServers, type Servers, startServers } from './servers.ts';
import { patienceMs, requireOrSkip } from './scale.ts';
import type { Ended } from './started.ts';

/** What a fault suite begins with. */
export interface World {
  readonly servers: Servers;
  readonly platform: Distributed;
  readonly business: Business;
  readonly bot: LiveBot;
  readonly close: () => Promise<Ended>;
}

/** Settings of a world. */
export interface WorldSettings {
  readonly replicas?: number;
  readonly mongo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** With a mail server. */
  readonly codeFor?: CodeFor;
  /** May put proxies between the services and the servers, or between services. */
  readonly between?: (servers: Servers) => Promise<{ servers: ServerUrls; env: Readonly<Record<string, string>> }>;
}

/** Runs a statement and returns its rows. */
export type AskRows = <Row extends pg.QueryResultRow>(sql: string) => Promise<Row[]>;

/** The `skip` option of a suite that needs the services. */
export const skipWithoutServers = () => {
  const missing = missingServers({ mongo: false });
  return requireOrSkip(missing === null, missing);
};

/** Servers, services and a business with a live bot. */
export async function openWorld({
  replicas = 2,
  mongo = false,
  env = {},
  codeFor,
  between = async (servers) => ({ servers, env: {} }),
}: WorldSettings = {}): Promise<World> {
  const servers = await startServers({ mongo });
  let platform: Distributed | undefined;
  try {
    const through = await between(servers);
    platform = await startDistributed({
      servers: through.servers,
      replicas,
      env: { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', ...through.env, ...env },
    });
    const started = platform;
    const business = await foundBusiness(started.url, 'Salón Prueba', codeFor === undefined ? {} : { codeFor });
    const bot = await publishTemplate(business.session);
    return {
      ...{ servers, platform: started, business, bot },
      async close() {
        abandonAll();
        const how = await started.stop({ removeData: true });
        await servers.stop();
        return how;
      },
    };
  } catch (error) {
    process.stderr.write(platform?.output() ?? '');
    await platform?.kill();
    await servers.stop();
    throw error;
  }
}

/** Waits until no event is in transit: outboxes and streams empty, no dead letters. Returns how long. */
export async function assertDrained(servers: Servers, deadlineMs = patienceMs): Promise<number> {
  const started = performance.now();
  await eventually(
    async () => {
      for (const [name, outbox] of Object.entries(await eachDatabase(servers, outboxOf)))
        assert.deepEqual([name, outbox], [name, '0 waiting, 0 dead letters']);
      assert.deepEqual(await streamsOf(servers), { waiting: 0, deadLetters: 0 });
    },
    { deadlineMs, everyMs: 250 },
  );
  return Math.round(performance.now() - started);
}

/** Queries each database of a service: returns what `read` finds, by the database's name. */
export async function eachDatabase<Found>(
  servers: Servers,
  read: (askRows: AskRows) => Promise<Found>,
): Promise<Record<string, Found>> {
  const names = await withDatabase(servers, 'postgres', async (client) =>
    rowsOf<{ datname: string }>(
      client,
      "select datname from pg_database where datname like 'tertulia_%' order by datname",
    ),
  );
  const found: Record<string, Found> = {};
  for (const { datname } of names) {
    found[datname] = await withDatabase(servers, datname, async (client) => read(async (sql) => rowsOf(client, sql)));
  }
  return found;
}

async function withDatabase<Found>(
  servers: Servers,
  name: string,
  work: (client: pg.Client) => Promise<Found>,
): Promise<Found> {
  const url = new URL(servers.postgres.url);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return work(client).finally(async () => client.end());
}

async function rowsOf<Row extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<Row[]> {
  return (await client.query<Row>(sql)).rows;
}

async function outboxOf(askRows: AskRows): Promise<string> {
  const [found] = await askRows<{ is_there: boolean }>("select to_regclass('outbox') is not null as is_there");
  if (found?.is_there !== true) return '0 waiting, 0 dead letters';
  const [row] = await askRows<{ waiting: number; failed: number }>(
    'select count(*) filter (where failed_at is null)::int as waiting, count(failed_at)::int as failed from outbox where done_at is null',
  );
  return `${row?.waiting} waiting, ${row?.failed} dead letters`;
}

/** Events that a consumer has not received, or not acknowledged, over all streams. */
async function streamsOf(servers: Servers): Promise<{ waiting: number; deadLetters: number }> {
  const redis = new Redis(servers.redis.url);
  try {
    let waiting = 0;
    for (const stream of await redis.keys('*events:[0-9]*')) {
      for (const fields of (await redis.xinfo('GROUPS', stream)) as (string | number | null)[][]) {
        const group = new Map(fields.flatMap((value, at) => (at % 2 === 0 ? [[value, fields[at + 1]] as const] : [])));
        waiting += Number(group.get('pending')) + Number(group.get('lag') ?? 0);
      }
    }
    const [deadLetters] = await redis.keys('*events:set-aside');
    return { waiting, deadLetters: deadLetters === undefined ? 0 : await redis.xlen(deadLetters) };
  } finally {
    redis.disconnect();
  }
}
