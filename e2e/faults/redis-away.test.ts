import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import { after, before, describe, test } from '../kit/runner.ts';
import { ask, eventually, follow } from '../kit/graph.ts';
import { assertKept, assertNumbers, Ledger, readBack } from '../kit/ledger.ts';
import { assertPublished, Publisher } from '../kit/publisher.ts';
import { forMs, sized, report } from '../kit/scale.ts';
import type { Server } from '../kit/servers.ts';
import { assertDrained, openWorld, skipWithoutServers, type World } from '../kit/world.ts';

interface Absence {
  readonly leave: (redis: Server) => Promise<unknown>;
  readonly comeBack: (redis: Server) => Promise<void>;
}

interface Live {
  readonly liveConversations: { readonly sequence: number; readonly staleSince: string | null };
}

const awayMs = sized(7_000, 60_000);
/** The limit of requests a minute from one address without a credential. */
const anonymousPerMinute = 300;
const floodSize = 600;
const liveQuery = 'subscription { liveConversations { sequence at staleSince active } }';

describe('Redis is unavailable', { skip: skipWithoutServers() }, () => {
  let world: World;
  const all = new Ledger();
  before(async () => {
    world = await openWorld({ replicas: 2 });
  });
  after(async () => world?.close());

  test('When it hangs, visitors chat, floods are refused, and live numbers are marked stale and catch up', async () => {
    await surviveAbsence('hangs', {
      leave: async (redis) => redis.pause(),
      comeBack: async (redis) => redis.resume(),
    });
  });

  test('When it is killed and restarted, the same holds', async () => {
    await surviveAbsence('killed', {
      leave: async (redis) => redis.kill(),
      comeBack: async (redis) => redis.restart(),
    });
  });

  test('When it loses everything, no visitor is affected, and numbers are correct afterwards', async () => {
    const { platform, business, bot, servers } = world;
    const ledger = new Ledger();
    ledger.chat({ url: platform.url, publicId: bot.publicId });
    const publisher = new Publisher(business.session, bot.id);
    await ledger.nextAnswer();
    await forMs(2_000);
    const redis = new Redis(servers.redis.url);
    await redis.flushall();
    redis.disconnect();
    const flushedAt = Date.now();
    await forMs(3_000);
    await stillSignedIn();
    await publisher.finish();
    await ledger.finish();
    all.visitors.push(...ledger.visitors);
    all.entries.push(...ledger.entries);
    await assertTrueAgain(`emptied: slowest ms ${ledger.times(flushedAt).max}`, publisher);
  });

  async function surviveAbsence(how: string, { leave, comeBack }: Absence): Promise<void> {
    const { platform, business, bot, servers } = world;
    const ledger = new Ledger();
    const live = follow<Live>(platform.url, { query: liveQuery, headers: business.session.headers });
    const publisher = new Publisher(business.session, bot.id);
    try {
      await live.next(({ data }) => data?.liveConversations.staleSince === null);
      ledger.chat({ url: platform.url, publicId: bot.publicId });
      await ledger.nextAnswer();
      const goneAt = Date.now();
      await leave(servers.redis);
      await live.next(({ data }) => isSince(data?.liveConversations.staleSince, goneAt));
      const staleMs = Date.now() - goneAt;
      await stillSignedIn();
      const admitted = await flood(how);
      await forMs(goneAt + awayMs - Date.now());
      await ledger.atLeast(20, goneAt);
      const away = ledger.times(goneAt);
      const seen = live.values.length;
      await comeBack(servers.redis);
      const backAt = Date.now();
      await eventually(async () => {
        const fresh = live.values.slice(seen).at(-1)?.data?.liveConversations;
        assert.equal(fresh?.staleSince, null);
      });
      const freshMs = Date.now() - backAt;
      await forMs(2_000);
      await publisher.finish();
      await ledger.finish();
      all.visitors.push(...ledger.visitors);
      all.entries.push(...ledger.entries);
      assert.deepEqual(live.errors, [], 'the subscription lived on');
      assert.ok(away.max <= 10_000, `away: ${JSON.stringify(away)}`);
      report(`Redis ${how} ${awayMs / 1_000} s`, {
        'stale told after ms': staleMs,
        'fresh after ms': freshMs,
        admitted,
      });
      report('meanwhile', {
        messages: away.count,
        'p50 ms': away.p50,
        'slowest ms': away.max,
        ...ledger.problemCounts(),
      });
    } finally {
      await live.stop();
    }
    await assertTrueAgain(how, publisher);
  }

  async function stillSignedIn(): Promise<void> {
    const { viewer } = await world.business.session.data<{ viewer: { user: { email: string } } }>(
      '{ viewer { user { email } } }',
    );
    assert.equal(viewer.user.email, world.business.email);
  }

  /** Sends requests from one address without a credential: returns how many were accepted. */
  async function flood(how: string): Promise<number> {
    const headers = { 'x-forwarded-for': how === 'hangs' ? '10.66.0.1' : '10.66.0.2' };
    let admitted = 0;
    let refused = 0;
    const one = async () => {
      const { errors } = await ask(world.platform.url, '{ plans { code } }', { headers });
      if (errors === undefined) admitted += 1;
      else if (errors[0]?.extensions?.code === 'RATE_LIMITED') refused += 1;
      else throw new Error(JSON.stringify(errors));
    };
    const began = performance.now();
    for (let sent = 0; sent < floodSize; sent += 20) await Promise.all(Array.from({ length: 20 }, one));
    // A slow machine may need more than a minute, and each minute accepts as many again.
    const minutes = 1 + Math.floor((performance.now() - began) / 60_000);
    assert.ok(
      refused > 0 && admitted <= anonymousPerMinute * 1.5 * minutes,
      `${admitted} admitted, ${refused} refused`,
    );
    return admitted;
  }

  /** Without a restart of the services: everything arrived, nothing is lost, numbers equal the recount. */
  async function assertTrueAgain(what: string, publisher: Publisher): Promise<void> {
    const { platform, business, servers } = world;
    assert.deepEqual(
      platform.news.filter(({ event }) => event === 'ended'),
      [],
      'no process ended',
    );
    const drainedMs = await assertDrained(servers);
    const published = await assertPublished(publisher);
    const stored = await readBack(business.session);
    assertKept(all, stored);
    const numbers = await assertNumbers(business.session, stored);
    report(`after ${what}`, { drainedMs, ...numbers, versions: published.versions, failed: published.failed });
  }
});

function isSince(text: unknown, from: number): boolean {
  return typeof text === 'string' && Date.parse(text) >= from - 5_000;
}
