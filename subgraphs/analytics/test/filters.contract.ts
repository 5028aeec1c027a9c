import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  add,
  contributionOf,
  emptyCounters,
  localDayOf,
  offsetMinutesAt,
  segmentOf,
  type ConversationFact,
  type Visitor,
} from '@tertulia/metrics';
import { testId } from '@tertulia/testkit';
import fc from 'fast-check';
import type { CountedQuery, ReportQuery } from '../src/application/ports.js';
import { foldBatch } from '../src/domain/batch-fold.js';
import { countersEqual } from '../src/domain/counters-equal.js';
import {
  countableWindow,
  isPickedCell,
  gridPieces,
  kindOf,
  pickedPieces,
  pickedRanges,
  type MetricsFilter,
} from '../src/domain/metrics-filter.js';
import type { Window } from '../src/domain/window.js';
import type { StoreUnderTest } from './analytics-store.contract.js';
import { bots, countedQuery, happenings, ids, itemOf, queryOf, window, type Happening } from './happenings.js';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const minutes = (window.to.getTime() - window.from.getTime()) / minuteMs;
/** Whole hours, half an hour and a quarter before UTC, with a change of the clocks in the first. */
const zones = ['America/Santiago', 'Asia/Kolkata', 'Asia/Kathmandu'];

const listOf = <T>(...values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { freq: 2 });
const filters: fc.Arbitrary<MetricsFilter> = fc.record({
  versionIds: listOf(testId(0xe1), testId(0xe2)),
  channels: listOf('WEB', 'API'),
  languages: listOf('es', 'en'),
  visitors: listOf<Visitor>('NEW', 'RETURNING'),
  weekdays: listOf(1, 2, 3, 4, 5, 6, 7),
  hours: listOf(...Array.from({ length: 24 }, (_, hour) => hour)),
});

const windows: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 0, max: minutes - 1 }), fc.integer({ min: 1, max: minutes }))
  .map(([start, length]) => {
    const from = new Date(window.from.getTime() + start * minuteMs);
    return { from, to: new Date(Math.min(from.getTime() + length * minuteMs, window.to.getTime())) };
  });

function factsOf(organizationId: string, list: readonly Happening[]): ConversationFact[] {
  const items = list.map((one, index) => itemOf(organizationId, one, index));
  const events = items.flatMap(({ key, factEvent: event }) => (event === null ? [] : [{ key, event }]));
  return foldBatch({ facts: new Map(), hasGoals: new Map() }, events).map(({ after }) => after);
}

/** By the meaning of the words, without rollups. */
function matches(
  fact: ConversationFact,
  filter: MetricsFilter,
  { timeZone, asked }: { timeZone: string; asked: Window },
) {
  const { versionIds, channels, languages, visitors, weekdays, hours } = filter;
  const { startedAt } = fact;
  const { channel, language, visitor } = segmentOf(fact);
  const weekday = new Date(`${localDayOf(startedAt, timeZone)}T00:00:00Z`).getUTCDay() || 7;
  const hour = new Date(startedAt.getTime() + offsetMinutesAt(startedAt, timeZone) * minuteMs).getUTCHours();
  return (
    startedAt >= asked.from &&
    startedAt < asked.to &&
    (versionIds?.includes(fact.versionId ?? '') ?? true) &&
    (channels?.includes(channel) ?? true) &&
    (languages?.includes(language) ?? true) &&
    (visitors?.includes(visitor) ?? true) &&
    (weekdays?.includes(weekday) ?? true) &&
    (hours?.includes(hour) ?? true)
  );
}

/** Without zeros. */
function sumBy<T>(rows: readonly T[], of: (row: T) => readonly [key: string, count: number]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [key, count] of rows.map(of)) if (count > 0) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}

/** The contract of filters. */
export function describeFilters(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store that filters`, () => {
    let under: StoreUnderTest;
    beforeAll(async () => {
      under = await makeStore();
    });
    afterAll(async () => under.close());

    const plans = fc.record({
      list: happenings,
      later: happenings,
      filter: filters,
      asked: fc.oneof(windows, fc.constant(window)),
      timeZone: fc.constantFrom(...zones),
      groupIds: fc.constantFrom(null, bots, bots.slice(1)),
      isRecounted: fc.boolean(),
    });

    test('report and list of any filter are those of the conversations that match it, one by one', async () => {
      await fc.assert(
        fc.asyncProperty(plans, async ({ list, later, filter, timeZone, groupIds, ...plan }) => {
          const organizationId = ids.next();
          const scoped = <T>(work: () => Promise<T>): Promise<T> => under.scoped(organizationId, work);
          const created = { kind: 'ORGANIZATION_CREATED' as const, timeZone };
          await scoped(() =>
            under.store.recordChange(organizationId, { eventId: ids.next(), occurredAt: window.from }, created),
          );
          for (const batch of [list, later]) {
            const items = batch.map((one, index) => itemOf(organizationId, one, index));
            await scoped(() => under.store.ingest(organizationId, items));
          }
          const asked = countableWindow(plan.asked, timeZone, filter);
          if (plan.isRecounted) await scoped(() => under.store.recount(organizationId, asked));
          const expected = factsOf(organizationId, [...list, ...later])
            .filter(({ botId }) => groupIds?.includes(botId) ?? true)
            .filter((fact) => matches(fact, filter, { timeZone, asked }));
          const conversations = expected.filter(({ isCounted }) => isCounted);
          const ranges = pickedRanges(asked, timeZone, filter);
          const query: ReportQuery = {
            ...queryOf(organizationId, 'BOT', timeZone),
            ...{ groupIds, filter, ranges, window: asked },
            current: pickedPieces(asked, timeZone, filter),
            previous: [],
            hours: gridPieces(asked, timeZone, filter),
          };
          const rows = await scoped(() => under.store.report(query));
          const total = rows.totals.map(({ counters }) => counters).reduce(add, emptyCounters());
          expect(countersEqual(total, expected.map(contributionOf).reduce(add, emptyCounters()))).toBe(true);

          const days = sumBy(rows.days, ({ day, conversations }) => [day, conversations]);
          expect(days).toEqual(sumBy(conversations, ({ startedAt }) => [localDayOf(startedAt, timeZone), 1]));

          const cells = rows.hours.filter(({ hourOfWeek }) => isPickedCell(hourOfWeek, filter));
          const inCells = cells.reduce((sum, cell) => sum + cell.conversations, 0);
          // UTC hours of other zones reach into the day before or after.
          const isExact = timeZone === zones[0] || kindOf(filter) === 'SEGMENT';
          expect(isExact ? inCells : conversations.length).toBe(conversations.length);

          const counted: CountedQuery = {
            ...countedQuery(organizationId, 'STARTED'),
            groupIds,
            filter,
            ranges,
            window: asked,
          };
          const page = await scoped(() => under.store.conversationsOf(counted, { limit: 20, cursor: null }));
          expect(page.map(({ conversationId }) => conversationId).toSorted()).toEqual(
            conversations.map(({ conversationId }) => conversationId).toSorted(),
          );
          expect(await scoped(() => under.store.countOf(counted))).toBe(conversations.length);
          expect(sumBy(rows.failures, ({ code, count }) => [code, count])).toEqual(
            sumBy(
              conversations.flatMap(({ errorCodes }) => Object.entries(errorCodes)),
              (entry) => entry,
            ),
          );
        }),
        { numRuns: 60 },
      );
    }, 240_000);

    test('unanswered questions are those of the conversations that match', async () => {
      const organizationId = ids.next();
      const list: Happening[] = [0, 1, 2, 3].map((conversation) => ({
        ...{ conversation, event: { kind: 'started' }, question: `pregunta ${conversation}` },
      }));
      const from = new Date(window.from.getTime() - 8 * 24 * hourMs);
      const items = list.map((one, index) => itemOf(organizationId, one, index));
      await under.scoped(organizationId, () => under.store.ingest(organizationId, items));
      const asked = async (filter: Partial<MetricsFilter>, ranges: Window[] | null = null) => {
        const query = queryOf(organizationId, 'BOT', 'UTC');
        const only = { current: [], previous: [], hours: [], filter: { ...query.filter, ...filter } };
        const full = { ...query, ...only, window: { from, to: window.to }, ranges };
        const { unanswered } = await under.scoped(organizationId, () => under.store.report(full));
        return unanswered.map(({ question }) => question).toSorted();
      };
      expect(await asked({})).toEqual(['pregunta 0', 'pregunta 1', 'pregunta 2', 'pregunta 3']);
      expect(await asked({ channels: ['API'] })).toEqual(['pregunta 3']);
      expect(await asked({ languages: ['es'] })).toEqual(['pregunta 0', 'pregunta 2']);
      expect(await asked({ visitors: ['NEW'], languages: ['en'] })).toEqual(['pregunta 3']);
      expect(await asked({ versionIds: [testId(0xe2)] })).toEqual(['pregunta 1']);
      const startedAt = items[1]?.key.startedAt ?? new Date(0);
      const minute = new Date(Math.floor(startedAt.getTime() / minuteMs) * minuteMs);
      expect(await asked({}, [{ from: minute, to: new Date(minute.getTime() + minuteMs) }])).toEqual(['pregunta 1']);
      expect(await asked({}, [])).toEqual([]);
    });

    test('the conversations of an unanswered question are those in which it was asked, each once', async () => {
      const organizationId = ids.next();
      const again = [0, 1, 2, 3, 0].map((conversation) => ({
        ...{ conversation, event: { kind: 'started' as const }, question: conversation === 3 ? 'horario' : 'precio' },
      }));
      const items = again.map((one, index) => itemOf(organizationId, one, index));
      await under.scoped(organizationId, () => under.store.ingest(organizationId, items));
      const from = new Date(window.from.getTime() - 8 * 24 * hourMs);
      const [bot = '', other = ''] = bots;
      const listed = async (botId: string, filter: Partial<MetricsFilter> = {}, limit = 9) => {
        const query = countedQuery(organizationId, 'STARTED');
        const group = { botId, folded: 'precio' };
        const asked = { ...query, group, window: { from, to: window.to }, filter: { ...query.filter, ...filter } };
        return under.scoped(organizationId, async () => {
          const rows = await under.store.conversationsOf(asked, { limit, cursor: null });
          expect(await under.store.countOf(asked)).toBeGreaterThanOrEqual(rows.length);
          return rows.map(({ conversationId }) => conversationId);
        });
      };
      const idOf = (index: number) => items[index]?.key.conversationId;
      const newestFirst = [0, 2].toSorted((a, b) => timeOf(b) - timeOf(a));
      expect(await listed(bot)).toEqual(newestFirst.map(idOf));
      expect(await listed(other)).toEqual([idOf(1)]);
      expect(await listed(bot, { visitors: ['NEW'] })).toEqual([idOf(0)]);
      expect(await listed(bot, { versionIds: [testId(0xe1)] })).toEqual([idOf(0)]);
      function timeOf(index: number): number {
        return items[index]?.key.startedAt.getTime() ?? 0;
      }
    });
  });
}
