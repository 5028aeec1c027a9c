import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { describeOnMongo, principals } from '@tertulia/testkit';
import { conversation, openWorld, requestMetrics, type World } from './world.js';

/** Monday 2 March to Wednesday 4 March 2026 in Mexico City. */
const range: [string, string] = ['2026-03-02T06:00:00Z', '2026-03-05T06:00:00Z'];

interface Told {
  window: { from: string; to: string };
  conversations: { value: number; previous: number; conversations: { totalCount: number } };
  peakHours: { cells: number[][] };
  perDay: { conversations: number }[];
}

function describeFilter(store: string, open: () => Promise<World>): void {
  describe(`filtered metrics from ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(async () => world.close());

    async function business() {
      const organizationId = await world.organization();
      const [bot, other] = [await world.bot(organizationId), await world.bot(organizationId)];
      const talk = (startedAt: string, more: Partial<Parameters<typeof conversation>[1]> = {}) =>
        conversation(world, { organizationId, ...bot, startedAt, ...more });
      const talks = [
        talk('2026-03-02T15:10:00Z', { visit: { locale: 'es', isReturning: false } }),
        talk('2026-03-02T16:20:00Z', { visit: { locale: 'en', isReturning: true }, channel: 'API' }),
        talk('2026-03-03T15:30:00Z', { visit: { locale: 'es', isReturning: true }, ...other }),
        talk('2026-03-04T18:40:00Z'),
        talk('2026-02-28T18:40:00Z', { visit: { locale: 'es', isReturning: true } }),
      ];
      await world.bus.publish(talks.flatMap(({ events }) => events));
      return { organizationId, bot, other, admin: principals.admin({ organizationId }) };
    }

    const fields = `{ window { from to } conversations { value previous conversations { totalCount } } peakHours { cells } perDay { conversations } }`;
    const asking =
      ({ organizationId, admin }: Awaited<ReturnType<typeof business>>, of: [string, string] = range) =>
      async (filter: Record<string, unknown>) => {
        const asked = { type: 'Organization' as const, id: organizationId, range: of, filter, fields };
        const { data, errors } = await requestMetrics(world, admin, asked);
        const told = (data?.['_entities'] as [{ metrics: Told | null } | null] | undefined)?.[0]?.metrics;
        return { told, codes: errors?.map(({ extensions }) => extensions?.['code']) };
      };

    test('each filter counts the same in figure, days, hours and list', async () => {
      const place = await business();
      const ask = asking(place);
      const count = async (filter: Record<string, unknown>) => {
        const { told } = await ask(filter);
        const total = told?.conversations.value;
        expect([told?.conversations.conversations.totalCount, ...sums(told)]).toEqual([total, total, total]);
        return [total, told?.conversations.previous];
      };
      const sums = (told: Told | null | undefined) => [
        told?.perDay.reduce((sum, day) => sum + day.conversations, 0),
        told?.peakHours.cells.flat().reduce((sum, cell) => sum + cell, 0),
      ];
      expect(await count({})).toEqual([4, 1]);
      expect(await count({ channels: ['API'] })).toEqual([1, 0]);
      expect(await count({ channels: ['WEB', 'API'], languages: ['es'] })).toEqual([2, 1]);
      expect(await count({ visitors: ['RETURNING'] })).toEqual([2, 1]);
      expect(await count({ visitors: ['NEW', 'RETURNING'] })).toEqual([3, 1]);
      expect(await count({ versionIds: [toGlobalId('botVersion', place.other.versionId)] })).toEqual([1, 0]);
      expect(await count({ weekdays: [1, 2] })).toEqual([3, 0]);
      expect(await count({ weekdays: [6] })).toEqual([0, 1]);
      expect(await count({ hours: [9] })).toEqual([2, 0]);
      expect(await count({ hours: [9, 10], weekdays: [1], languages: ['en'] })).toEqual([1, 0]);
      expect(await count({ channels: [], languages: null, hours: [] })).toEqual([4, 1]);
    });

    test('a window is widened to whole hours only by filters that need it, and says so', async () => {
      const place = await business();
      const ask = asking(place, ['2026-03-02T15:15:00Z', '2026-03-02T16:25:00Z']);
      const windowOf = async (filter: Record<string, unknown>) => {
        const { told } = await ask(filter);
        return [told?.window.from.slice(11, 16), told?.window.to.slice(11, 16), told?.conversations.value];
      };
      expect(await windowOf({})).toEqual(['15:15', '16:25', 1]);
      expect(await windowOf({ weekdays: [1] })).toEqual(['15:15', '16:25', 1]);
      expect(await windowOf({ channels: ['WEB', 'API'] })).toEqual(['15:00', '17:00', 2]);
      expect(await windowOf({ hours: [9, 10] })).toEqual(['15:00', '17:00', 2]);
    });

    test('a version of another organization is missing, and so is one of a bot that the caller may not see', async () => {
      const [place, foreign] = [await business(), await business()];
      const versionIds = [toGlobalId('botVersion', foreign.bot.versionId)];
      expect((await asking(place)({ versionIds })).codes).toEqual(['NOT_FOUND']);
      const { organizationId, bot, other } = place;
      const admin = principals.botManager([bot.botId], { organizationId });
      const ask = asking({ ...place, admin });
      expect((await ask({ versionIds: [toGlobalId('botVersion', other.versionId)] })).codes).toEqual(['NOT_FOUND']);
      expect((await ask({ versionIds: [toGlobalId('botVersion', bot.versionId)] })).told?.conversations.value).toBe(3);
    });

    test('weekdays and hours that do not exist are refused', async () => {
      const ask = asking(await business());
      expect((await ask({ weekdays: [0] })).codes).toEqual(['BAD_USER_INPUT']);
      expect((await ask({ hours: [24] })).codes).toEqual(['BAD_USER_INPUT']);
    });
  });
}

describeFilter('PostgreSQL', async () => openWorld());
describeOnMongo('filtered metrics in MongoDB', () => {
  describeFilter('MongoDB', async () => openWorld({ isOnMongo: true }));
});
