import { describe, expect, test } from '@jest/globals';
import type { MetricFilter } from '../../src/gql/graphql.js';
import {
  currentView,
  filterOfView,
  savedFilterOf,
  type SavedView,
} from '../../src/features/reports/model/saved-view.js';
import { readReportFilter } from '../../src/features/reports/model/report-filter.js';

const today = '2026-11-30';
/** A filter as the graph stores it. */
const storedOf = (chosen: MetricFilter) => ({
  bots: (chosen.botIds ?? []).map((id) => ({ id: String(id) })),
  versions: (chosen.versionIds ?? []).map((id) => ({ id: String(id) })),
  ...{ channels: chosen.channels ?? [], languages: chosen.languages ?? [], visitors: chosen.visitors ?? [] },
  ...{ weekdays: chosen.weekdays ?? [], hours: chosen.hours ?? [] },
});
const view = (filter: Partial<SavedView['filter']>): SavedView => ({
  ...{ id: 'rvw_a', name: 'Mes', isShared: false, mayChange: true },
  filter: { preset: null, from: null, to: null, isCompared: true, ...storedOf({}), ...filter },
});

describe('a saved view', () => {
  test.each([
    '',
    '?bot=bot_a&version=bvr_a&channel=WEB&language=es&visitor=NEW&weekdays=1-5&hours=9-12.15',
    '?range=lastMonth&bot=bot_a&bot=bot_b',
    '?from=2026-11-01&to=2026-11-15&compare=no',
  ])('of the filter %s is opened with the same filter', (query) => {
    const filter = readReportFilter(new URLSearchParams(query), today);
    const { preset = null, from = null, to = null, isCompared, ...chosen } = savedFilterOf(filter);
    expect(filterOfView(view({ preset, from, to, isCompared, ...storedOf(chosen) }), today)).toEqual(filter);
  });

  test('of a named period follows the calendar', () => {
    const lastMonth = view({ preset: 'LAST_MONTH' });
    expect(filterOfView(lastMonth, today).days).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(filterOfView(lastMonth, '2026-12-01').days).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  });

  test('is the current one while its filter is shown', () => {
    const views = [view({ preset: 'TODAY' }), view({ bots: [{ id: 'bot_a' }], preset: 'LAST_7_DAYS' })];
    const read = (query: string) => readReportFilter(new URLSearchParams(query), today);
    expect(currentView(views, read('?range=week&bot=bot_a'), today)).toBe(views[1]);
    expect(currentView(views, read('?range=week'), today)).toBeNull();
  });
});
