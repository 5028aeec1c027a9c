import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupsOfMetric, type MetricKey } from '@tertulia/metrics';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { describeOnMongo, principals } from '@tertulia/testkit';
import { conversation, entityOf, openWorld, requestMetrics, type Asked, type World } from './world.js';

const range: [string, string] = ['2026-03-02T06:00:00Z', '2026-03-05T06:00:00Z'];
const metrics = (Object.keys(groupsOfMetric) as MetricKey[]).filter((key) => groupsOfMetric[key].length > 0);

interface Page {
  totalCount: number;
  nodes: { startedAt: string; bot: { id: string }; conversation: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
type Told = Record<string, { value?: number | null; numerator?: number | null; conversations: Page | null }>;

function describeLists(store: string, open: () => Promise<World>): void {
  describe(`conversations behind metrics, from ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(async () => world.close());

    const listOf = (args = '') =>
      `conversations${args} { totalCount nodes { startedAt bot { id } conversation { id } } pageInfo { hasNextPage endCursor } }`;

    async function ask(principal: Principal, asked: Omit<Asked, 'range'>) {
      const { data, errors } = await requestMetrics(world, principal, { ...asked, range });
      const told = (data?.['_entities'] as [{ metrics: Told | null } | null] | undefined)?.[0]?.metrics;
      return { told, errors: errors?.map(({ extensions, path }) => [extensions?.['code'], path?.join('.')]) };
    }

    async function business() {
      const organizationId = await world.organization();
      const [bot, other] = [await world.bot(organizationId), await world.bot(organizationId, { hasGoals: true })];
      const talk = (startedAt: string, target = bot) => conversation(world, { organizationId, ...target, startedAt });
      const talks = [
        talk('2026-03-02T15:00:00Z').turn(8).asked('q1').answered('q1').rated(5).ended('COMPLETED'),
        talk('2026-03-02T15:30:00Z').turn(20).add('runtime.handed-off.v1', { reason: 'pidió persona' }).rated(2),
        talk('2026-03-03T15:00:00Z', other).turn(8).goal(28_000).rated(10, 'NPS').ended('GOAL'),
        talk('2026-03-03T16:00:00Z', other).turn(8).rated(3, 'NPS').add('runtime.turn-failed.v1', { code: 'X' }),
        talk('2026-03-06T15:00:00Z').turn(8),
      ];
      await world.bus.publish(talks.flatMap(({ events }) => events));
      return {
        organizationId,
        bot,
        other,
        ids: talks.map(({ key }) => toGlobalId('conversation', key.conversationId)),
      };
    }

    test('every metric lists what its figure counts, newest first', async () => {
      const { organizationId, ids } = await business();
      const fields = `{ ${metrics.map((key) => `${key} { ${listOf()} }`).join(' ')} figures: resolutionRate { numerator } }`;
      const admin = principals.admin({ organizationId });
      const { told } = await ask(admin, { type: 'Organization', id: organizationId, fields });
      const places = metrics.map((key) => [
        key,
        told?.[key]?.conversations?.nodes.map((node) => ids.indexOf(node.conversation.id)),
      ]);
      expect(Object.fromEntries(places)).toEqual({
        conversations: [3, 2, 1, 0],
        completionRate: [2, 0],
        conversionRate: [2],
        successRate: [2, 0],
        handOffRate: [1],
        resolutionRate: [2, 0],
        botResponseTime: [3, 2, 1, 0],
        firstHumanResponse: [],
        csat: [0],
        nps: [3, 2],
        errors: [3],
        abandonmentRate: [],
        returningRate: [],
        reopenRate: [],
        humanReplyInBusinessHours: [],
        aiTokens: [],
      });
      expect(metrics.map((key) => told?.[key]?.conversations?.totalCount)).toEqual(
        metrics.map((key) => told?.[key]?.conversations?.nodes.length),
      );
      expect(told?.['figures']?.numerator).toBe(2);
    });

    test('comments about ratings are listed apart from ratings without one', async () => {
      const { organizationId, bot } = await business();
      const talk = (startedAt: string) => conversation(world, { organizationId, ...bot, startedAt }).turn(8);
      const said = (isSatisfaction: boolean) => ({ scale: 'NPS' as const, value: 9, isSatisfaction });
      const talks = [
        talk('2026-03-03T10:00:00Z').rated(9, 'NPS').add('runtime.rating-commented.v1', said(true)),
        talk('2026-03-03T11:00:00Z').add('runtime.rating-commented.v1', said(false)),
      ];
      await world.bus.publish(talks.flatMap(({ events }) => events));
      const fields = `{ nps { ${listOf('(group: COMMENTED)')} } csat { ${listOf('(group: COMMENTED)')} } }`;
      const { told } = await ask(principals.admin({ organizationId }), {
        type: 'Organization',
        id: organizationId,
        fields,
      });
      const ids = [told?.['nps'], told?.['csat']].map((metric) =>
        metric?.conversations?.nodes.map(({ conversation: { id } }) => id),
      );
      const commented = [toGlobalId('conversation', talks[0]?.key.conversationId ?? '')];
      expect(ids).toEqual([commented, commented]);
    });

    test('an unanswered question lists the conversations in which it was asked', async () => {
      const { organizationId, bot } = await business();
      const asking = ['2026-03-03T15:00:00Z', '2026-03-04T15:00:00Z'].map((startedAt) =>
        conversation(world, { organizationId, ...bot, startedAt }).wondered('¿Hay estacionamiento?'),
      );
      await world.bus.publish(asking.flatMap(({ events }) => events));
      const fields = `{ unanswered { question count ${listOf('(first: 1)')} } }`;
      const { data } = await requestMetrics(world, principals.admin({ organizationId }), {
        ...{ type: 'Organization' as const, id: organizationId, range, fields },
      });
      expect(entityOf(data)['metrics']).toMatchObject({
        unanswered: [
          {
            count: 2,
            conversations: {
              totalCount: 2,
              nodes: [{ conversation: { id: toGlobalId('conversation', asking[1]?.key.conversationId ?? '') } }],
              pageInfo: { hasNextPage: true },
            },
          },
        ],
      });
    });

    test('pages follow each other, and another group of the metric can be listed', async () => {
      const { organizationId, ids, bot, other } = await business();
      const admin = principals.admin({ organizationId });
      const page = async (
        args: string,
        subject: Omit<Asked, 'range'> = { type: 'Organization', id: organizationId },
      ) => {
        const { told } = await ask(admin, { ...subject, fields: `{ handOffRate { ${listOf(args)} } }` });
        const list = told?.['handOffRate']?.conversations;
        return { places: list?.nodes.map((node) => ids.indexOf(node.conversation.id)), info: list?.pageInfo };
      };
      const first = await page('(first: 3, group: INVOLVED)');
      expect(first).toMatchObject({ places: [3, 2, 1], info: { hasNextPage: true } });
      const second = await page(`(first: 3, group: INVOLVED, after: "${first.info?.endCursor}")`);
      expect(second).toMatchObject({ places: [0], info: { hasNextPage: false } });
      expect((await page('(group: INVOLVED)', { type: 'Bot', id: bot.botId })).places).toEqual([1, 0]);
      expect((await page('(group: INVOLVED)', { type: 'BotVersion', id: other.versionId })).places).toEqual([3, 2]);
    });

    test('active bots list nothing; a group of another metric and a foreign cursor are refused', async () => {
      const { organizationId } = await business();
      const admin = principals.admin({ organizationId });
      const codes = async (field: string) =>
        ask(admin, { type: 'Organization', id: organizationId, fields: `{ ${field} }` });
      expect((await codes(`activeBots { ${listOf()} }`)).told?.['activeBots']).toEqual({ conversations: null });
      const path = '_entities.0.metrics.errors.conversations';
      const cursor = Buffer.from(JSON.stringify(['soon', 'x'])).toString('base64url');
      for (const args of ['(group: RESOLVED)', '(after: "x")', `(after: "${cursor}")`, '(first: 101)']) {
        expect((await codes(`errors { ${listOf(args)} }`)).errors).toEqual([['BAD_USER_INPUT', path]]);
      }
    });

    test('who may not read conversations sees the figure only, and nobody lists those of bots out of reach', async () => {
      const { organizationId, bot, other, ids } = await business();
      const fields = `{ conversations { value ${listOf()} } }`;
      const subject = { type: 'Organization' as const, id: organizationId, fields };
      const refused = {
        told: { conversations: { value: 4, conversations: null } },
        errors: [['FORBIDDEN', '_entities.0.metrics.conversations.conversations']],
      };
      expect(await ask(principals.viewer({ organizationId }), subject)).toEqual(refused);
      expect(await ask(principals.apiKey(['metrics:read'], { organizationId }), subject)).toEqual(refused);
      const key = principals.apiKey(['metrics:read', 'conversations:read'], { organizationId });
      expect((await ask(key, subject)).told?.['conversations']?.conversations?.totalCount).toBe(4);
      const testKey = principals.apiKey(['metrics:read', 'conversations:read'], { organizationId, mode: 'TEST' });
      expect((await ask(testKey, subject)).told?.['conversations']?.conversations).toMatchObject({
        totalCount: 0,
        nodes: [],
      });
      const manager = principals.botManager([bot.botId], { organizationId });
      const { nodes = [] } = (await ask(manager, subject)).told?.['conversations']?.conversations ?? {};
      expect(nodes.map((node) => ids.indexOf(node.conversation.id))).toEqual([1, 0]);
      expect((await ask(manager, { type: 'Bot', id: other.botId, fields })).errors?.map(([code]) => code)).toEqual([
        'NOT_FOUND',
      ]);
      const stranger = principals.admin({ organizationId: (await business()).organizationId });
      expect((await ask(stranger, { type: 'Bot', id: bot.botId, fields })).errors?.map(([code]) => code)).toEqual([
        'NOT_FOUND',
      ]);
    });
  });
}

describeLists('PostgreSQL', () => openWorld());
describeOnMongo('on MongoDB', () => describeLists('MongoDB', () => openWorld({ isOnMongo: true })));
