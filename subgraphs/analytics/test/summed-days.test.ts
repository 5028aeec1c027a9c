import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnMongo, principals } from '@tertulia/testkit';
import { needsOf } from '../src/domain/report-needs.js';
import { conversation, entityOf, openWorld, requestMetrics, type World } from './world.js';

describe('what a selection needs', () => {
  test('is days by bot only for points of bots', () => {
    const ofPoints = needsOf(new Set(['perBot', 'perBot.bot', 'perBot.points']));
    expect([ofPoints.hasDays, ofPoints.areDaysByGroup]).toEqual([true, true]);
    const ofSums = needsOf(new Set(['perDay', 'perBot', 'perBot.conversations']));
    expect([ofSums.hasDays, ofSums.areDaysByGroup]).toEqual([true, false]);
    expect(ofSums.counters).toEqual(new Set(['conversations', 'goals']));
    expect(needsOf(new Set(['perBot', 'perBot.goals'])).hasDays).toBe(false);
  });
});

function describeSums(store: string, open: () => Promise<World>): void {
  describe(`bots with their sums from ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(async () => world.close());

    test('are the same with their days and without, and so are the days of all bots', async () => {
      const organizationId = await world.organization();
      const bots = [
        await world.bot(organizationId, { name: 'Citas' }),
        await world.bot(organizationId, { name: 'Ventas' }),
      ];
      const starts = ['2026-03-02T15:00:00Z', '2026-03-02T16:20:00Z', '2026-03-04T15:00:00Z', '2026-03-05T07:10:00Z'];
      for (const [index, startedAt] of starts.entries()) {
        const bot = bots[index % 3 === 0 ? 0 : 1];
        if (bot === undefined) throw new Error('no bot');
        await world.bus.publish(
          conversation(world, { organizationId, ...bot, startedAt })
            .turn(5)
            .goal(100).events,
        );
      }
      // Whole days, and hours and minutes at both edges.
      const range: [string, string] = ['2026-03-02T15:00:00Z', '2026-03-05T07:30:00Z'];
      const told = async (fields: string) => {
        const admin = principals.admin({ organizationId });
        const asked = { type: 'Organization' as const, id: organizationId, range, fields };
        const { data } = await requestMetrics(world, admin, asked);
        return entityOf(data)['metrics'] as {
          perDay?: object[];
          perBot: { points?: object[]; conversations: number }[];
        };
      };
      const sums = 'perBot { bot { id } conversations goals }';
      const days = 'perDay { date conversations goals completed previousConversations }';
      const whole = await told(`{ ${days} perBot { bot { id } conversations goals points { date conversations } } }`);
      const summed = await told(`{ ${days} ${sums} }`);
      expect(summed.perDay).toEqual(whole.perDay);
      expect(summed.perBot).toEqual(whole.perBot.map(({ points: _points, ...bot }) => bot));
      expect((await told(`{ ${sums} }`)).perBot).toEqual(summed.perBot);
      expect(summed.perBot.map(({ conversations }) => conversations)).toEqual([2, 2]);
    });
  });
}

describeSums('PostgreSQL', openWorld);
describeOnMongo('in MongoDB', () => describeSums('MongoDB', async () => openWorld({ isOnMongo: true })));
