// The cost of conversations: CPU of every service and server, rows and bytes in every store. `npm run bench:scale` runs it on separate
// servers and writes bench/scale/costs.json, the input of docs/scale.md and the simulation.
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { foundBusiness, publishTemplate } from '../../e2e/kit/business.ts';
import { startDistributed } from '../../e2e/kit/distributed.ts';
import { eventually } from '../../e2e/kit/graph.ts';
import { type Server, type Servers, startServers } from '../../e2e/kit/servers.ts';
import { Visitor } from '../../e2e/kit/visitor.ts';
import { machine } from '../harness/report.ts';
import { type Connection, driverOf } from '../harness/driver.ts';
import { cpuOf } from '../harness/processes.ts';
import { type Costs, eachProcess, type Growth, type PerProcess, type ProcessName } from './files.ts';

const { values } = parseArgs({
  options: { conversations: { type: 'string', default: '240' }, lanes: { type: 'string', default: '6' } },
});
const root = join(import.meta.dirname, '..', '..');
const Client = driverOf('packages', 'platform', 'persistence');
const loadOfAnalytics = createRequire(join(root, 'subgraphs', 'analytics', 'package.json'));
const { MongoClient, BSON } = loadOfAnalytics('mongodb') as MongoDriver;
/** The driver of MongoDB, as far as it is used here. */
interface MongoDriver {
  readonly BSON: { readonly calculateObjectSize: (document: object) => number };
  readonly MongoClient: { readonly connect: (url: string) => Promise<MongoConnection> };
}

interface Listed<Item> {
  readonly toArray: () => Promise<readonly Item[]>;
}

interface MongoConnection {
  readonly db: () => {
    readonly listCollections: () => Listed<{ readonly name: string }>;
    readonly collection: (name: string) => { readonly find: () => Listed<object> };
  };
  readonly close: () => Promise<void>;
}

/** The CPU and storage used so far. */
interface Snapshot {
  readonly cpu: PerProcess;
  /** By database and table. */
  readonly postgres: Readonly<Record<string, Readonly<Record<string, Growth>>>>;
  readonly redis: number;
  readonly mongo: Readonly<Record<string, Growth>>;
}

interface Run {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** CPU ms a second without conversations. */
  readonly idle: PerProcess;
  readonly wholeSeconds: number;
  readonly done: { readonly conversations: number; readonly turns: number };
}

const turnsMax = 15;
const idleMs = 10_000;
const databases = ['identity', 'bots', 'templates', 'runtime', 'billing'];
let address = 0;

const servers = await startServers({ isFresh: true });
const mongo = mongoOf(servers);
const env = { TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'error', ANONYMOUS_REQUESTS_PER_MINUTE: '100000' };
const platform = await startDistributed({ servers, env });
try {
  const { session } = await foundBusiness(platform.url, 'Salón Medido');
  const bot = await publishTemplate(session);
  await converse(30);
  await settled();
  const idle = await idleCost();
  const before = await snapshot();
  const started = performance.now();
  const done = await converse(Number(values.conversations));
  const seconds = (performance.now() - started) / 1000;
  await settled();
  const wholeSeconds = (performance.now() - started) / 1000;
  const after = await snapshot();
  const costs: Costs = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    ...done,
    seconds,
    ...perConversation({ before, after, idle, wholeSeconds, done }),
  };
  await writeFile(join(import.meta.dirname, 'costs.json'), `${JSON.stringify(costs, null, 2)}\n`);
  console.log(JSON.stringify(costs, null, 2));

  /** Runs conversations in lanes, each to its end. */
  async function converse(count: number) {
    let begun = 0;
    let turns = 0;
    const lane = async () => {
      while (begun < count) {
        begun += 1;
        address += 1;
        const visitor = new Visitor(platform.url, bot.publicId, {
          headers: { 'x-forwarded-for': `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}` },
        });
        await visitor.start();
        turns += 1;
        for (let turn = 0; turn < turnsMax && visitor.state === 'BOT' && visitor.awaiting !== null; turn += 1) {
          await visitor.send(visitor.reply());
          turns += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
    return { conversations: count, turns };
  }
} finally {
  await platform.stop();
  await servers.stop();
}

/** Waits until every outbox is empty and the numbers no longer change. */
async function settled(): Promise<void> {
  let last = '';
  await eventually(
    async () => {
      const now = JSON.stringify(await rowsOf('outbox', 'done_at is null')) + JSON.stringify(await mongoSizes());
      const isStill = now === last && !/[1-9]/.test(JSON.stringify(await rowsOf('outbox', 'done_at is null')));
      last = now;
      if (!isStill) throw new Error('events are still under way');
    },
    { deadlineMs: 60_000, everyMs: 500 },
  );
}

async function snapshot(): Promise<Snapshot> {
  return { cpu: cpuByProcess(), postgres: await postgresSizes(), redis: await redisBytes(), mongo: await mongoSizes() };
}

function cpuByProcess(): PerProcess {
  return eachProcess(cpuOfProcess);
}

function cpuOfProcess(name: ProcessName): number {
  if (name === 'postgresql') return cpuOf([servers.postgres.pid]).postgres;
  if (name === 'redis') return cpuOf([servers.redis.pid]).redis;
  if (name === 'mongodb') return cpuOf([mongo.pid]).other;
  const replicas = platform.services().filter(({ service }) => service === name);
  return cpuOf(replicas.map(({ pid }) => pid)).node;
}

function mongoOf(all: Servers): Server {
  if (all.mongo === null) throw new Error('there is no MongoDB to measure');
  return all.mongo;
}

/** CPU in ms a second without conversations. */
async function idleCost(): Promise<PerProcess> {
  const before = cpuByProcess();
  await new Promise((resolve) => setTimeout(resolve, idleMs));
  const after = cpuByProcess();
  return eachProcess((name) => ((after[name] - before[name]) * 1000) / idleMs);
}

async function onDatabase<Found>(name: string, work: (client: Connection) => Promise<Found>): Promise<Found> {
  const client = new Client({
    connectionString: Object.assign(new URL(servers.postgres.url), { pathname: `/tertulia_${name}` }).href,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function rowsOf(table: string, condition: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of databases) {
    counts[name] = await onDatabase(name, async (client) => {
      const { rows } = await client.query(`select to_regclass('${table}') as found`);
      const [relation] = rows as { found: string | null }[];
      if (relation?.found === null) return 0;
      const counted = await client.query(`select count(*) from ${table} where ${condition}`);
      return Number((counted.rows as { count: string }[])[0]?.count);
    });
  }
  return counts;
}

/** Rows and bytes with indexes, by database and table. */
async function postgresSizes(): Promise<Snapshot['postgres']> {
  const sizes: Record<string, Record<string, Growth>> = {};
  for (const name of databases) {
    sizes[name] = await onDatabase(name, async (client) => {
      const { rows } = await client.query(`select c.relname as table, pg_total_relation_size(c.oid)::int as bytes
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`);
      const tables: Record<string, Growth> = {};
      for (const { table, bytes } of rows as { table: string; bytes: number }[]) {
        const { rows: counted } = await client.query(`select count(*)::int as n from "${table}"`);
        tables[table] = { rows: (counted as { n: number }[])[0]?.n ?? 0, bytes };
      }
      return tables;
    });
  }
  return sizes;
}

async function redisBytes(): Promise<number> {
  const { openRedis } = await import('../../packages/platform/messaging/dist/redis/index.js');
  const { createLog } = await import('../../packages/platform/subgraph/dist/index.js');
  const log = createLog('measure', 'error');
  const redis = await openRedis({ url: servers.redis.url, name: 'measure', log });
  try {
    return await redis.run(async (commands) =>
      Number(/used_memory_dataset:(\d+)/.exec(await commands.info('memory'))?.[1]),
    );
  } finally {
    await redis.close();
  }
}

/** Documents and their BSON bytes, without indexes: those of the fake server say nothing about MongoDB. */
async function mongoSizes(): Promise<Record<string, Growth>> {
  const client = await MongoClient.connect(`${mongo.url}?directConnection=true`);
  try {
    const sizes: Record<string, Growth> = {};
    const db = client.db();
    for (const { name } of await db.listCollections().toArray()) {
      const documents = await db.collection(name).find().toArray();
      sizes[name] = {
        rows: documents.length,
        bytes: documents.reduce((sum, one) => sum + BSON.calculateObjectSize(one), 0),
      };
    }
    return sizes;
  } finally {
    await client.close();
  }
}

function perConversation({ before, after, idle, wholeSeconds, done }: Run) {
  const { conversations, turns } = done;
  const cpuMs = eachProcess((name) => round((after.cpu[name] - before.cpu[name] - idle[name] * wholeSeconds) / turns));
  const grown = (was: Growth | undefined, is: Growth): Growth => ({
    rows: round((is.rows - (was?.rows ?? 0)) / conversations),
    bytes: Math.round((is.bytes - (was?.bytes ?? 0)) / conversations),
  });
  const postgres: Record<string, Growth> = {};
  for (const [database, tables] of Object.entries(after.postgres)) {
    for (const [table, is] of Object.entries(tables)) {
      const growth = grown(before.postgres[database]?.[table], is);
      if (growth.rows > 0) postgres[`${database}.${table}`] = growth;
    }
  }
  const mongo = Object.fromEntries(
    Object.entries(after.mongo).map(([name, is]) => [name, grown(before.mongo[name], is)]),
  );
  return {
    turnsPerConversation: round(turns / conversations),
    idleCpuMsPerSecond: eachProcess((name) => round(idle[name])),
    cpuMsPerTurn: cpuMs,
    perConversation: { postgres, mongo, redisBytes: Math.round((after.redis - before.redis) / conversations) },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
