import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { InMemoryPubSub, topic } from '@tertulia/messaging';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { describeOnMongo, eventually, fakeClock, principals, testId } from '@tertulia/testkit';
import { followLiveMetrics, type LiveDependencies, type LiveNumbers } from '../src/application/follow-live-metrics.js';
import type { AnalyticsStore, DayNumbers } from '../src/application/ports.js';
import { pubSubFeed } from '../src/clients/pub-sub-feed.js';
import { timerPause } from '../src/clients/timer-pause.js';
import { openWorld, conversation, type World } from './world.js';

async function nextOf(live: AsyncIterator<LiveNumbers, void>): Promise<LiveNumbers> {
  const { value } = await live.next();
  if (value === undefined) throw new Error('the stream has ended');
  return value;
}

interface Live {
  sequence: number;
  conversationsToday: number;
  goalsToday: number;
  ratingToday: number | null;
}

const query = `subscription ($botId: ID) { liveMetrics(botId: $botId) {
  sequence at conversationsToday goalsToday ratingToday } }`;

function describeSubscription(store: string, isOnMongo: boolean): void {
  describe(`the subscription from ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      // Late in the evening of 20 March in Mexico City.
      world = await openWorld({ now: '2026-03-21T05:30:00Z', isOnMongo });
    });
    afterAll(async () => world.close());

    const follow = async (principal: Principal, botId?: string) => {
      const variables = { botId: botId === undefined ? null : toGlobalId('bot', botId) };
      const stream = await world.subgraph.subscribe({ query, variables, principal, requestId: 'test' });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      return {
        next: async () => {
          const { value } = await stream.next();
          if (value === undefined) throw new Error('the stream has ended');
          if (value.errors !== undefined) throw new Error(JSON.stringify(value.errors));
          return value.data?.['liveMetrics'] as Live;
        },
        stop: async () => stream.return(undefined),
      };
    };

    test('emits today’s metrics at once and again after changes, for the local day only', async () => {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId);
      const talk = (startedAt: string) => conversation(world, { organizationId, ...bot, startedAt });
      await world.bus.publish(talk('2026-03-20T05:59:00Z').goal(5).events);
      await world.bus.publish(talk('2026-03-20T06:00:00Z').goal(5).rated(4).events);
      const live = await follow(principals.viewer({ organizationId }));
      const first = await live.next();
      expect(first).toMatchObject({ conversationsToday: 1, goalsToday: 1, ratingToday: 4 });
      const waiting = live.next();
      await world.bus.publish(talk('2026-03-20T07:00:00Z').rated(1).events);
      const second = await waiting;
      expect(second).toMatchObject({ conversationsToday: 2, goalsToday: 1, ratingToday: 2.5 });
      expect(second.sequence).toBeGreaterThan(first.sequence);
      await live.stop();
    });

    test('of one bot counts that bot; of a bot manager counts the manager’s bots', async () => {
      const organizationId = await world.organization();
      const [mine, other] = [await world.bot(organizationId), await world.bot(organizationId)];
      const startedAt = '2026-03-20T20:00:00Z';
      for (const bot of [mine, other, other]) {
        await world.bus.publish(conversation(world, { organizationId, ...bot, startedAt }).events);
      }
      const counted = async (principal: Principal, botId?: string) => {
        const live = await follow(principal, botId);
        const { conversationsToday } = await live.next();
        await live.stop();
        return conversationsToday;
      };
      expect(await counted(principals.admin({ organizationId }))).toBe(3);
      expect(await counted(principals.admin({ organizationId }), other.botId)).toBe(2);
      expect(await counted(principals.botManager([mine.botId], { organizationId }))).toBe(1);
      await expect(follow(principals.botManager([mine.botId], { organizationId }), other.botId)).rejects.toThrow(
        'NOT_FOUND',
      );
      await expect(follow(principals.apiKey(['bots:read'], { organizationId }))).rejects.toThrow('FORBIDDEN');
      await expect(follow(principals.anonymous())).rejects.toThrow('UNAUTHENTICATED');
    });

    test('ends at once when the subscriber leaves, even without any event', async () => {
      const organizationId = await world.organization();
      const live = await follow(principals.admin({ organizationId }));
      await live.next();
      const waiting = live.next();
      await live.stop();
      await expect(waiting).rejects.toThrow('the stream has ended');
    });
  });
}

describeSubscription('PostgreSQL', false);
describeOnMongo('today’s metrics in MongoDB', () => {
  describeSubscription('MongoDB', true);
});

describe('the pace', () => {
  const organizationId = testId(0xa);
  const admin = principals.admin({ organizationId });

  /** Values set by the test, on a clock that only the test and pauses advance. */
  function stage(now: string) {
    const clock = fakeClock(now);
    const numbers: DayNumbers & { sequence: number } = {
      sequence: 1,
      conversations: 0,
      goals: 0,
      csat: [0, 0, 0, 0, 0],
    };
    const days: string[] = [];
    /** The number of reads that fail before one succeeds. */
    const away = { reads: 0 };
    const store: Partial<AnalyticsStore> = {
      directory: async () => ({ timeZone: 'America/Mexico_City', dataUntil: null, bots: [] }),
      sequence: async () => {
        if (away.reads === 0) return numbers.sequence;
        away.reads -= 1;
        throw new DomainError('DATABASE_UNAVAILABLE');
      },
      dayNumbers: async (_organizationId, day) => {
        days.push(day);
        return { ...numbers };
      },
    };
    const pauses: number[] = [];
    const pubSub = new InMemoryPubSub();
    const deps: LiveDependencies = {
      store: store as AnalyticsStore,
      feed: pubSubFeed(pubSub),
      findNewBots: async () => [],
      clock,
      // Short pauses end at once and advance the clock; the one until midnight waits for the test.
      pause: async (durationMs, signal) => {
        pauses.push(durationMs);
        if (durationMs > 1_000) return timerPause(durationMs, signal);
        clock.advance(durationMs);
      },
    };
    const move = () => {
      numbers.sequence += 1;
      numbers.conversations += 1;
      deps.feed.moved(organizationId);
    };
    return { clock, deps, move, days, pauses, pubSub, away };
  }

  test('many changes within a second are one value, and the last of them is never lost', async () => {
    const { clock, deps, move } = stage('2026-03-20T18:00:00Z');
    const live = await followLiveMetrics(deps, admin, null);
    const first = await nextOf(live);
    for (let n = 0; n < 50; n += 1) move();
    const second = await nextOf(live);
    expect(second).toMatchObject({ conversationsToday: 50 });
    expect(second.at.getTime() - first.at.getTime()).toBe(1_000);
    clock.advance(5_000);
    move();
    const third = await nextOf(live);
    expect(third).toMatchObject({ conversationsToday: 51 });
    expect(third.at).toEqual(clock.now());
    await live.return?.();
  });

  test('a new day is emitted even if nothing happened', async () => {
    const { clock, deps, days } = stage('2026-03-21T05:59:59.900Z');
    const live = await followLiveMetrics(deps, admin, null);
    const first = await nextOf(live);
    const second = await nextOf(live);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-21T06:00:00Z'));
    expect(days.at(0)).toBe('2026-03-20');
    expect(days.at(-1)).toBe('2026-03-21');
    expect(second.sequence).toBe(first.sequence + 1);
    await live.return?.();
  });

  test('reads are retried while a store is unavailable, and a subscriber can leave meanwhile', async () => {
    const { deps, move, away } = stage('2026-03-20T18:00:00Z');
    const live = await followLiveMetrics(deps, admin, null);
    away.reads = 3;
    expect((await live.next()).value).toMatchObject({ conversationsToday: 0 });
    away.reads = 2;
    move();
    expect((await live.next()).value).toMatchObject({ conversationsToday: 1 });
    expect(away.reads).toBe(0);
    away.reads = Infinity;
    move();
    const waiting = live.next();
    await live.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  test('the stream of a subscriber who left is released', async () => {
    const { deps, pubSub } = stage('2026-03-20T18:00:00Z');
    const live = await followLiveMetrics(deps, admin, null);
    await live.next();
    const waiting = live.next();
    const name = `analytics:numbers:${organizationId}`;
    expect(pubSub.subscriberCount(topic(name))).toBe(1);
    await live.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await eventually(() => expect(pubSub.subscriberCount(topic(name))).toBe(0));
  });
});
