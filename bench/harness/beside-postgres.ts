import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cpuOf } from './processes.ts';

/** The output of the measured program. */
export interface Posted {
  readonly posts: number;
  readonly perSecond: number;
  readonly cpuUs: number;
}

/** Runs ways of sending POSTs on an empty PostgreSQL of their own, each time in a database of its own. */
export async function withPostgres<T>(
  work: (run: (kind: string, posts: number) => Promise<Posted & { readonly databaseUs: number }>) => Promise<T>,
): Promise<T> {
  const { startPostgres } = await import('../../packages/platform/embedded-postgres/dist/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  const settings = { dataDir: join(folder, 'postgres'), port: 0, isDurable: true, password: 'only-for-measures' };
  const server = await startPostgres(settings);
  let databases = 0;
  try {
    return await work(async (kind, posts) => {
      databases += 1;
      const url = server.urlOf(`bench_${databases}`);
      if (kind === 'worker') await createDatabase(server.urlOf('postgres'), `bench_${databases}`);
      const before = cpuOf([server.pid]).postgres;
      const done = await posted(['--kind', kind, '--url', url, '--posts', String(posts)]);
      return { ...done, databaseUs: ((cpuOf([server.pid]).postgres - before) * 1_000) / posts };
    });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the program of the ways once. */
export async function posted(args: readonly string[]): Promise<Posted> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'posts.ts'), ...args]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Posted;
}

async function createDatabase(url: string, name: string): Promise<void> {
  const { driverOf } = await import('./driver.ts');
  const Client = driverOf('node_modules', '@mikro-orm', 'postgresql');
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}
