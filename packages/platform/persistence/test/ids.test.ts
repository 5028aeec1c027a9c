import { describe, expect, test } from '@jest/globals';
import { rowLevelSecurity, systemIds, uuidV7Ids } from '@tertulia/persistence';

describe('ids', () => {
  test('are uuids of version 7 that never repeat and always grow', () => {
    const made = Array.from({ length: 20_000 }, () => systemIds.next());
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(made).size).toBe(made.length);
    expect(made).toEqual(made.toSorted());
  });

  test('hold the time they were made and grow even when the clock steps back', () => {
    let ms = Date.UTC(2026, 2, 1);
    const ids = uuidV7Ids({ now: () => new Date(ms) });
    const first = ids.next();
    ms -= 3_600_000;
    const second = ids.next();
    expect(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 2, 1));
    expect(second > first).toBe(true);
  });
});

test('row level security is written for plain names only', () => {
  expect(rowLevelSecurity('bot')).toHaveLength(3);
  expect(() => rowLevelSecurity('bot; drop table bot')).toThrow(RangeError);
});
