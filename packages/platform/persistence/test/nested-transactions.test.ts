import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  addRequestToOutboxSql,
  asPlatform,
  inTenant,
  migrate,
  openDatabase,
  outboxEntities,
  outboxMigrationSql,
  rowLevelSecurity,
} from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import { testApplicationRole, testDatabase, testId } from '@tertulia/testkit';
import type { TestDatabase } from '@tertulia/testkit';

const tableOf = (tableName: string) =>
  defineEntity({
    name: `Row_${tableName}`,
    tableName,
    properties: { id: p.uuid().primary(), organizationId: p.uuid() },
  });
const Left = tableOf('left_row');
const Right = tableOf('right_row');

class MakeLeft extends Migration {
  override up(): void {
    this.addSql('create table left_row (id uuid primary key, organization_id uuid not null)');
    for (const sql of [...rowLevelSecurity('left_row'), ...outboxMigrationSql(), ...addRequestToOutboxSql()])
      this.addSql(sql);
  }
}
class MakeRight extends Migration {
  override up(): void {
    this.addSql('create table right_row (id uuid primary key, organization_id uuid not null)');
    for (const sql of [...rowLevelSecurity('right_row'), ...outboxMigrationSql(), ...addRequestToOutboxSql()])
      this.addSql(sql);
  }
}

const organizationId = testId(0xa);
const places: TestDatabase[] = [];
let left: Database;
let right: Database;

async function open(name: string, migration: typeof MakeLeft, entity: typeof Left): Promise<Database> {
  const migrations = [{ name: '0001', class: migration }];
  const place = await testDatabase(name, async (ownerUrl) =>
    migrate({ ownerUrl, migrations, applicationRole: testApplicationRole }),
  );
  places.push(place);
  return openDatabase({ name, clientUrl: place.clientUrl, entities: [entity, ...outboxEntities], poolSize: 3 });
}

beforeAll(async () => {
  left = await open('left', MakeLeft, Left);
  right = await open('right', MakeRight, Right);
});
afterAll(async () => {
  await Promise.all([left.close(), right.close()]);
  await Promise.all(places.map((place) => place.drop()));
});

test('Work of one database inside a transaction of another uses its own database', async () => {
  await asPlatform('relay', async () =>
    left.transact(async () => {
      await inTenant(organizationId, async () =>
        right.transact(async (em) => em.insert(Right, { id: testId(1), organizationId })),
      );
      const seen = await inTenant(organizationId, async () => right.read(async (em) => em.count(Right)));
      expect(seen).toBe(1);
    }),
  );
});

test('A transaction inside another one of the same database has its own scope and survives the outer one’s failure', async () => {
  const scopeOf = "select current_setting('tertulia.platform', true) as platform";
  const outer = asPlatform('relay', async () =>
    left.transact(async () => {
      await inTenant(organizationId, async () =>
        left.transact(async (em) => {
          const [row] = await em.execute<{ platform: string | null }[]>(scopeOf);
          expect(row?.platform ?? '').toBe('');
          await em.insert(Left, { id: testId(2), organizationId });
        }),
      );
      throw new Error('the relay failed');
    }),
  );
  await expect(outer).rejects.toThrow('the relay failed');
  expect(await inTenant(organizationId, async () => left.read(async (em) => em.count(Left)))).toBe(1);
});
