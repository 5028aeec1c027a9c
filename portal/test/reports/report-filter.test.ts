import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Channel, Locale, VisitorKind } from '../../src/gql/graphql.js';
import { everything } from '../../src/features/metric-filter/index.js';
import { addDays } from '../../src/i18n/days.js';
import {
  countableDays,
  daysOfPreset,
  presets,
  queryOf,
  readReportFilter,
  reportAddress,
  type ReportFilter,
} from '../../src/features/reports/model/report-filter.js';

const today = '2026-03-01';
const read = (query: string): ReportFilter => readReportFilter(new URLSearchParams(query), today);

const anyDay = fc.integer({ min: -900, max: 0 }).map((after) => addDays(today, after));
const anyBots = fc.uniqueArray(fc.stringMatching(/^bot_[\w-]{1,12}$/u), { maxLength: 3 });
const anyOnly = fc.record({
  versionIds: fc.uniqueArray(fc.stringMatching(/^bvr_[\w-]{1,12}$/u), { maxLength: 3 }),
  channels: fc.subarray<Channel>(['WEB', 'WHATSAPP', 'TELEGRAM', 'API']),
  languages: fc.subarray<Locale>(['es', 'en']),
  visitors: fc.subarray<VisitorKind>(['NEW', 'RETURNING']),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  hours: fc.subarray(Array.from({ length: 24 }, (_, hour) => hour)),
});
const anyFilter: fc.Arbitrary<ReportFilter> = fc.oneof(
  fc
    .record({ preset: fc.constantFrom(...presets), botIds: anyBots, only: anyOnly, isCompared: fc.boolean() })
    .map((filter) => ({
      ...filter,
      days: daysOfPreset(filter.preset, today),
    })),
  fc
    .record({ from: anyDay, to: anyDay, botIds: anyBots, only: anyOnly, isCompared: fc.boolean() })
    .map(({ from, to, ...filter }) => ({
      ...filter,
      preset: null,
      days: countableDays(from < to ? { from, to } : { from: to, to: from }, today),
    })),
);

describe('the filter of reports', () => {
  test('is read from an address as it was written', () => {
    fc.assert(fc.property(anyFilter, (filter) => expect(read(queryOf(filter))).toEqual(filter)));
  });

  test.each([
    '',
    '?range=x',
    '?from=2026-02-30&to=2026-03-01',
    '?from=2026-02-10&to=2026-02-01',
    '?bot=',
    '?channel=FAX&weekdays=9&hours=x-3',
  ])('%s, which says too little, means the last 30 days of every bot, compared', (query) => {
    const days = { from: '2026-01-31', to: today };
    expect(read(query)).toEqual({ preset: 'month', days, botIds: [], only: everything, isCompared: true });
  });

  test('the usual filter leaves the address as it is, and sections keep theirs', () => {
    expect(reportAddress('overview', read(''))).toBe('/reports');
    expect(reportAddress('goals', read('?range=week&bot=bot_a&bot=bot_b&compare=no'))).toBe(
      '/reports/goals?range=week&bot=bot_a&bot=bot_b&compare=no',
    );
  });

  test.each([
    ['today', today, today],
    ['yesterday', '2026-02-28', '2026-02-28'],
    ['week', '2026-02-23', today],
    ['year', '2025-03-02', today],
    ['thisMonth', '2026-03-01', today],
    ['lastMonth', '2026-02-01', '2026-02-28'],
  ] as const)('%s are whole days of the calendar', (preset, from, to) => {
    expect(daysOfPreset(preset, today)).toEqual({ from, to });
  });

  test('days after today and more days than the graph counts are left out', () => {
    expect(countableDays({ from: '2020-01-01', to: '2030-01-01' }, today)).toEqual({ from: '2025-01-26', to: today });
    expect(countableDays({ from: '2027-01-01', to: '2030-01-01' }, today)).toEqual({ from: today, to: today });
  });
});
