import { expect, test } from '@jest/globals';
import { distinctStatements, type Statement } from '../record-statements.ts';

function distinct(...statements: { sql: string; values?: unknown[]; application?: string }[]): Statement[] {
  const lines = statements.map((one) => JSON.stringify({ application: 'tertulia-bots', values: [], ...one }));
  return distinctStatements(lines, 'tertulia-bots');
}

test('statements that differ in their values or number of rows are one, and the shortest is kept', () => {
  const kept = distinct(
    { sql: "insert into bot (id, name) values ('a', 'Salón Lucía'), ('b', 'It''s (one)')" },
    { sql: "insert into bot (id, name) values ('a', 'x')" },
    { sql: "insert into bot (id, name) values ('c', null)" },
  );
  expect(kept).toEqual([{ sql: "insert into bot (id, name) values ('a', 'x')" }]);
});

test('another column, table or condition is another statement', () => {
  const all = [
    'select id from bot where id in (1, 2)',
    'select id, name from bot where id in (1, 2)',
    'select id from bot',
    'select id from draft',
    'delete from bot where id = 1',
  ];
  expect(distinct(...all.map((sql) => ({ sql })))).toHaveLength(all.length);
  expect(
    distinct({ sql: 'select id from bot where id in (1)' }, { sql: 'select id from bot where id in (1, 2, 3)' }),
  ).toHaveLength(1);
});

test('what others sent, and what asks or changes no rows, is left out', () => {
  const kept = distinct(
    { sql: 'select id from bot', application: 'tertulia-runtime' },
    { sql: 'begin' },
    { sql: "select set_config('tertulia.organization_id', $1, false)" },
    { sql: "select 1 from pg_database where datname = 'x'" },
    { sql: 'select id\n  from bot where id = $1', values: ['a'] },
  );
  expect(kept).toEqual([{ sql: 'select id from bot where id = $1', values: ['a'] }]);
});
