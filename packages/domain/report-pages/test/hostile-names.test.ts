import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writable } from '../src/fonts.js';
import { dense, pagesOf } from './pages.js';
import { reportOf } from './reports.js';

/** Names that break pages: long words, other scripts, directions, marks, controls, and what a layout could take for its own. */
const anyName = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
      fc.constantFrom(
        'x'.repeat(400),
        '💅🏽',
        '👩‍👩‍👧',
        'שלום',
        'مرحبا',
        '\u202Eabc',
        '\u0000',
        '\u0007',
        '\uD800',
        'e\u0301',
        'Łódź',
      ),
      fc.constantFrom(
        '<svg/>',
        '&amp;',
        '{{x}}',
        '\n\n\n',
        ' ',
        '字'.repeat(60),
        '%s',
        '\u00AD',
        '\u200B',
        '----------',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test('No name throws, leaves the page or is cut without a sign, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(anyName, anyName, anyName, async (organization, bot, question) => {
      const report = reportOf({
        organization,
        perDay: reportOf().perDay.slice(0, 2),
        onlyBots: [bot],
        filter: question,
        perBot: [{ name: bot, conversations: 1, goals: 1 }],
        questions: [{ question, count: 1, lastAskedAt: new Date('2026-11-30T12:00:00Z'), bot }],
        comments: [{ scale: 'NPS', value: 3, text: question, at: new Date('2026-11-30T12:00:00Z'), bot }],
      });
      const pages = await pagesOf(report);
      for (const { items, width, height } of pages) {
        for (const { left, right, y } of items) {
          expect(left).toBeGreaterThanOrEqual(39);
          expect(right).toBeLessThanOrEqual(width - 39);
          expect(y).toBeGreaterThan(10);
          expect(y).toBeLessThan(height);
        }
      }
      const text = dense(pages.map((page) => page.text).join(''));
      expect(text).toContain(dense(writable(bot)));
      expect(text).toContain(dense(writable(question)));
    }),
    { numRuns: 25 },
  );
});

test('The summary stays on one page with the longest names and filter, many currencies and a window that has not ended', async () => {
  const summary = reportOf({
    extent: 'SUMMARY',
    organization: 'Muy larga '.repeat(100),
    onlyBots: Array.from({ length: 50 }, (_, at) => `Bot de la sucursal ${at}`),
    filter: 'Visitantes que vuelven · De lunes a viernes · '.repeat(9),
    madeAt: new Date('2026-11-20T00:00:00Z'),
    goalAmounts: ['ARS', 'BRL', 'CLP', 'COP', 'EUR', 'MXN', 'PEN', 'USD'].map((currency) => ({
      ...{ amountMinor: 123_456_789, currency },
    })),
  });
  for (const locale of ['es', 'en'] as const) {
    const pages = await pagesOf({ ...summary, locale });
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toContain('…');
  }
});

test('A character that the font does not have is seen to be missing, and one of another alphabet of Latin letters is written', () => {
  expect(writable('Łódź ő 💅🏽 שלום')).toBe('Łódź ő ? ????');
  expect(writable('a\u0000\u202Eb\tc\u202Fd')).toBe('ab c\u00A0d');
});
