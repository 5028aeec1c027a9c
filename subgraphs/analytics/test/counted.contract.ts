import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  conversationGroups,
  listsOf,
  memberGroup,
  type ConversationGroup,
  type Counters,
  type FactEvent,
  type MemberGroup,
} from '@tertulia/metrics';
import { testId } from '@tertulia/testkit';
import type { PagePosition } from '@tertulia/use-case';
import fc from 'fast-check';
import { erasedEvent, type CountedConversation, type CountedQuery } from '../src/application/ports.js';
import { foldBatch } from '../src/domain/batch-fold.js';
import { piecesOf, type Window } from '../src/domain/window.js';
import type { StoreUnderTest } from './analytics-store.contract.js';
import {
  bots,
  countedQuery,
  happenings,
  ids,
  itemOf,
  members,
  queryOf,
  window,
  zone,
  type GroupQuery,
  type Happening,
} from './happenings.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How many conversations the counters of a report have in a group; null for what counts something else. */
const figures: Readonly<Record<ConversationGroup, ((counters: Counters) => number) | null>> = {
  STARTED: ({ conversations }) => conversations,
  COMPLETED: ({ completed }) => completed,
  CONVERTED: ({ converted }) => converted,
  SUCCESSFUL: ({ successes }) => successes,
  INVOLVED: ({ involved }) => involved,
  HANDED_OFF: ({ handedOff }) => handedOff,
  RESOLVED: ({ autonomous }) => autonomous,
  RATED_STARS: ({ csat }) => sum(csat),
  SATISFIED: ({ csat }) => sum(csat.slice(3)),
  RATED_NPS: ({ nps }) => sum(nps),
  PROMOTERS: ({ nps }) => sum(nps.slice(9)),
  DETRACTORS: ({ nps }) => sum(nps.slice(0, 7)),
  COMMENTED: null,
  FAILED: null,
  BOT_TIMED: null,
  PERSON_TIMED: null,
  BUSINESS_TIMED: null,
  ABANDONED: ({ abandoned }) => abandoned,
  RETURNING: ({ returning }) => returning,
  REOPENED: ({ reopened }) => reopened,
  MODEL_USED: null,
};

const minuteMs = 60_000;
const minutes = (window.to.getTime() - window.from.getTime()) / minuteMs;

/** Any window of whole minutes inside the one of the tests. */
const windows: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 0, max: minutes - 1 }), fc.integer({ min: 1, max: minutes }))
  .map(([start, length]) => {
    const from = new Date(window.from.getTime() + start * minuteMs);
    return { from, to: new Date(Math.min(from.getTime() + length * minuteMs, window.to.getTime())) };
  });

const isOfMember = (group: GroupQuery['group']): group is MemberGroup => group.startsWith('MEMBER ');

/** The same counted from the raw conversations, whose version `e1` has goals. */
function rawOf(batches: readonly (readonly Happening[])[], query: GroupQuery): string[] {
  const { organizationId, groupBy, groupIds, group, window: asked } = query;
  const items = batches.flatMap((batch) => batch.map((one, index) => itemOf(organizationId, one, index)));
  const events = items.flatMap(({ key, factEvent: event }) => (event === null ? [] : [{ key, event }]));
  const facts = foldBatch({ facts: new Map(), hasGoals: new Map([[testId(0xe1), true]]) }, events);
  return facts
    .map(({ after }) => after)
    .filter((fact) => listsOf(fact).has(group) && fact.startedAt >= asked.from && fact.startedAt < asked.to)
    .filter(({ botId, versionId }) => groupIds?.includes((groupBy === 'BOT' ? botId : versionId) ?? '') ?? true)
    .map(({ conversationId }) => conversationId)
    .toSorted();
}

/** The contract of lists of counted conversations. */
export function describeCounted(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store of counted conversations`, () => {
    let under: StoreUnderTest;
    beforeAll(async () => {
      under = await makeStore();
    });
    afterAll(async () => under.close());

    const pageOf = (query: CountedQuery, limit: number, cursor: PagePosition | null) =>
      under.scoped(query.organizationId, () => under.store.conversationsOf(query, { limit, cursor }));
    const positionOf = ({ startedAt, conversationId }: CountedConversation): PagePosition => {
      return { sortKey: startedAt.toISOString(), id: conversationId };
    };
    const allOf = async (query: CountedQuery, limit: number): Promise<CountedConversation[]> => {
      const all: CountedConversation[] = [];
      for (;;) {
        const last = all.at(-1);
        const rows = await pageOf(query, limit, last === undefined ? null : positionOf(last));
        all.push(...rows.slice(0, limit));
        if (rows.length <= limit) return all;
      }
    };
    const ingest = (organizationId: string, list: readonly Happening[]) =>
      under.scoped(organizationId, () =>
        under.store.ingest(
          organizationId,
          list.map((one, index) => itemOf(organizationId, one, index)),
        ),
      );
    const change = (organizationId: string, what: Parameters<StoreUnderTest['store']['recordChange']>[2]) =>
      under.scoped(organizationId, () =>
        under.store.recordChange(organizationId, { eventId: ids.next(), occurredAt: window.from }, what),
      );
    const organization = async () => {
      const organizationId = ids.next();
      await change(organizationId, { kind: 'ORGANIZATION_CREATED', timeZone: zone });
      return organizationId;
    };

    /** What the report of the same scope and window says. */
    const reported = async ({ group, window: asked, ...scope }: GroupQuery): Promise<number | null> => {
      const figureOf = isOfMember(group) ? null : figures[group];
      const query = { ...queryOf(scope.organizationId), ...scope, window: asked, current: piecesOf(asked, zone) };
      const rows = await under.scoped(scope.organizationId, () =>
        under.store.report({ ...query, previous: [], hours: [] }),
      );
      return figureOf === null ? null : sum(rows.totals.map(({ counters }) => figureOf(counters)));
    };

    test('a list has as many conversations as the report counts, in any window, after erasures and deletions of bots', async () => {
      const plans = fc.record({
        batches: fc.array(happenings, { minLength: 1, maxLength: 5 }),
        asked: fc.oneof(windows, fc.constant(window)),
        limit: fc.integer({ min: 1, max: 7 }),
        scope: fc.constantFrom<Pick<CountedQuery, 'groupBy' | 'groupIds'>>(
          { groupBy: 'BOT', groupIds: null },
          { groupBy: 'BOT', groupIds: bots },
          { groupBy: 'BOT', groupIds: bots.slice(1) },
          { groupBy: 'BOT', groupIds: [] },
          { groupBy: 'VERSION', groupIds: [testId(0xe1)] },
        ),
      });
      await fc.assert(
        fc.asyncProperty(plans, async ({ batches, asked, limit, scope }) => {
          const organizationId = await organization();
          for (const batch of batches) await ingest(organizationId, batch);
          const version = { botId: bots[0] ?? '', versionId: testId(0xe1), hasGoals: true };
          await change(organizationId, { kind: 'VERSION_KNOWN', ...version });
          const erasure = itemOf(organizationId, { conversation: 0, event: null, question: null }, 9);
          await under.scoped(organizationId, () =>
            under.store.ingest(organizationId, [{ ...erasure, name: erasedEvent, isErasure: true }]),
          );
          await change(organizationId, { kind: 'BOT_DELETED', botId: bots[0] ?? '' });
          for (const group of [...conversationGroups, ...members.map(memberGroup)]) {
            const query = { ...countedQuery(organizationId, group), ...scope, window: asked };
            const list = await allOf(query, limit);
            expect([group, list.length]).toEqual([group, (await reported(query)) ?? list.length]);
            expect(await under.scoped(organizationId, () => under.store.countOf(query))).toBe(list.length);
            expect([group, list.map(({ conversationId }) => conversationId).toSorted()]).toEqual([
              group,
              rawOf(batches, query),
            ]);
          }
        }),
        { numRuns: 25 },
      );
    }, 240_000);

    test('a conversation leaves the groups to which it no longer belongs', async () => {
      const organizationId = await organization();
      const happened = (event: FactEvent): Happening[] => [{ conversation: 1, event, question: null }];
      const rated = (value: number, atMs: number): FactEvent => {
        return { kind: 'rated', scale: 'STARS', value, isSatisfaction: true, atMs };
      };
      const groups = async () => {
        const anyTime = { from: new Date(0), to: window.to };
        const counts = conversationGroups.map(async (group) => {
          const query = { ...countedQuery(organizationId, group), window: anyTime };
          return (await pageOf(query, 1, null)).length > 0 ? [group] : [];
        });
        return (await Promise.all(counts)).flat();
      };
      await ingest(organizationId, happened({ kind: 'started' }));
      await ingest(organizationId, happened({ kind: 'turn', responseMs: 9 }));
      await ingest(organizationId, happened({ kind: 'ended', reason: 'COMPLETED', hasAnswered: true, atMs: 1 }));
      await ingest(organizationId, happened(rated(5, 2)));
      const involved = ['INVOLVED', 'BOT_TIMED', 'RATED_STARS', 'RETURNING'];
      const success = ['STARTED', 'COMPLETED', 'SUCCESSFUL', 'RESOLVED', 'SATISFIED', ...involved];
      expect((await groups()).toSorted()).toEqual(success.toSorted());
      await ingest(organizationId, happened(rated(1, 3)));
      await ingest(organizationId, happened({ kind: 'handedOff' }));
      expect((await groups()).toSorted()).toEqual(['STARTED', 'COMPLETED', 'HANDED_OFF', ...involved].toSorted());
    });

    test('newest first, each once, of one bot or merged from several', async () => {
      const organizationId = await organization();
      const started = { kind: 'started' as const };
      await ingest(
        organizationId,
        Array.from({ length: 10 }, (_, conversation) => ({ conversation, event: started, question: null })),
      );
      const query = { ...countedQuery(organizationId, 'STARTED'), window: { from: new Date(0), to: window.to } };
      const list = await allOf(query, 3);
      const places = list.map((row) => `${row.startedAt.toISOString()} ${row.conversationId}`);
      expect(places).toHaveLength(10);
      expect(places).toEqual([...new Set(places)].toSorted().toReversed());
      expect(await allOf({ ...query, groupIds: bots }, 3)).toEqual(list);
      const [bot = ''] = bots;
      expect(await allOf({ ...query, groupIds: [bot] }, 2)).toEqual(list.filter(({ botId }) => botId === bot));
    });

    test('a recount finds the same conversations, and a deletion of the organization removes them', async () => {
      const organizationId = await organization();
      const [list = []] = fc.sample(happenings, { numRuns: 1, seed: 11 });
      await ingest(organizationId, [...list, { conversation: 1, event: { kind: 'started' }, question: null }]);
      const counts = () =>
        Promise.all(
          conversationGroups.map((group) =>
            under.scoped(organizationId, () => under.store.countOf(countedQuery(organizationId, group))),
          ),
        );
      const before = await counts();
      expect(sum(before)).toBeGreaterThan(0);
      await under.scoped(organizationId, () => under.store.recount(organizationId, window));
      expect(await counts()).toEqual(before);
      await under.scoped(organizationId, () => under.store.deleteOrganization(organizationId));
      expect(sum(await counts())).toBe(0);
      expect(await pageOf(countedQuery(organizationId, 'STARTED'), 5, null)).toEqual([]);
    });
  });
}
