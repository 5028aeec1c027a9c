import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { conversationGroups } from '@tertulia/metrics';
import fc from 'fast-check';
import { recountOutdated } from '../src/application/recount-outdated.js';
import type { RevisionStore } from '../src/application/revision-ports.js';
import { noFilter, pickedPieces } from '../src/domain/metrics-filter.js';
import type { StoreUnderTest } from './analytics-store.contract.js';
import { countedQuery, happenings, ids, itemOf, queryOf, sorted, window } from './happenings.js';

/** A store whose organizations can be given back to the previous release. */
export interface OutdatedUnderTest extends StoreUnderTest {
  revisions: RevisionStore;
  /** Leaves what the previous release would have: none of what is new in this one. */
  age(organizationId: string): Promise<void>;
}

/** The contract of organizations that an earlier release counted. */
export function describeOutdated(name: string, makeStore: () => Promise<OutdatedUnderTest>): void {
  describe(`${name} as a store of an earlier release`, () => {
    let under: OutdatedUnderTest;
    beforeAll(async () => {
      under = await makeStore();
    });
    afterAll(async () => under.close());

    const seen = (organizationId: string) =>
      under.scoped(organizationId, async () => {
        const filter = { ...noFilter, channels: ['WEB'] };
        const query = {
          ...queryOf(organizationId, 'BOT', 'UTC'),
          filter,
          current: pickedPieces(window, 'UTC', filter),
        };
        return {
          whole: sorted(await under.store.report(queryOf(organizationId, 'BOT', 'UTC'))),
          ofChannel: sorted(await under.store.report({ ...query, previous: [], hours: [] })),
          groups: await Promise.all(
            conversationGroups.map((group) => under.store.countOf(countedQuery(organizationId, group))),
          ),
        };
      });

    test('its conversations are recounted once in the background, and a stopped recount goes on at the next start', async () => {
      const [list = []] = fc.sample(happenings, { numRuns: 1, seed: 21 });
      const started = [0, 1, 2, 4].map((conversation) => ({
        conversation,
        event: { kind: 'started' as const },
        question: null,
      }));
      const fill = async () => {
        const organizationId = ids.next();
        const items = [...started, ...list].map((one, index) => itemOf(organizationId, one, index));
        await under.scoped(organizationId, () => under.store.ingest(organizationId, items));
        return organizationId;
      };
      const [old, fresh] = [await fill(), await fill()];
      const before = await seen(old);
      await under.age(old);
      expect(await seen(old)).not.toEqual(before);
      expect(await under.revisions.outdated()).toEqual([old]);

      const parts = { store: under.store, revisions: under.revisions, inTenant: under.scoped };
      const stopped = new AbortController();
      const days: string[] = [];
      const stoppingStore = {
        directory: under.store.directory,
        recount: async (organizationId: string, day: typeof window) => {
          days.push(organizationId);
          stopped.abort();
          return under.store.recount(organizationId, day);
        },
      };
      await recountOutdated({ ...parts, store: stoppingStore }, stopped.signal);
      expect(days).toEqual([old]);
      expect(await under.revisions.outdated()).toEqual([old]);

      await recountOutdated(parts, new AbortController().signal);
      expect(await seen(old)).toEqual(before);
      expect(await under.revisions.outdated()).toEqual([]);
      expect(await seen(fresh)).toMatchObject({ groups: before.groups });
    });
  });
}
