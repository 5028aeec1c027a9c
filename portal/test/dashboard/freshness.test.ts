import { describe, expect, test } from '@jest/globals';
import { freshnessNote, isSameRange } from '../../src/features/dashboard/model/freshness.js';

const dataUntil = '2026-03-01T10:42:00.000Z';
const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);

describe('what is said of how fresh numbers are', () => {
  test('is nothing while everything that was said is counted, however long ago that was', () => {
    const known = { dataUntil, isUnreachable: false, newestAt: '2026-03-01T10:42:00.000Z' };
    for (const time of ['10:42:01', '10:44:01', '18:00:00'])
      expect(freshnessNote({ ...known, nowMs: at(time) })).toBeNull();
    expect(freshnessNote({ ...known, newestAt: '2026-03-01T09:00:00.000Z', nowMs: at('18:00:00') })).toBeNull();
  });

  test('is until when they count, once something said later is not in them for two minutes', () => {
    const known = { dataUntil, isUnreachable: false, newestAt: '2026-03-01T10:50:00.000Z' };
    expect(freshnessNote({ ...known, nowMs: at('10:52:00') })).toBeNull();
    expect(freshnessNote({ ...known, nowMs: at('10:52:01') })).toEqual({ kind: 'behind', until: dataUntil });
  });

  test('is nothing where it is not known what was said, or nothing ever was', () => {
    const nowMs = at('18:00:00');
    expect(freshnessNote({ dataUntil, isUnreachable: false, newestAt: null, nowMs })).toBeNull();
    expect(freshnessNote({ dataUntil: null, isUnreachable: false, newestAt: null, nowMs })).toBeNull();
  });

  test('is that they cannot be read, with the time that the last ones are from', () => {
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

test('ranges are the same when they are the same time, however it is written', () => {
  const range = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-02T06:00:00.000Z' };
  expect(isSameRange(range, { from: '2026-03-01T06:00:00Z', to: '2026-03-02T00:00:00-06:00' })).toBe(true);
  expect(isSameRange(range, { ...range, to: '2026-03-03T06:00:00.000Z' })).toBe(false);
});
