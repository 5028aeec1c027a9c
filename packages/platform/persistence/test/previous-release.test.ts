import { Migration } from '@mikro-orm/migrations';
import { describe, expect, test } from '@jest/globals';
import { notAdditive } from '@tertulia/persistence';
import type { MigrationEntry } from '@tertulia/persistence';
import { refusedStatements } from './replay-statements.js';
import { migrationsOf, onDatabase, statementsOf, subgraphs } from './subgraph-schemas.js';

describe.each(subgraphs)('the schema of %s', (subgraph) => {
  test('A schema changes by additions only, or says why not', async () => {
    expect(await notAdditive(await migrationsOf(subgraph))).toEqual([]);
  });

  test('A schema accepts every statement of the previous release', async () => {
    const statements = await statementsOf(subgraph);
    expect(statements.length).toBeGreaterThan(5);
    const refused = await onDatabase(`previous-${subgraph}`, await migrationsOf(subgraph), async (ownerUrl) =>
      refusedStatements(ownerUrl, statements),
    );
    expect(refused).toEqual([]);
  });
});

class DropOutboxError extends Migration {
  override up(): void {
    this.addSql('alter table outbox drop column error');
  }
}
class AskForMore extends Migration {
  override up(): void {
    this.addSql('alter table plan_subscription add column seats integer not null');
  }
}

test('The statements of the previous release detect a removed and a newly required column', async () => {
  const statements = await statementsOf('billing');
  const known = await migrationsOf('billing');
  const broken = [...known, { name: 'm9998-drop', class: DropOutboxError }, { name: 'm9999-ask', class: AskForMore }];
  const refused = await onDatabase('previous-broken', broken, async (ownerUrl) =>
    refusedStatements(ownerUrl, statements),
  );
  expect(refused.map(({ error }) => error)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('column "error"'),
      expect.stringContaining('null value in column "seats"'),
    ]),
  );
});

class Nothing extends Migration {
  override up(): void {
    // The first of a list is never checked.
  }
}

function migrationOf(...statements: string[]): MigrationEntry['class'] {
  return class extends Migration {
    override up(): void {
      for (const sql of statements) this.addSql(sql);
    }
  };
}

const after = (...statements: string[]): readonly MigrationEntry[] => [
  { name: 'm0001', class: Nothing },
  { name: 'm0002', class: migrationOf(...statements) },
];

describe('a migration after the first', () => {
  test.each([
    'create table note (id uuid primary key, text text not null)',
    'create index note_age on note (created_at)',
    'alter table note add column colour text, add column size numeric(10, 2) not null default 1',
    "comment on table note is 'short'",
    "update note set colour = 'red' where colour is null",
  ])('A later migration may add: %s', async (sql) => {
    expect(await notAdditive(after(sql))).toEqual([]);
  });

  test('A later migration may do anything with a table that it creates', async () => {
    const made = ['create table note (id uuid)', 'alter table note enable row level security'];
    expect(await notAdditive(after(...made, 'create unique index note_one on note (id)'))).toEqual([]);
  });

  test.each([
    'drop table note',
    'alter table note drop column colour',
    'alter table note rename column colour to tint',
    'alter table note alter column size type bigint',
    'alter table note alter column colour set not null',
    'alter table note add column colour text not null',
    'alter table note add column colour text, drop column size',
    'alter table note add column author uuid references author (id)',
    'alter table note add constraint short check (length(text) < 10)',
    'create unique index note_one on note (id)',
    'delete from note',
    'alter table note rename to memo',
  ])('may not: %s', async (sql) => {
    expect(await notAdditive(after(sql))).toEqual([{ migration: 'm0002', statement: sql }]);
  });

  test('A later migration may remove what the previous release no longer uses, if it says so', async () => {
    const [first] = after();
    const dropping = { name: 'm0002', class: migrationOf('drop table note'), contract: 'unused since 0.2.0' };
    expect(await notAdditive(first === undefined ? [] : [first, dropping])).toEqual([]);
  });
});
