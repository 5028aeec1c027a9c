import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { asPlatform, migrate, openDatabase } from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import { testApplicationRole, testDatabase } from '@tertulia/testkit';
import type { TestDatabase } from '@tertulia/testkit';
import { Client } from 'pg';

export const Leaf = defineEntity({
  name: 'Leaf',
  tableName: 'leaf',
  properties: { id: p.integer().primary(), text: p.text(), document: p.json<unknown>(), at: p.datetime() },
});

class Leaves extends Migration {
  override up(): void {
    this.addSql(
      'create table leaf (id int primary key, text text not null, document jsonb not null, at timestamptz not null)',
    );
  }
}

/** A database of leaves. With one connection, every statement repeats on it. */
export interface LeavesWorld {
  readonly place: TestDatabase;
  readonly database: Database;
  close(): Promise<void>;
}

export async function openLeaves(name: string): Promise<LeavesWorld> {
  const place = await testDatabase(name, async (ownerUrl) =>
    migrate({ ownerUrl, migrations: [{ name: '0001-leaves', class: Leaves }], applicationRole: testApplicationRole }),
  );
  const database = await openDatabase({ name, clientUrl: place.clientUrl, entities: [Leaf], poolSize: 1 });
  return {
    place,
    database,
    close: async () => {
      await database.close();
      await place.drop();
    },
  };
}

/** Runs a statement as the owner of the tables, on a connection of its own. */
export async function asOwner(place: TestDatabase, sql: string, values: readonly unknown[] = []): Promise<void> {
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  try {
    await owner.query(sql, [...values]);
  } finally {
    await owner.end();
  }
}

export async function inside<T>(run: () => Promise<T>): Promise<T> {
  return asPlatform('test', run);
}
