import { describe, expect, test } from '@jest/globals';
import { createFormats } from '@tertulia/region-formats';

const mexico = { country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' };
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

describe('formats of an organization', () => {
  const spanish = createFormats('es', mexico);
  const english = createFormats('en', mexico);

  test('Numbers are written as in the country', () => {
    expect(spanish.number(1206)).toBe('1,206');
    expect(createFormats('es', { ...mexico, country: 'AR' }).number(12_060)).toBe('12.060');
    expect(plain(spanish.percent(0.315))).toMatch(/^32 ?%$/u);
  });

  test('Money is written with its ISO code and the digits of its currency', () => {
    expect(plain(spanish.money({ amountMinor: 28_000, currency: 'MXN' }))).toBe('MXN 280');
    expect(plain(spanish.money({ amountMinor: 28_050, currency: 'MXN' }))).toBe('MXN 280.50');
    expect(plain(english.money({ amountMinor: 1500, currency: 'CLP' }))).toBe('CLP 1,500');
  });

  test('Times are in the organization’s time zone', () => {
    expect(spanish.time('2026-11-23T02:05:00Z')).toBe('20:05');
    expect(spanish.exact('2026-11-23T02:05:00Z')).toContain('20:05');
    expect(spanish.shortDate('2026-11-23T02:05:00Z')).toBe('22 nov');
  });

  test('A calendar day is never shifted by the time zone', () => {
    expect(spanish.shortDate('2026-11-22')).toBe('22 nov');
  });

  test('A relative time uses the nearest unit', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    const ago = (ms: number): string => plain(spanish.relative(new Date(now - ms).toISOString(), now));
    expect(ago(5000)).toBe('ahora');
    expect(ago(120_000)).toBe('hace 2 min');
    expect(ago(3 * 3_600_000)).toBe('hace 3 h');
    expect(ago(26 * 3_600_000)).toBe('ayer');
  });

  test('Months and years never look like minutes or hours', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    const dayMs = 86_400_000;
    const at = (days: number): string => new Date(now - days * dayMs).toISOString();
    expect([5, 61, 800].map((days) => plain(spanish.relative(at(days), now)))).toEqual([
      'hace 5 días',
      'hace 2 meses',
      'hace 2 años',
    ]);
    expect([5, 61, 800].map((days) => plain(english.relative(at(days), now)))).toEqual([
      '5 days ago',
      '2 months ago',
      '2 years ago',
    ]);
  });

  test('Durations are written from milliseconds to hours', () => {
    expect([42, 812, 45_000, 128_000, 3_900_000].map((ms) => plain(spanish.duration(ms)))).toEqual([
      '42 ms',
      '0.8 s',
      '45 s',
      '2 min',
      '1 h 5 min',
    ]);
  });

  test.each([
    ['es', spanish],
    ['en', english],
  ])('No line breaks between a figure and its unit in %s', (_, formats) => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    const ago = (ms: number): string => formats.relative(new Date(now - ms).toISOString(), now);
    const texts = [
      formats.money({ amountMinor: 28_000, currency: 'MXN' }),
      ...[42, 812, 45_000, 128_000, 3_900_000].map((ms) => formats.duration(ms)),
      ...[120_000, 3 * 3_600_000, 5 * 86_400_000, 61 * 86_400_000].map(ago),
    ];
    expect(texts.filter((text) => /\d \p{L}|\p{Lu} \d/u.test(text))).toEqual([]);
  });
});
