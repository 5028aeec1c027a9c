/** Everything as processes of their own on servers of their own, with a business and a live bot: what fault suites begin with. */
import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import pg from 'pg';
import { foundBusiness, publishTemplate } from './business.mjs';
import { startDistributed } from './distributed.mjs';
import { eventually } from './graph.mjs';
import { abandonAll } from './ledger.mjs';
import { missingServers, startServers } from './servers.mjs';
import { requireOrSkip } from './scale.mjs';

/** What `skip` of a suite on the services takes. */
export const skipWithoutServers = () => {
  const missing = missingServers({ mongo: false });
  return requireOrSkip(missing === null, missing);
};

/**
 * Servers, services and a business with a live bot. `between` may put something between the services and the servers, or between
 * services: it gets the servers and answers `{ servers, env }` to start with.
 */
export async function openWorld({
  replicas = 2,
  mongo = false,
  env = {},
  between = async (servers) => ({ servers, env: {} }),
} = {}) {
  const servers = await startServers({ mongo });
  let platform;
  try {
    const through = await between(servers);
    platform = await startDistributed({
      servers: through.servers,
      replicas,
      env: { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', ...through.env, ...env },
    });
    const business = await foundBusiness(platform.url);
    const bot = await publishTemplate(business.session);
    return {
      ...{ servers, platform, business, bot },
      async close() {
        abandonAll();
        const how = await platform.stop({ removeData: true });
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

/** Waits until nothing is on its way any more: outboxes delivered, streams worked off, nothing set aside. Answers how long. */
export async function assertDrained(servers, deadlineMs = 30_000) {
  const started = performance.now();
  await eventually(
    async () => {
      for (const [name, outbox] of Object.entries(await eachDatabase(servers, outboxOf)))
        assert.deepEqual([name, outbox], [name, '0 waiting, 0 set aside']);
      assert.deepEqual(await streamsOf(servers), { waiting: 0, setAside: 0 });
    },
    { deadlineMs, everyMs: 250 },
  );
  return Math.round(performance.now() - started);
}

/** Asks each database of a service: answers what `read` finds, by the database's name. */
export async function eachDatabase(servers, read) {
  const names = await withDatabase(servers, 'postgres', async (client) =>
    rowsOf(client, "select datname from pg_database where datname like 'tertulia_%' order by datname"),
  );
  const found = {};
  for (const { datname } of names) {
    found[datname] = await withDatabase(servers, datname, async (client) => read(async (sql) => rowsOf(client, sql)));
  }
  return found;
}

async function withDatabase(servers, name, work) {
  const url = new URL(servers.postgres.url);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return work(client).finally(async () => client.end());
}

async function rowsOf(client, sql) {
  return (await client.query(sql)).rows;
}

async function outboxOf(ask) {
  const [{ is_there: isThere }] = await ask("select to_regclass('outbox') is not null as is_there");
  if (!isThere) return '0 waiting, 0 set aside';
  const [row] = await ask(
    'select count(*) filter (where failed_at is null)::int as waiting, count(failed_at)::int as failed from outbox where done_at is null',
  );
  return `${row.waiting} waiting, ${row.failed} set aside`;
}

/** Events that a consumer has not taken, or taken and not finished, over all streams. */
async function streamsOf(servers) {
  const redis = new Redis(servers.redis.url);
  try {
    let waiting = 0;
    for (const stream of await redis.keys('*events:[0-9]*')) {
      for (const fields of await redis.xinfo('GROUPS', stream)) {
        const group = Object.fromEntries(
          fields.flatMap((value, at) => (at % 2 === 0 ? [[value, fields[at + 1]]] : [])),
        );
        waiting += group.pending + (group.lag ?? 0);
      }
    }
    const [setAside] = await redis.keys('*events:set-aside');
    return { waiting, setAside: setAside === undefined ? 0 : await redis.xlen(setAside) };
  } finally {
    redis.disconnect();
  }
}
