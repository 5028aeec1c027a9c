import { defineEntity, p, raw } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform, migrate, openDatabase } from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import { testApplicationRole, testDatabase } from '@tertulia/testkit';
import type { TestDatabase } from '@tertulia/testkit';
import fc from 'fast-check';
import { Client } from 'pg';
import { bindStatement } from '../src/bind-statement.js';

const Leaf = defineEntity({
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

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  place = await testDatabase('leaves', async (ownerUrl) =>
    migrate({ ownerUrl, migrations: [{ name: '0001-leaves', class: Leaves }], applicationRole: testApplicationRole }),
  );
  // With one connection every statement repeats on it.
  database = await openDatabase({ name: 'leaves', clientUrl: place.clientUrl, entities: [Leaf], poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

const asOwner = async (sql: string): Promise<void> => {
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  try {
    await owner.query(sql);
  } finally {
    await owner.end();
  }
};
const inside = async <T>(run: () => Promise<T>): Promise<T> => asPlatform('test', run);

describe('place holders', () => {
  const quoting = { quoteIdentifier: (id: unknown) => `"${String(id)}"` } as Parameters<typeof bindStatement>[0];

  test('Values, identifiers, lists and fragments become numbered parameters in their order', () => {
    const list = ['a', 'b'];
    const sql = 'select ?? from t where a = ? and b in (?) and d \\? ? and ?';
    expect(bindStatement(quoting, sql, ['name', 1, list, 'key', raw('x > ?', [2n])])).toEqual({
      text: 'select "name" from t where a = $1 and b in ($2, $3) and d ? $4 and x > $5',
      values: [1, 'a', 'b', 'key', '2'],
    });
  });

  test('A statement without values stays as it is', () => {
    expect(bindStatement(quoting, "select '?'", [])).toEqual({ text: "select '?'", values: [] });
  });
});

describe('values on their way to PostgreSQL', () => {
  test('Any text, document and time comes back as it was written, however it looks in SQL', async () => {
    const text = fc
      .oneof(fc.constantFrom("'; drop table leaf; --", '$1', '?', '??', '\\?', "E'\\x00"), fc.string())
      .map(
        // PostgreSQL's text has no NUL.
        (one) => one.replaceAll('\0', ''),
      );
    const leaf = fc.record({
      text,
      document: fc.oneof(fc.array(text), fc.record({ inner: fc.array(text) }), text, fc.integer(), fc.boolean()),
      at: fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
    });
    let id = 100;
    await fc.assert(
      fc.asyncProperty(leaf, async (given) => {
        const own = (id += 1);
        await inside(async () => database.transact(async (em) => void em.create(Leaf, { id: own, ...given })));
        const found = await inside(async () => database.read(async (em) => em.findOneOrFail(Leaf, { id: own })));
        expect({ text: found.text, document: found.document, at: found.at }).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  test('Statements that repeat are prepared, with their values outside of the text', async () => {
    const secret = 'a text that belongs to a tenant';
    for (let at = 0; at < 4; at += 1)
      await inside(async () => database.read(async (em) => em.find(Leaf, { text: secret })));
    const prepared = await inside(async () =>
      database.read(async (em) => em.execute<{ statement: string }[]>('select statement from pg_prepared_statements')),
    );
    const texts = prepared.map(({ statement }) => statement);
    expect(texts.filter((statement) => statement.includes('"text" = $1'))).toHaveLength(1);
    expect(texts.some((statement) => statement.includes(secret))).toBe(false);
  });

  test('A migration that adds a column disturbs neither reads nor transactions that were prepared before', async () => {
    const read = async () =>
      inside(async () => database.read(async (em) => em.execute('select * from leaf where id > ?', [1e6])));
    const transact = async () =>
      inside(async () =>
        database.transact(async (em) => em.execute('select * from leaf where id > ? and id > ?', [1e6, 0])),
      );
    for (let at = 0; at < 5; at += 1) {
      await read();
      await transact();
    }
    await asOwner('alter table leaf add column shape text');
    expect(await read()).toEqual([]);
    expect(await transact()).toEqual([]);
    await asOwner('alter table leaf add column colour text');
    expect(await transact()).toEqual([]);
    expect(await read()).toEqual([]);
  });
});
