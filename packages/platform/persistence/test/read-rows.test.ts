import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate, openDatabase, readRows, type Database } from '@tertulia/persistence';
import { testApplicationRole, testDatabase, type TestDatabase } from '@tertulia/testkit';
import { inside } from './leaves.js';

const Reading = defineEntity({
  name: 'Reading',
  tableName: 'reading',
  properties: {
    id: p.uuid().primary(),
    someText: p.text().nullable(),
    isRead: p.boolean(),
    count: p.integer(),
    amountMinor: p.bigint('number').nullable(),
    rating: p.double().nullable(),
    readAt: p.datetime(),
    lostAt: p.datetime().nullable(),
    marks: p.json<unknown>(),
    whole: p.json<unknown>().lazy(),
  },
});

class Readings extends Migration {
  override up(): void {
    this
      .addSql(`create table reading (id uuid primary key, some_text text, is_read boolean not null, count int not null,
      amount_minor bigint, rating double precision, read_at timestamptz not null, lost_at timestamptz, marks jsonb not null, whole jsonb)`);
  }
}

const rows = [
  {
    ...{ id: '0198a000-0000-7000-8000-000000000001', someText: "it's ?", isRead: true, count: 3, rating: 4.5 },
    ...{ amountMinor: 9_007_199_254_740_991, readAt: new Date('2026-03-02T15:00:00.123Z'), lostAt: null },
    ...{ marks: [{ a: 'b' }], whole: { large: true } },
  },
  {
    ...{ id: '0198a000-0000-7000-8000-000000000002', someText: null, isRead: false, count: 0, rating: null },
    ...{ amountMinor: null, readAt: new Date(0), lostAt: new Date('2026-12-31T23:59:59.999Z') },
    ...{ marks: 'a text', whole: null },
  },
];

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  const migrations = [{ name: '0001-readings', class: Readings }];
  place = await testDatabase('readings', async (ownerUrl) =>
    migrate({ ownerUrl, migrations, applicationRole: testApplicationRole }),
  );
  database = await openDatabase({ name: 'readings', clientUrl: place.clientUrl, entities: [Reading] });
  await inside(async () => database.transact(async (em) => void (await em.insertMany(Reading, rows))));
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

test('Rows have the values that the ORM reads, without its lazy properties', async () => {
  const [own, read] = await inside(async () =>
    database.read(async (em) => [
      await readRows(em, Reading, {
        tail: 'where id in (?) order by id',
        values: [rows.map(({ id }) => id)],
      }),
      await em.find(Reading, {}, { orderBy: { id: 'asc' } }),
    ]),
  );
  expect(own).toEqual(rows.map(({ whole: _whole, ...row }) => row));
  expect(own).toEqual(read?.map((row) => ({ ...row })));
});
