import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@tertulia/persistence';
import type { MigrationEntry } from '@tertulia/persistence';
import { testApplicationRole, testDatabase } from '@tertulia/testkit';
import type { RecordedStatement } from './replay-statements.js';

const subgraphsFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'subgraphs');
export const subgraphs = readdirSync(subgraphsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export async function migrationsOf(subgraph: string): Promise<readonly MigrationEntry[]> {
  const path = join(subgraphsFolder, subgraph, 'src', 'persistence', 'migrations', 'index.ts');
  const exported = (await import(path)) as Record<string, readonly MigrationEntry[]>;
  const [list, ...others] = Object.values(exported);
  if (list === undefined || others.length > 0) throw new Error(`${path} exports one list of migrations`);
  return list;
}

export async function statementsOf(subgraph: string): Promise<readonly RecordedStatement[]> {
  const path = join(subgraphsFolder, subgraph, 'test', 'previous-release.statements.json');
  return (JSON.parse(await readFile(path, 'utf8')) as { statements: readonly RecordedStatement[] }).statements;
}

export async function onDatabase<T>(
  name: string,
  migrations: readonly MigrationEntry[],
  work: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  const place = await testDatabase(name, async (ownerUrl) =>
    migrate({ ownerUrl, migrations, applicationRole: testApplicationRole }),
  );
  try {
    return await work(place.ownerUrl);
  } finally {
    await place.drop();
  }
}
