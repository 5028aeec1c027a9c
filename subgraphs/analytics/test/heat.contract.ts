import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testId } from '@tertulia/testkit';
import fc from 'fast-check';
import type { IngestItem } from '../src/application/ports.js';
import { heatOf, type HeatEvent } from '../src/domain/heat.js';
import type { Window } from '../src/domain/window.js';
import type { StoreUnderTest } from './analytics-store.contract.js';
import { ids } from './happenings.js';

const [botId, versionId] = [testId(0xb1), testId(0xe1)];
const blocks = ['q1', '__proto__', 'a.b$c %'];

const heatEvents: fc.Arbitrary<HeatEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('visited' as const),
    steps: fc.array(
      fc.record({
        blockId: fc.constantFrom(...blocks),
        edgeId: fc.constantFrom('e1', 'e.2', null),
        fromBlockId: fc.constantFrom(...blocks, null),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  fc.record({ kind: fc.constant('asked' as const), blockId: fc.constantFrom(...blocks) }),
  fc.record({
    kind: fc.constant('answered' as const),
    blockId: fc.constantFrom(...blocks),
    waitedMs: fc.option(fc.integer({ min: 0, max: 2e8 })),
  }),
);

/** Starts around a midnight of UTC. */
const startHours = [-26, -25, -1, 0, 1, 23, 24, 30];
const midnight = new Date('2026-04-05T00:00:00Z');
const at = (hours: number): Date => new Date(midnight.getTime() + hours * 3_600_000);

function itemOf(organizationId: string, heat: HeatEvent, startHour: number): IngestItem {
  const startedAt = new Date(at(startHour).getTime() + 59 * 60_000);
  const key = { conversationId: ids.next(), organizationId, botId, versionId, channel: 'WEB', startedAt };
  return {
    ...{ eventId: ids.next(), occurredAt: startedAt, name: 'x', key, factEvent: null, unanswered: null },
    ...{ isErasure: false, heat },
  };
}

/** The contract of the heat of flows in every adapter of `AnalyticsStore`. */
export function describeHeat(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store of heat`, () => {
    let under: StoreUnderTest;
    beforeAll(async () => {
      under = await makeStore();
    });
    afterAll(async () => under.close());

    const ingest = (organizationId: string, items: readonly IngestItem[]) =>
      under.scoped(organizationId, () => under.store.ingest(organizationId, items));
    const read = (organizationId: string, window: Window, version = versionId) =>
      under.scoped(organizationId, () => under.store.heat({ organizationId, botId, versionId: version, window }));
    const all: Window = { from: at(-48), to: at(48) };

    test('repeated, shuffled and concurrent batches count each event once, in every window and after a recount', async () => {
      const happenings = fc.array(fc.record({ heat: heatEvents, startHour: fc.constantFrom(...startHours) }), {
        minLength: 2,
        maxLength: 30,
      });
      await fc.assert(
        fc.asyncProperty(happenings, async (list) => {
          const organizationId = ids.next();
          const items = list.map(({ heat, startHour }) => itemOf(organizationId, heat, startHour));
          const half = Math.ceil(items.length / 2);
          await Promise.all([
            ingest(organizationId, items.slice(0, half + 2)),
            ingest(organizationId, items.slice(half).toReversed()),
            ingest(organizationId, items),
          ]);
          for (const [from, to] of [
            [-48, 48],
            [-25, 24],
            [0, 24],
            [-1, 1],
            [23, 31],
          ] as const) {
            const counts = await read(organizationId, { from: at(from), to: at(to) });
            const inside = list.filter(({ startHour }) => startHour >= from && startHour < to);
            const visited = inside.flatMap(({ heat }) => (heat.kind === 'visited' ? heat.steps : []));
            const heat = heatOf(counts);
            expect(sum(heat.blocks.map(({ visits }) => visits))).toBe(visited.length);
            expect(sum(heat.edges.map(({ count }) => count))).toBe(visited.filter(({ edgeId }) => edgeId).length);
            expect(sum(heat.blocks.map(({ asked }) => asked))).toBe(
              inside.filter((one) => one.heat.kind === 'asked').length,
            );
            expect(sum(heat.blocks.map(({ answered }) => answered))).toBe(
              inside.filter((one) => one.heat.kind === 'answered').length,
            );
          }
          const before = heatOf(await read(organizationId, all));
          await under.scoped(organizationId, () => under.store.recount(organizationId, { from: at(0), to: at(1) }));
          expect(heatOf(await read(organizationId, all))).toEqual(before);
        }),
        { numRuns: 10 },
      );
    }, 60_000);

    test('versions and organizations are apart, and the deletion of an organization removes its heat', async () => {
      const [one, other] = [ids.next(), ids.next()];
      const visit: HeatEvent = { kind: 'visited', steps: [{ blockId: 'q1', edgeId: 'e', fromBlockId: null }] };
      await ingest(one, [itemOf(one, visit, 0)]);
      await ingest(other, [itemOf(other, visit, 0), itemOf(other, visit, 1)]);
      const visits = async (organizationId: string, version?: string) =>
        heatOf(await read(organizationId, all, version)).blocks.map((block) => block.visits);
      expect(await visits(one)).toEqual([1]);
      expect(await visits(other)).toEqual([2]);
      expect(await visits(one, testId(0xe9))).toEqual([]);
      await under.scoped(one, () => under.store.deleteOrganization(one));
      expect(await visits(one)).toEqual([]);
      await ingest(one, [itemOf(one, visit, 0)]);
      expect(await visits(one)).toEqual([]);
      expect(await visits(other)).toEqual([2]);
    });
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
