import { describe, expect, test } from '@jest/globals';
import { freshnessNote, isSameRange } from '../../src/features/dashboard/model/freshness.js';

const dataUntil = '2026-03-01T10:42:00.000Z';
const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);

describe('the note on freshness', () => {
  test('There is no note while everything is counted, however long ago it happened', () => {
    const known = { dataUntil, isUnreachable: false, newestAt: '2026-03-01T10:42:00.000Z' };
    for (const time of ['10:42:01', '10:44:01', '18:00:00'])
      expect(freshnessNote({ ...known, nowMs: at(time) })).toBeNull();
    expect(freshnessNote({ ...known, newestAt: '2026-03-01T09:00:00.000Z', nowMs: at('18:00:00') })).toBeNull();
  });

  test('The note shows up to when metrics count, once a later message is not counted for two minutes', () => {
    const known = { dataUntil, isUnreachable: false, newestAt: '2026-03-01T10:50:00.000Z' };
    expect(freshnessNote({ ...known, nowMs: at('10:52:00') })).toBeNull();
    expect(freshnessNote({ ...known, nowMs: at('10:52:01') })).toEqual({ kind: 'behind', until: dataUntil });
  });

  test('There is no note if the last message is unknown, or there never was one', () => {
    const nowMs = at('18:00:00');
    expect(freshnessNote({ dataUntil, isUnreachable: false, newestAt: null, nowMs })).toBeNull();
    expect(freshnessNote({ dataUntil: null, isUnreachable: false, newestAt: null, nowMs })).toBeNull();
  });

  test('The note says that metrics are unavailable, with the time of the last ones', () => {
    const nowMs = at('10:42:30');
    expect(freshnessNote({ dataUntil, isUnreachable: true, newestAt: null, nowMs })).toEqual({
      kind: 'unreachable',
      until: dataUntil,
    });
    expect(freshnessNote({ dataUntil: null, isUnreachable: true, newestAt: null, nowMs })).toEqual({
      kind: 'unreachable',
      until: null,
    });
  });
});

test('Ranges with the same times are the same, however they are written', () => {
  const range = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-02T06:00:00.000Z' };
  expect(isSameRange(range, { from: '2026-03-01T06:00:00Z', to: '2026-03-02T00:00:00-06:00' })).toBe(true);
  expect(isSameRange(range, { ...range, to: '2026-03-03T06:00:00.000Z' })).toBe(false);
});
