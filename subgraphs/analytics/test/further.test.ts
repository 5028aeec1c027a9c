import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { describeOnMongo, principals } from '@tertulia/testkit';
import { conversation, entityOf, openWorld, requestMetrics, type World } from './world.js';

const range: [string, string] = ['2026-03-02T06:00:00Z', '2026-03-05T06:00:00Z'];

function describeFurther(store: string, open: () => Promise<World>): void {
  describe(`views, episodes, errors and models from ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(async () => world.close());

    async function metrics(organizationId: string, fields: string) {
      const admin = principals.admin({ organizationId });
      const asked = { type: 'Organization' as const, id: organizationId, range, fields };
      const { data, errors } = await requestMetrics(world, admin, asked);
      expect(errors).toBeUndefined();
      return entityOf(data)['metrics'] as Record<string, unknown>;
    }

    async function business() {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId);
      const talk = (startedAt: string, more: Partial<Parameters<typeof conversation>[1]> = {}) =>
        conversation(world, { organizationId, ...bot, startedAt, ...more });
      /** The chat was opened then, by the visitor of the conversation. */
      const viewed = ({ key }: ReturnType<typeof conversation>, openedAt: string) =>
        world.event('runtime.conversation-viewed.v1', organizationId, { ...key, startedAt: openedAt });
      const used = (conversationId: string, isSimulation = false) =>
        world.event('integrations.model-used.v1', organizationId, {
          ...{ connectionId: world.ids.next(), botId: bot.botId, conversationId, isSimulation, isEstimated: false },
          ...{ model: 'gpt-4.1', promptTokens: 100, completionTokens: 20, costMicros: 700, currency: 'USD' },
        });
      return { organizationId, bot, talk, viewed, used };
    }

    test('a chat counts as opened when it was opened until it starts, then when it started', async () => {
      const { organizationId, talk, viewed } = await business();
      const [before, within, never] = [
        talk('2026-03-02T07:00:00Z'),
        talk('2026-03-03T07:00:00Z'),
        talk('2026-03-03T08:00:00Z'),
      ];
      const views = [
        viewed(before, '2026-03-02T05:00:00Z'),
        viewed(within, '2026-03-03T06:59:00Z'),
        viewed(never, '2026-03-03T08:00:00Z'),
      ];
      await world.bus.publish(views);
      const rate = async () =>
        (await metrics(organizationId, '{ startRate { value numerator denominator } }'))['startRate'];
      expect(await rate()).toEqual({ value: 0, numerator: 0, denominator: 2 });
      await world.bus.publish([...before.events, ...within.events, ...views]);
      expect(await rate()).toEqual({ value: 2 / 3, numerator: 2, denominator: 3 });
    });

    test('episodes, abandoned, reopened and returning add up', async () => {
      const { organizationId, talk } = await business();
      const taken = { memberId: world.ids.next() };
      const talks = [
        talk('2026-03-02T15:00:00Z', { visit: { isReturning: true } })
          .turn(5)
          .ended('COMPLETED'),
        talk('2026-03-02T15:00:00Z', { visit: { isReturning: false } })
          .turn(5)
          .ended('ABANDONED')
          .turn(7)
          .ended('GOAL'),
        talk('2026-03-02T16:00:00Z', { visit: { isReturning: false } })
          .turn(5)
          .ended('ABANDONED'),
        talk('2026-03-02T17:00:00Z').turn(5).ended('COMPLETED').add('runtime.taken-over.v1', taken),
        talk('2026-03-02T18:00:00Z').turn(5),
        talk('2026-03-02T18:00:00Z')
          .turn(5)
          .add('runtime.handed-off.v1', { reason: 'pidió persona' })
          .add('runtime.human-replied.v1', { waitMs: 90_000_000, businessWaitMs: 40_000 })
          .ended('RESOLVED_BY_HUMAN'),
      ];
      await world.bus.publish(talks.flatMap(({ events }) => events));
      const list = (group: string) => `conversations(group: ${group}) { totalCount }`;
      const told = await metrics(
        organizationId,
        `{ abandonmentRate { numerator denominator ${list('ABANDONED')} } reopenRate { numerator denominator ${list('REOPENED')} }
           returningRate { numerator denominator ${list('RETURNING')} }
           humanReplyInBusinessHours { count meanMs ${list('BUSINESS_TIMED')} } firstHumanResponse { meanMs }
           startRate { value conversations { totalCount } }
           episodes { counts { trigger total involved uninvolved autonomous assisted unresolved open } } }`,
      );
      expect(told).toEqual({
        abandonmentRate: { numerator: 1, denominator: 6, conversations: { totalCount: 1 } },
        reopenRate: { numerator: 2, denominator: 6, conversations: { totalCount: 2 } },
        returningRate: { numerator: 1, denominator: 3, conversations: { totalCount: 1 } },
        humanReplyInBusinessHours: { count: 1, meanMs: 40_000, conversations: { totalCount: 1 } },
        firstHumanResponse: { meanMs: 90_000_000 },
        startRate: { value: null, conversations: null },
        episodes: {
          counts: [
            {
              ...{ trigger: 'INITIAL', total: 6, involved: 6, uninvolved: 0 },
              ...{ autonomous: 2, assisted: 1, unresolved: 2, open: 1 },
            },
            {
              ...{ trigger: 'REOPENED', total: 2, involved: 1, uninvolved: 1 },
              ...{ autonomous: 1, assisted: 0, unresolved: 0, open: 0 },
            },
          ],
        },
      });
    });

    test('what people of the team did is told for each of them, in conversations that started in the window', async () => {
      const { organizationId, talk } = await business();
      const [ana, luis] = [world.ids.next(), world.ids.next()];
      const of = (startedAt: string, memberId: string) =>
        talk(startedAt)
          .turn(5)
          .add('runtime.taken-over.v1', { memberId })
          .add('runtime.human-replied.v1', { waitMs: 60_000, memberId });
      const ended = { reason: 'RESOLVED_BY_HUMAN', hasAnswered: true, goals: 0 };
      const talks = [
        of('2026-03-02T15:00:00Z', ana).add('runtime.conversation-ended.v1', { ...ended, memberId: ana }),
        of('2026-03-02T16:00:00Z', ana).add('runtime.human-replied.v1', { waitMs: 20_000, memberId: ana }),
        of('2026-03-03T16:00:00Z', luis).ended('COMPLETED'),
        of('2026-03-08T16:00:00Z', luis),
      ];
      await world.bus.publish(talks.flatMap(({ events }) => events));
      const fields = 'member { id } author { id } takenOver answered meanWaitMs resolved';
      const list = 'conversations(first: 1) { totalCount nodes { conversation { id } } pageInfo { hasNextPage } }';
      const { team } = await metrics(organizationId, `{ team { ${fields} ${list} } }`);
      const member = (id: string) => {
        return { member: { id: toGlobalId('user', id) }, author: { id: toGlobalId('replyAuthor', id) } };
      };
      const listed = (at: number, totalCount: number) => ({
        conversations: {
          totalCount,
          nodes: [{ conversation: { id: toGlobalId('conversation', talks[at]?.key.conversationId ?? '') } }],
          pageInfo: { hasNextPage: totalCount > 1 },
        },
      });
      expect(team).toEqual([
        { ...member(ana), takenOver: 2, answered: 3, meanWaitMs: 140_000 / 3, resolved: 1, ...listed(1, 2) },
        { ...member(luis), takenOver: 1, answered: 1, meanWaitMs: 60_000, resolved: 0, ...listed(2, 1) },
      ]);
    });

    test('one person of the team is told alone, and nothing of who did nothing', async () => {
      const { organizationId, talk } = await business();
      const [ana, nobody] = [world.ids.next(), world.ids.next()];
      const taken = talk('2026-03-02T15:00:00Z').add('runtime.taken-over.v1', { memberId: ana });
      await world.bus.publish(taken.events);
      const of = (id: string): string => `memberWork(authorId: "${toGlobalId('replyAuthor', id)}")`;
      const told = await metrics(
        organizationId,
        `{ ana: ${of(ana)} { takenOver conversations { nodes { conversation { id } } } } nobody: ${of(nobody)} { takenOver } }`,
      );
      const conversation = { id: toGlobalId('conversation', taken.key.conversationId) };
      expect(told).toEqual({ ana: { takenOver: 1, conversations: { nodes: [{ conversation }] } }, nobody: null });
    });

    test('errors are told by code, bot and version, the most frequent first', async () => {
      const { organizationId, bot, talk } = await business();
      const other = await world.bot(organizationId);
      const failed = (code: string) => ({ code });
      const talks = [
        talk('2026-03-02T15:00:00Z').add('runtime.turn-failed.v1', failed('TIMEOUT')),
        talk('2026-03-02T16:00:00Z').add('runtime.turn-failed.v1', failed('TIMEOUT')),
        talk('2026-03-03T16:00:00Z', other).add('runtime.turn-failed.v1', failed('NO.$CONNECTION')),
        talk('2026-02-28T16:00:00Z').add('runtime.turn-failed.v1', failed('EARLIER')),
      ];
      await world.bus.publish(talks.flatMap(({ events }) => events));
      const { errorsByCode } = await metrics(
        organizationId,
        '{ errorsByCode { code count bot { id } version { id } } }',
      );
      const of = ({ botId, versionId }: typeof bot) => ({
        bot: { id: toGlobalId('bot', botId) },
        version: { id: toGlobalId('botVersion', versionId) },
      });
      expect(errorsByCode).toEqual([
        { code: 'TIMEOUT', count: 2, ...of(bot) },
        { code: 'NO.$CONNECTION', count: 1, ...of(other) },
      ]);
    });

    test('what models used counts at the start of its conversation, whenever it is told, and never for a simulation', async () => {
      const { organizationId, talk, used } = await business();
      const [early, late] = [talk('2026-03-02T15:00:00Z'), talk('2026-03-02T16:00:00Z')];
      const ofNobody = used(world.ids.next());
      await world.bus.publish([used(early.key.conversationId), ofNobody]);
      await world.bus.publish([...early.events, ...late.events]);
      const simulated = used(late.key.conversationId, true);
      await world.bus.publish([used(late.key.conversationId), used(late.key.conversationId), simulated]);
      const told = await metrics(
        organizationId,
        '{ aiTokens { value previous conversations { totalCount } } modelUse { model calls promptTokens completionTokens costMicros currency } }',
      );
      expect(told).toEqual({
        aiTokens: { value: 360, previous: 0, conversations: { totalCount: 2 } },
        modelUse: [
          { model: 'gpt-4.1', calls: 3, promptTokens: 300, completionTokens: 60, costMicros: 2_100, currency: 'USD' },
        ],
      });
    });
  });
}

describeFurther('PostgreSQL', async () => openWorld());
describeOnMongo('further metrics in MongoDB', () => {
  describeFurther('MongoDB', async () => openWorld({ isOnMongo: true }));
});
