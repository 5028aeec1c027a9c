import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { describeOnMongo, principals } from '@tertulia/testkit';
import { heatDifferences, heatOf, addedHeat } from '../src/domain/heat.js';
import { toWholeHours } from '../src/domain/heat-window.js';
import { conversation, openWorld, type World } from './world.js';

const fields = `sequence window { from to } bot { id } version { id }
  blocks { blockId visits asked answered dropOff medianSeconds } edges { edgeId fromBlockId count share }`;
const args = '(botId: $botId, range: $range, versionId: $versionId)';
const parameters = '($botId: ID!, $range: RangeInput!, $versionId: ID)';
const query = `query ${parameters} { flowHeat${args} { ${fields} } }`;
const subscription = `subscription ${parameters} { flowHeatChanged${args} { ${fields} } }`;
const range = { from: '2026-03-20T00:00:00Z', to: '2026-03-21T00:00:00Z' };
const startedAt = '2026-03-20T17:30:00Z';

interface Told {
  sequence: number;
  version: { id: string } | null;
  blocks: { blockId: string; visits: number }[];
  edges: unknown[];
}

function describeHeat(store: string, isOnMongo: boolean): void {
  describe(`the heat of a flow in ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld({ isOnMongo });
    });
    afterAll(async () => world.close());

    const ask = async (principal: Principal, botId: string, more: object = {}) => {
      const variables = { botId: toGlobalId('bot', botId), range, ...more };
      const { data, errors } = await world.ask(principal, query, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data?.['flowHeat'] as Told;
    };
    const step = (blockId: string, edgeId: string | null = null, fromBlockId: string | null = null) => {
      return { blockId, edgeId, fromBlockId };
    };
    const talk = (organizationId: string, bot: { botId: string; versionId: string }) =>
      conversation(world, { organizationId, ...bot, startedAt })
        .add('runtime.blocks-visited.v1', { steps: [step('hello', 'start'), step('name')] })
        .asked('name');

    test('tells visits, answers, drop-off, time and the share of each way, of the live version', async () => {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId);
      const viewer = principals.viewer({ organizationId });
      await world.bus.publish(talk(organizationId, bot).events);
      await world.bus.publish(
        talk(organizationId, bot)
          .add('runtime.question-answered.v1', { blockId: 'name', groupId: 'g', waitedMs: 8_000 })
          .add('runtime.blocks-visited.v1', { steps: [step('bye', 'e1', 'name')] }).events,
      );
      const told = await ask(viewer, bot.botId);
      expect(told).toMatchObject({
        window: { from: '2026-03-20T00:00:00.000Z', to: '2026-03-21T00:00:00.000Z' },
        bot: { id: toGlobalId('bot', bot.botId) },
        version: { id: toGlobalId('botVersion', bot.versionId) },
        blocks: [
          { blockId: 'bye', visits: 1, asked: 0, answered: 0, dropOff: null, medianSeconds: null },
          { blockId: 'hello', visits: 2, dropOff: null },
          { blockId: 'name', visits: 2, asked: 2, answered: 1, dropOff: 0.5, medianSeconds: 7.5 },
        ],
        edges: [
          { edgeId: 'e1', fromBlockId: 'name', count: 1, share: 0.5 },
          { edgeId: 'start', fromBlockId: null, count: 2, share: null },
        ],
      });
      const before = { range: { from: '2026-03-19T00:00:00Z', to: '2026-03-20T17:00:00Z' } };
      expect((await ask(viewer, bot.botId, before)).blocks).toEqual([]);
    });

    test('is of one version, and refused for bots and versions of others and to who may not see metrics', async () => {
      const [organizationId, other] = [await world.organization(), await world.organization()];
      const bot = await world.bot(organizationId);
      const [draft, strange] = [await world.bot(organizationId, { isLive: false }), await world.bot(other)];
      await world.bus.publish(talk(organizationId, draft).events);
      const viewer = principals.viewer({ organizationId });
      expect(await ask(viewer, draft.botId)).toMatchObject({ version: null, blocks: [], edges: [] });
      const versionId = toGlobalId('botVersion', draft.versionId);
      expect((await ask(viewer, draft.botId, { versionId })).blocks).toHaveLength(2);
      await expect(ask(viewer, bot.botId, { versionId })).rejects.toThrow('NOT_FOUND');
      await expect(ask(viewer, strange.botId)).rejects.toThrow('NOT_FOUND');
      await expect(ask(principals.botManager([draft.botId], { organizationId }), bot.botId)).rejects.toThrow(
        'NOT_FOUND',
      );
      await expect(ask(principals.apiKey(['bots:read'], { organizationId }), bot.botId)).rejects.toThrow('FORBIDDEN');
      await expect(ask(principals.anonymous(), bot.botId)).rejects.toThrow('UNAUTHENTICATED');
      const backwards = { range: { from: range.to, to: range.from } };
      await expect(ask(viewer, bot.botId, backwards)).rejects.toThrow('BAD_USER_INPUT');
    });

    test('is emitted at once, and absolute again when a visitor moves on, for conversations of past days too', async () => {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId);
      const principal = principals.viewer({ organizationId });
      const variables = { botId: toGlobalId('bot', bot.botId), range };
      const stream = await world.subgraph.subscribe({ query: subscription, variables, principal, requestId: 'test' });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      const next = async () => {
        const { value } = await stream.next();
        if (value?.errors !== undefined) throw new Error(JSON.stringify(value.errors));
        return value?.data?.['flowHeatChanged'] as Told;
      };
      const first = await next();
      expect(first.blocks).toEqual([]);
      world.clock.set('2026-03-22T18:00:00Z');
      const waiting = next();
      await world.bus.publish(talk(organizationId, bot).events);
      const second = await waiting;
      expect(second.blocks.map(({ blockId, visits }) => [blockId, visits])).toEqual([
        ['hello', 1],
        ['name', 1],
      ]);
      expect(second.sequence).toBeGreaterThan(first.sequence);
      await stream.return(undefined);
    });
  });
}

describeHeat('PostgreSQL', false);
describeOnMongo('heat', () => describeHeat('MongoDB', true));

test('counts of hours, summed, are those of their day, and a question that is answered anew is no negative drop-off', () => {
  const key = {
    ...{ conversationId: 'c', organizationId: 'o', botId: 'b', versionId: 'v', channel: 'WEB' },
    startedAt: new Date(startedAt),
  };
  const heats = [
    { kind: 'asked', blockId: 'q' } as const,
    { kind: 'answered', blockId: 'q', waitedMs: 1 } as const,
    { kind: 'answered', blockId: 'q', waitedMs: null } as const,
  ];
  const rows = heatDifferences(heats.map((heat) => ({ key, heat })));
  expect(rows.map(({ granularity, bucket }) => [granularity, bucket])).toEqual([
    ['DAY', '2026-03-20T00:00:00.000Z'],
    ['HOUR', '2026-03-20T17:00:00.000Z'],
  ]);
  expect(rows[0]?.counts).toEqual(rows[1]?.counts);
  const [block] = heatOf(addedHeat(rows.map(({ counts }) => counts))).blocks;
  expect(block).toMatchObject({ asked: 2, answered: 4, dropOff: 0 });
  expect(heatDifferences([{ key: { ...key, versionId: null }, heat: heats[0] }])).toEqual([]);
  const [from, to] = [new Date('2026-03-20T17:01:00Z'), new Date('2026-03-20T18:00:00Z')];
  expect(toWholeHours({ from, to })).toEqual({ from: new Date('2026-03-20T17:00:00Z'), to });
});
