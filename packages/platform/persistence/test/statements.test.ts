import { raw } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '@tertulia/persistence';
import fc from 'fast-check';
import { bindStatement } from '../src/bind-statement.js';
import { inside, Leaf, openLeaves, type LeavesWorld } from './leaves.js';

let world: LeavesWorld;
let database: Database;
beforeAll(async () => {
  world = await openLeaves('leaves');
  ({ database } = world);
});
afterAll(async () => world.close());

describe('place holders', () => {
  const quoting = { quoteIdentifier: (id: unknown) => `"${String(id)}"` } as Parameters<typeof bindStatement>[0];

  test('Values, identifiers, lists and fragments become numbered parameters in their order', () => {
    const list = ['a', 'b'];
    const sql = 'select ?? from t where a = ? and f(?) and d \\? ? and ?';
    expect(bindStatement(quoting, sql, ['name', 1, list, 'key', raw('x > ?', [2n])])).toEqual({
      text: 'select "name" from t where a = $1 and f($2, $3) and d ? $4 and x > $5',
      values: [1, 'a', 'b', 'key', '2'],
    });
  });

  test('A list after "in" is one array, whatever its length and however it was given', () => {
    const at = new Date(0);
    const sql = 'where a in (?, ?) and b not in (?) and c IN (?) and d = ?';
    expect(bindStatement(quoting, sql, ['x', null, at, [1, 2n], 'y'])).toEqual({
      text: 'where a = any($1) and b <> all($2) and c = any($3) and d = $4',
      values: [['x', null], [at.toISOString()], [1, '2'], 'y'],
    });
  });

  test('A list with a fragment, bytes or a document stays a list of parameters', () => {
    const bytes = Buffer.from('x');
    const sql = 'where a in (?, ?) and b not in (?) and c in (?)';
    expect(bindStatement(quoting, sql, ['x', raw('lower(?)', ['Y']), bytes, { deep: true }])).toEqual({
      text: 'where a in ($1, lower($2)) and b not in ($3) and c in ($4)',
      values: ['x', 'Y', bytes, '{"deep":true}'],
    });
  });

  test('A statement is written for the values of each call, whatever was given before', () => {
    const sql = 'where a = ? and b in (?, ?) and c not in (?) and d \\? ?';
    const plain = {
      text: 'where a = $1 and b = any($2) and c <> all($3) and d ? $4',
      values: [1, [2, 3], ['x', 'y'], 'k'],
    };
    for (let times = 0; times < 2; times += 1) {
      expect(bindStatement(quoting, sql, [1, 2, 3, ['x', 'y'], 'k'])).toEqual(plain);
      expect(bindStatement(quoting, sql, [raw('f(?)', [1]), 2, raw('g()'), ['x'], ['k', 'l']])).toEqual({
        text: 'where a = f($1) and b in ($2, g()) and c <> all($3) and d ? $4, $5',
        values: [1, 2, ['x'], 'k', 'l'],
      });
    }
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

  test('A list finds what "in" finds, and "not in" the rest, whatever its texts look like', async () => {
    const odd = fc.constantFrom('{}', '{a,b}', '"', '\\', "'", ',', 'NULL', '', ' ', '$1', '?');
    const texts = fc.array(fc.oneof(odd, fc.stringMatching(/^[^\0]{0,8}$/)), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(texts, fc.nat({ max: 11 }), async (given, wanted) => {
        const rows = given.map((text, at) => ({ id: 10_000 + at, text, document: at, at: new Date(at) }));
        const list = given.slice(0, 1 + wanted);
        const ids = { id: { $gte: 10_000 } };
        const [found, others] = await inside(async () =>
          database.transact(async (em) => {
            await em.nativeDelete(Leaf, ids);
            await em.insertMany(Leaf, rows);
            const order = { orderBy: { id: 'asc' } } as const;
            return Promise.all([
              em.find(Leaf, { ...ids, text: { $in: list } }, order),
              em.find(Leaf, { ...ids, text: { $nin: list } }, order),
            ]);
          }),
        );
        expect(found.map((leaf) => leaf.text)).toEqual(given.filter((text) => list.includes(text)));
        expect(others.map((leaf) => leaf.text)).toEqual(given.filter((text) => !list.includes(text)));
      }),
      { numRuns: 40 },
    );
  });
});
