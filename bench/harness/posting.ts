import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costing, type UnitCosts } from './costs.ts';
import { driverOf } from './driver.ts';
import { startProgram } from './processes.ts';
import { startWorker } from './worker.ts';

/** The database that a way of sending works on, and the server's process. */
interface PostDatabase {
  readonly url: string;
  readonly serverPid: number;
}

/** What sending took; a unit is a POST. */
export interface Posted extends UnitCosts {
  readonly units: number;
  readonly perSecond: number;
}

/** Sends POSTs in one way, in a process of its own. Its start, and what puts the POSTs where they wait, are not measured. */
export async function posted(kind: string, posts: number, database: PostDatabase | null = null): Promise<Posted> {
  const receiver = await startProgram<{ port: number }>(join(import.meta.dirname, 'receiver.ts'));
  try {
    const worker = await startWorker('posts.ts', { kind, posts, port: receiver.said.port, url: database?.url ?? '' });
    const working = { pids: [worker.pid], servers: [database?.serverPid] };
    const done = await costing(working, () => worker.ask<{ units: number; perSecond: number }>());
    await worker.stop();
    return done;
  } finally {
    await receiver.stop();
  }
}

/** An empty PostgreSQL; each call of what it resolves with makes a database. */
export async function emptyPostgres(stack: AsyncDisposableStack): Promise<() => Promise<PostDatabase>> {
  const { startPostgres } = await import('../../packages/platform/embedded-postgres/dist/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const settings = { dataDir: join(folder, 'postgres'), port: 0, isDurable: true, password: 'only-for-measures' };
  const server = await startPostgres(settings);
  stack.defer(() => server.stop());
  const client = new (driverOf('node_modules', '@mikro-orm', 'postgresql'))({
    connectionString: server.urlOf('postgres'),
  });
  await client.connect();
  stack.defer(() => client.end());
  let databases = 0;
  return async () => {
    databases += 1;
    await client.query(`create database bench_${databases}`);
    return { url: server.urlOf(`bench_${databases}`), serverPid: server.pid };
  };
}
