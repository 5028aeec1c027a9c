import { describe, expect, test } from '@jest/globals';
import { rowLevelSecurity, systemIds, uuidV7Ids } from '@tertulia/persistence';

describe('ids', () => {
  test('Ids are uuids of version 7 that never repeat and always increase', () => {
    const made = Array.from({ length: 20_000 }, () => systemIds.next());
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(made).size).toBe(made.length);
    expect(made).toEqual(made.toSorted());
  });

  test('Ids contain the time at which they were made and increase even when the clock is set back', () => {
    let ms = Date.UTC(2026, 2, 1);
    const ids = uuidV7Ids({ now: () => new Date(ms) });
    const first = ids.next();
    ms -= 3_600_000;
    const second = ids.next();
    expect(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 2, 1));
    expect(second > first).toBe(true);
  });
});

test('Row level security accepts plain names only', () => {
  expect(rowLevelSecurity('bot')).toHaveLength(3);
  expect(() => rowLevelSecurity('bot; drop table bot')).toThrow(RangeError);
});
