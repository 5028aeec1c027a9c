import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnMongo, principals } from '@tertulia/testkit';
import { toGlobalId } from '@tertulia/subgraph';
import { openWorld, conversation, fetchMetrics, metricsParts, type World } from './world.js';

/** The metrics that readers get, from any store. */
function describeMetrics(store: string, openWorld: () => Promise<World>): void {
  describe(`metrics from ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld();
    });
    afterAll(async () => world.close());

    const march: [string, string] = ['2026-03-02T06:00:00Z', '2026-03-05T06:00:00Z'];

    /** Five conversations of 2 to 4 March in Mexico City, one of the three days before; counted by hand below. */
    async function fixture() {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId, { hasGoals: true });
      const plain = await world.bot(organizationId, { isLive: false, name: 'Bruma' });
      const talk = (startedAt: string, target = bot) => conversation(world, { organizationId, ...target, startedAt });
      const talks = [
        talk('2026-03-02T15:00:00Z')
          .turn(8)
          .asked('q1')
          .answered('q1')
          .goal(28_000)
          .rated(5)
          .ended('GOAL')
          .wondered('¿Aceptan tarjeta?'),
        talk('2026-03-02T15:30:00Z').turn(20).asked('q1').ended('ABANDONED', false).wondered('aceptan TARJETA'),
        talk('2026-03-04T05:59:59Z')
          .turn(40)
          .add('runtime.handed-off.v1', { reason: 'pidió persona' })
          .add('runtime.human-replied.v1', { waitMs: 45_000 })
          .rated(2)
          .ended('RESOLVED_BY_HUMAN'),
        talk('2026-03-04T06:00:00Z').turn(8).goal(1_000, 'USD').goal(2_000, 'MXN').rated(1).ended('GOAL'),
        talk('2026-03-04T07:10:00Z', plain)
          .turn(8)
          .asked('q9')
          .answered('q9')
          .rated(9, 'NPS')
          .ended('COMPLETED')
          .add('runtime.turn-failed.v1', { code: 'X' }),
        talk('2026-03-01T18:00:00Z').turn(100).ended('COMPLETED'),
      ];
      await world.bus.publish(talks.flatMap(({ events }) => events));
      return { organizationId, bot, plain };
    }

    test('every metric of a window equals a count by hand', async () => {
      const { organizationId, bot, plain } = await fixture();
      const admin = principals.admin({ organizationId });
      const told = await fetchMetrics(world, admin, { type: 'Organization', id: organizationId, range: march });
      const [bots, others] = [toGlobalId('bot', bot.botId), toGlobalId('bot', plain.botId)];
      expect(told).toMatchObject({
        window: { from: '2026-03-02T06:00:00.000Z', to: '2026-03-05T06:00:00.000Z', timeZone: 'America/Mexico_City' },
        previousWindow: { from: '2026-02-27T06:00:00.000Z', to: '2026-03-02T06:00:00.000Z' },
        activeBots: { value: 1, previous: null },
        conversations: { key: 'conversations', value: 5, previous: 1, numerator: null, denominator: null },
        completionRate: { value: 3 / 5, numerator: 3, denominator: 5, previous: 1 },
        conversionRate: { value: 2 / 5, numerator: 2, denominator: 5, previous: 0 },
        successRate: { value: 2 / 5, numerator: 2, denominator: 5, previous: 0 },
        handOffRate: { value: 1 / 5, numerator: 1, denominator: 5, previous: 0 },
        resolutionRate: { value: 3 / 5, numerator: 3, denominator: 5, previous: 1 },
        csat: { value: 100 / 3, numerator: 1, denominator: 3, previous: null },
        nps: { value: 100, numerator: 1, denominator: 1, previous: null },
        errors: { value: 1, previous: 0 },
        goalAmounts: [
          { amountMinor: 30_000, currency: 'MXN' },
          { amountMinor: 1_000, currency: 'USD' },
        ],
        botResponseTime: { count: 5, meanMs: 84 / 5, previousMeanMs: 100 },
        firstHumanResponse: { count: 1, meanMs: 45_000, previousMeanMs: null },
        ratings: { total: 3, mean: 8 / 3 },
        perDay: [
          { date: '2026-03-02', conversations: 2, goals: 1, completed: 1, previousConversations: 0 },
          { date: '2026-03-03', conversations: 1, goals: 0, completed: 0, previousConversations: 0 },
          { date: '2026-03-04', conversations: 2, goals: 2, completed: 2, previousConversations: 1 },
        ],
        perBot: [
          { bot: { id: bots }, conversations: 4, goals: 3 },
          { bot: { id: others }, conversations: 1, goals: 0 },
        ],
        dropOff: [
          { blockId: 'q1', asked: 2, answered: 1, rate: 0.5 },
          { blockId: 'q9', asked: 1, answered: 1, rate: 0 },
        ],
        unanswered: [{ question: 'aceptan TARJETA', count: 2, bot: { id: bots } }],
      });
      expect((told['ratings'] as { buckets: object[] }).buckets).toEqual(
        [1, 1, 0, 0, 1].map((count, index) => ({ value: index + 1, count })),
      );
      expect(told['npsRatings']).toEqual({
        buckets: Array.from({ length: 11 }, (_, value) => ({ value, count: value === 9 ? 1 : 0 })),
        total: 1,
        mean: 9,
      });
    });

    test('each part that is asked for alone is the same as among all', async () => {
      const { organizationId } = await fixture();
      const admin = principals.admin({ organizationId });
      const subject = { type: 'Organization' as const, id: organizationId, range: march };
      const all = await fetchMetrics(world, admin, subject);
      for (const part of metricsParts) {
        const alone = await fetchMetrics(world, admin, { ...subject, fields: `{ ${part} }` });
        expect(alone).toEqual(Object.fromEntries(Object.keys(alone).map((name) => [name, all[name]])));
        expect(Object.keys(alone)).toHaveLength(1);
      }
    });

    test("peak hours are weekdays and hours in the organization's time zone", async () => {
      const { organizationId } = await fixture();
      const admin = principals.admin({ organizationId });
      const { peakHours } = await fetchMetrics(world, admin, {
        type: 'Organization',
        id: organizationId,
        range: march,
      });
      const busy = peakHours.cells.flatMap((row, day) =>
        row.flatMap((count, hour) => (count > 0 ? [[day, hour, count]] : [])),
      );
      // Monday 9 o'clock twice, Tuesday 23, Wednesday 0 and 1.
      expect(busy).toEqual([
        [0, 9, 2],
        [1, 23, 1],
        [2, 0, 1],
        [2, 1, 1],
      ]);
      expect(peakHours.cells.map((row) => row.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
    });

    describe('narrower subjects', () => {
      test('a bot, a version and a filter count only their own', async () => {
        const { organizationId, bot, plain } = await fixture();
        const admin = principals.admin({ organizationId });
        const count = async (asked: Omit<Parameters<typeof fetchMetrics>[2], 'range'>) => {
          const told = await fetchMetrics(world, admin, { ...asked, range: march });
          return [told.conversations.value, told.activeBots.value, told.perBot.map((series) => series.conversations)];
        };
        expect(await count({ type: 'Bot', id: bot.botId })).toEqual([4, 1, [4]]);
        expect(await count({ type: 'Bot', id: plain.botId })).toEqual([1, 0, [1]]);
        expect(await count({ type: 'BotVersion', id: bot.versionId })).toEqual([4, 1, [4]]);
        expect(await count({ type: 'BotVersion', id: plain.versionId })).toEqual([1, 0, [1]]);
        expect(await count({ type: 'Organization', id: organizationId, botIds: [plain.botId] })).toEqual([1, 0, [1]]);
        expect(await count({ type: 'Organization', id: organizationId, botIds: [] })).toEqual([5, 1, [4, 1]]);
      });

      test('an organization without events has zeros and nulls, not errors', async () => {
        const organizationId = await world.organization();
        const admin = principals.admin({ organizationId });
        const told = await fetchMetrics(world, admin, { type: 'Organization', id: organizationId, range: march });
        expect(told).toMatchObject({
          conversations: { value: 0, previous: 0 },
          successRate: { value: null, previous: null, numerator: 0, denominator: 0 },
          botResponseTime: { meanMs: null, p50Ms: null, p95Ms: null, count: 0 },
          ratings: { total: 0, mean: null },
          perBot: [],
          unanswered: [],
        });
        expect(told.perDay.map((point) => [point.date, point.conversations])).toEqual([
          ['2026-03-02', 0],
          ['2026-03-03', 0],
          ['2026-03-04', 0],
        ]);
      });
    });

    describe('bots that change', () => {
      test('paused and deleted bots are not active; a deleted one keeps its metrics but is not listed', async () => {
        const { organizationId, bot } = await fixture();
        const { botId } = bot;
        const admin = principals.admin({ organizationId });
        const told = () => fetchMetrics(world, admin, { type: 'Organization', id: organizationId, range: march });
        await world.bus.publish([world.event('bots.bot-paused.v1', organizationId, { botId, message: '' })]);
        expect((await told()).activeBots.value).toBe(0);
        await world.bus.publish([world.event('bots.bot-resumed.v1', organizationId, { botId })]);
        expect((await told()).activeBots.value).toBe(1);
        await world.bus.publish([world.event('bots.bot-deleted.v1', organizationId, { botId })]);
        const after = await told();
        expect(after).toMatchObject({ activeBots: { value: 0 }, conversations: { value: 5 }, unanswered: [] });
        expect(after.perBot).toHaveLength(1);
      });

      test('a version whose event arrives after its conversations still decides what a success was', async () => {
        const organizationId = await world.organization();
        const admin = principals.admin({ organizationId });
        const [botId, versionId] = [world.ids.next(), world.ids.next()];
        const talk = conversation(world, { organizationId, botId, versionId, startedAt: '2026-03-03T15:00:00Z' });
        await world.bus.publish(talk.turn(5).ended('COMPLETED').events);
        const successes = async () =>
          (await fetchMetrics(world, admin, { type: 'Organization', id: organizationId, range: march })).successRate
            .numerator;
        expect(await successes()).toBe(1);
        const definition = { flows: [{ groups: [{ blocks: [{ kind: 'goal' }] }] }] };
        const publication = { publicationId: world.ids.next(), botId, publicId: 'p', versionId, number: 1 };
        const requested = { ...publication, definition, checksum: 'c', botName: 'B', isDemo: false };
        await world.bus.publish([world.event('bots.publication-requested.v1', organizationId, requested)]);
        expect(await successes()).toBe(0);
      });
    });

    describe('windows', () => {
      test('partial days, hours and minutes add up to the whole', async () => {
        const { organizationId } = await fixture();
        const admin = principals.admin({ organizationId });
        const count = async (range: [string, string]) => {
          const told = await fetchMetrics(world, admin, { type: 'Organization', id: organizationId, range });
          const days = told.perDay.reduce((sum, point) => sum + point.conversations, 0);
          const cells = told.peakHours.cells.flat().reduce((sum, cell) => sum + cell, 0);
          const total = told.conversations.value ?? -1;
          expect([days, cells]).toEqual([total, total]);
          return total;
        };
        const cuts = ['2026-03-02T06:00:00Z', '2026-03-02T15:30:00Z', '2026-03-02T15:31:00Z', '2026-03-04T06:00:00Z'];
        const ends = [...cuts.slice(1), '2026-03-05T06:00:00Z'];
        const parts: number[] = [];
        for (const [index, from] of cuts.entries()) parts.push(await count([from, ends[index] ?? '']));
        expect(parts).toEqual([1, 1, 1, 2]);
        expect(await count(['2026-03-02T15:30:30Z', '2026-03-04T06:00:30Z'])).toBe(3);
      });

      test('a range is returned in whole minutes and compared with one of the same length', async () => {
        const { organizationId } = await fixture();
        const admin = principals.admin({ organizationId });
        const range: [string, string] = ['2026-03-04T06:00:10Z', '2026-03-04T12:29:50.5Z'];
        const told = await fetchMetrics(world, admin, { type: 'Organization', id: organizationId, range });
        expect(told.window).toMatchObject({ from: '2026-03-04T06:00:00.000Z', to: '2026-03-04T12:30:00.000Z' });
        expect(told.previousWindow).toMatchObject({ from: '2026-03-03T23:30:00.000Z', to: '2026-03-04T06:00:00.000Z' });
        expect(told.conversations).toMatchObject({ value: 2, previous: 1 });
      });
    });
  });
}

describeMetrics('PostgreSQL', async () => openWorld());
describeOnMongo('metrics in MongoDB', () => {
  describeMetrics('MongoDB', async () => openWorld({ isOnMongo: true }));
});
