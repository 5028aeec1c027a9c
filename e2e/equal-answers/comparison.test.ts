/** Tests of the comparison itself: it finds every difference except the listed ones. */
import assert from 'node:assert/strict';
import { describe, test } from '../kit/runner.ts';
import { carriedOut, codesOf, differences, disappointment } from './compare.ts';
import { fingerprint, Normaliser } from './normalise.ts';

const startedAt = Date.parse('2026-11-23T08:00:00.000Z');
const now = startedAt + 90_000;
const idAt = (ms: number, rest = '7abc8def0123456789ab') => `${ms.toString(16).padStart(12, '0')}${rest}`;
const normaliser = () => new Normaliser({ startedAt, seededNames: ['seededPublicName'], now: () => now });
const seeded = `bot_${idAt(startedAt - 5_000)}`;

const answer = {
  status: 200,
  headers: { 'content-type': 'application/json', 'ratelimit-limit': '300', 'cache-control': 'no-store' },
  body: {
    data: {
      bot: { id: seeded, name: 'Aurora', counts: [1, 2, 3], price: null, isLive: true, at: '2026-11-01T10:00:00.500Z' },
    },
    errors: [{ message: 'No', path: ['bot', 0], extensions: { code: 'FORBIDDEN' } }],
  },
};

/** The response with one leaf changed, for each of its leaves. */
function changedOnce(value: unknown, change: (changed: unknown) => unknown = (changed) => changed): unknown[] {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const shorter = items.length > 1 ? [change(items.slice(1)), change(items.toReversed())] : [];
    return [
      ...shorter,
      ...items.flatMap((item, at) => changedOnce(item, (changed) => change(items.with(at, changed)))),
    ];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
      const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
      return [change(rest), ...changedOnce(item, (changed) => change({ ...value, [key]: changed }))];
    });
  }
  return [
    change(
      value === null
        ? 0
        : typeof value === 'number'
          ? value + 1
          : typeof value === 'boolean'
            ? !value
            : `${value as string}x`,
    ),
  ];
}

describe('comparing two answers', () => {
  test('A changed value, a missing field or item, and another order of a list are found', () => {
    const variants = changedOnce(answer);
    assert.ok(variants.length > 30);
    for (const variant of variants) {
      const found = differences(normaliser().answer(answer), normaliser().answer(variant as typeof answer));
      assert.ok(found.length > 0, JSON.stringify(variant));
    }
    assert.deepEqual(differences(normaliser().answer(answer), normaliser().answer(structuredClone(answer))), []);
  });

  test('Another order of fields is found', () => {
    const one = { body: { data: { a: 1, b: 2 } } };
    const other = { body: { data: { b: 2, a: 1 } } };
    assert.equal(differences(one, other).length, 1);
  });

  test('Ids created in the run are equal when they identify the same object, and different otherwise', () => {
    const [first, second] = [idAt(startedAt + 10), idAt(startedAt + 20)];
    const normalised = (...ids: string[]) => normaliser().value({ ids: ids.map((id) => `bot_${id}`) });
    assert.deepEqual(
      normalised(first, second, first),
      normalised(idAt(startedAt + 31), idAt(startedAt + 30), idAt(startedAt + 31)),
    );
    assert.notDeepEqual(normalised(first, first), normalised(first, second));
    assert.notDeepEqual(normaliser().value({ id: `bot_${first}` }), normaliser().value({ id: `ver_${first}` }));
    assert.equal(normaliser().value(seeded), seeded);
  });

  test('Times of the run are equal; times of the seeded data and borders of days are compared exactly', () => {
    const normalised = (text: string) => normaliser().value(text);
    assert.equal(normalised('2026-11-23T08:00:10.001Z'), normalised('2026-11-23T08:01:00.777Z'));
    assert.equal(normalised('2026-11-30T08:00:10.001Z'), '{now + 168 h}');
    assert.equal(normalised('2026-11-22T08:00:10.001Z'), '2026-11-22T08:00:10.001Z');
    assert.equal(normalised('2026-12-01T00:00:00.000Z'), '2026-12-01T00:00:00.000Z');
  });

  test('Cursors are compared by their content', () => {
    const cursor = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const normalised = (...parts: string[]) => normaliser().value({ endCursor: cursor(...parts) });
    assert.deepEqual(
      normalised('2026-11-23T08:00:10.001Z', idAt(startedAt + 1)),
      normalised('2026-11-23T08:00:11.001Z', idAt(startedAt + 2)),
    );
    assert.notDeepEqual(normalised('Aurora', seeded), normalised('Borealis', seeded));
  });

  test('Secrets are compared by kind; public names of the seeded data exactly', () => {
    const normalised = (value: unknown) => normaliser().value(value);
    assert.equal(normalised(`ttl_live_${'a'.repeat(43)}`), '{live key}');
    assert.notEqual(normalised(`ttl_test_${'a'.repeat(43)}`), normalised(`ttl_live_${'a'.repeat(43)}`));
    assert.deepEqual(normalised({ publicId: 'seededPublicName' }), { publicId: 'seededPublicName' });
    assert.deepEqual(normalised({ publicId: 'drawn-by-lot-123' }), { publicId: '{public name}' });
    assert.deepEqual(normalised({ prefix: null, ms: null }), { prefix: null, ms: null });
  });

  test('Remaining rates are compared where a recording requests it', () => {
    const left = (count: string, step?: { isRateExact: boolean }) =>
      normaliser().answer({ status: 200, headers: { 'ratelimit-remaining': count }, body: '' }, step);
    assert.deepEqual(left('299'), left('17'));
    assert.notDeepEqual(left('299', { isRateExact: true }), left('298', { isRateExact: true }));
  });
});

describe('what a recording expects', () => {
  const refusedWith = (code: string) => ({ errors: [{ extensions: { code } }] });

  test('No refusal is expected where none is recorded, the recorded one where one is, never a defect', () => {
    assert.equal(disappointment({}, { body: { data: {} } }), null);
    assert.notEqual(disappointment({}, { body: refusedWith('FORBIDDEN') }), null);
    assert.equal(disappointment({ refused: 'FORBIDDEN' }, { body: refusedWith('FORBIDDEN') }), null);
    assert.notEqual(disappointment({ refused: 'FORBIDDEN' }, { body: { data: {} } }), null);
    assert.notEqual(disappointment({ refused: 'ANY' }, { body: refusedWith('INTERNAL_SERVER_ERROR') }), null);
  });

  test('Codes are found in errors, in payloads and in socket frames', () => {
    const payload = { data: { renameBot: { userErrors: [{ code: 'REQUIRED' }], stale: { revision: 3 } } } };
    assert.deepEqual(codesOf(payload), ['STALE', 'REQUIRED']);
    assert.deepEqual(codesOf([{ type: 'next', payload: refusedWith('NOT_FOUND') }]), ['NOT_FOUND']);
  });

  test('A field counts as executed when it has a result and no part of it was refused', () => {
    const normalised = { type: 'next', payload: { data: { draftChanged: { revision: 3 } } } };
    assert.deepEqual(carriedOut({ data: { bot: { id: seeded }, node: null } }), ['bot']);
    assert.deepEqual(carriedOut({ data: { renameBot: { bot: null, userErrors: [{ code: 'REQUIRED' }] } } }), []);
    assert.deepEqual(carriedOut({ data: { bot: { id: seeded } }, ...refusedWith('FORBIDDEN') }), []);
    assert.deepEqual(carriedOut([{ type: 'connection_ack' }, normalised]), ['draftChanged']);
    assert.deepEqual(carriedOut('not found'), []);
  });

  test('Two recordings are the same when the same caller sends the same operation, whatever is expected', () => {
    const step = { as: 'ana', query: '{ plans { code } }' };
    assert.equal(fingerprint({ ...step, name: 'one', keep: { a: 'b' } }), fingerprint({ ...step, refused: 'ANY' }));
    assert.notEqual(fingerprint(step), fingerprint({ ...step, as: 'luis' }));
    assert.notEqual(fingerprint(step), fingerprint({ ...step, headers: { 'accept-language': 'en' } }));
  });
});
