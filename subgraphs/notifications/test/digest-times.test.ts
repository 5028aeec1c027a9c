import { expect, test } from '@jest/globals';
import { nextDigest } from '../src/domain/digest.js';

const zones = [
  'America/Santiago',
  'America/Mexico_City',
  'Europe/Madrid',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
];
const hourMs = 3_600_000;

function shownAt(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(at);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 24 * hourMs).toISOString().slice(0, 10);
}

test.each(zones)(
  'in %s each day of two years has one digest at eight, on days on which the clock changes too',
  (zone) => {
    let { name, dueAt } = nextDigest(new Date('2026-01-01T00:00:00Z'), 'DAILY', zone);
    const lengths = new Set<number>();
    for (let n = 0; n < 730; n += 1) {
      expect(shownAt(dueAt, zone)).toBe(`${name} 08:00:00`);
      const next = nextDigest(dueAt, 'DAILY', zone);
      expect(next.name).toBe(addDays(name, 1));
      lengths.add((next.dueAt.getTime() - dueAt.getTime()) / hourMs);
      ({ name, dueAt } = next);
    }
    const changes: Record<string, number[]> = {
      'America/Santiago': [23, 24, 25],
      'Europe/Madrid': [23, 24, 25],
      'Australia/Lord_Howe': [23.5, 24, 24.5],
    };
    expect([...lengths].sort((a, b) => a - b)).toEqual(changes[zone] ?? [24]);
  },
);

test.each(zones)(
  'in %s whatever happens in an hour of the year waits for the nearest eight, a week at most',
  (zone) => {
    const start = Date.parse('2026-01-01T00:17:31Z');
    for (let hour = 0; hour < 365 * 24; hour += 13) {
      const now = new Date(start + hour * hourMs);
      const daily = nextDigest(now, 'DAILY', zone);
      const weekly = nextDigest(now, 'WEEKLY', zone);
      const waits = [daily, weekly].map(({ dueAt }) => (dueAt.getTime() - now.getTime()) / hourMs);
      expect(waits[0]).toBeGreaterThan(0);
      expect(waits[0]).toBeLessThanOrEqual(25);
      expect(waits[1]).toBeLessThanOrEqual(7 * 24 + 1);
      expect([weekly.name, new Date(weekly.name).getUTCDay()]).toEqual([weekly.name, 1]);
      expect(shownAt(weekly.dueAt, zone)).toBe(`${weekly.name} 08:00:00`);
      // No day between now and the digest had an eight of its own.
      const shownNow = shownAt(now, zone);
      const today = shownNow.slice(0, 10);
      expect(daily.name).toBe(shownNow.slice(11) < '08:00:00' ? today : addDays(today, 1));
    }
  },
);

test('what happens at eight sharp is in the next one', () => {
  const eight = new Date('2026-03-29T06:00:00Z');
  expect(nextDigest(new Date(eight.getTime() - 1), 'DAILY', 'Europe/Madrid')).toEqual({
    name: '2026-03-29',
    dueAt: eight,
  });
  expect(nextDigest(eight, 'DAILY', 'Europe/Madrid').name).toBe('2026-03-30');
});
