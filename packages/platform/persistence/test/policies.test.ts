import { expect, test } from '@jest/globals';
import { migrate } from '@tertulia/persistence';
import { testApplicationRole } from '@tertulia/testkit';
import { Client } from 'pg';
import { migrationsOf, onDatabase, subgraphs } from './subgraph-schemas.js';

const guardedSql = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relrowsecurity order by 1`;
const policiesSql = `select tablename as table, policyname as name from pg_policies
  where policyname in ('tenant_only', 'platform_only')`;
/** As policies were written before: the server reads the setting for each row. */
const perRow = "current_setting('tertulia.platform', true) = 'on'";

async function onClient<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Tables of which the application evaluates a setting for each row. */
async function tablesThatReadPerRow(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(guardedSql);
  await client.query(`set role ${testApplicationRole.name}`);
  const found: string[] = [];
  for (const { name } of rows) {
    const plan = await client.query<Record<string, string>>(`explain select * from ${name}`);
    if (JSON.stringify(plan.rows).includes('current_setting')) found.push(name);
  }
  await client.query('reset role');
  return found;
}

async function writeAsBefore(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(policiesSql);
  for (const { table, name } of rows) await client.query(`alter policy ${name} on ${table} using (${perRow})`);
}

/** Databases of earlier releases are those to which the migration of this name was not applied. */
const rewriting = '-tenant-read-once';

test('A policy that reads the setting for each row is found', async () => {
  const found = await onDatabase('policies-control', await migrationsOf('billing'), async (ownerUrl) =>
    onClient(ownerUrl, async (client) => {
      await writeAsBefore(client);
      return tablesThatReadPerRow(client);
    }),
  );
  expect(found).toContain('usage_counter');
});

test.each(subgraphs)(
  'Every policy of %s reads the tenant once a statement, also in an older database',
  async (subgraph) => {
    const migrations = await migrationsOf(subgraph);
    const at = migrations.findIndex(({ name }) => name.endsWith(rewriting));
    const earlier = at === -1 ? migrations : migrations.slice(0, at);
    const found = await onDatabase(`policies-${subgraph}`, earlier, async (ownerUrl) =>
      onClient(ownerUrl, async (client) => {
        if (at !== -1) await writeAsBefore(client);
        await migrate({ ownerUrl, migrations, applicationRole: testApplicationRole });
        return tablesThatReadPerRow(client);
      }),
    );
    expect(found).toEqual([]);
  },
);
