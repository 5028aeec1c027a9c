import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { eventually, testId } from '@tertulia/testkit';
import { sendOverdueDeliveries } from '../src/application/tend-webhooks.js';
import { compileDeliverer, Deliverer } from './deliverers.js';
import { isSignedWith, webhookReceiver, type Reaction } from './webhook-receiver.js';
import { ana, botOne, integrationsWorld, organizationA, type World } from './world.js';

/** `FULL=true` runs the numbers of the acceptance; the short form is for every change. */
const full = process.env['FULL'] === 'true';
const figures = full
  ? { deliveries: 1_000, endpoints: 10, kills: 10, deaths: 2, minutes: 45 }
  : { deliveries: 60, endpoints: 4, kills: 1, deaths: 1, minutes: 4 };

const minute = 60_000;
const hour = 60 * minute;
const tableMs = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

const create = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  webhookEndpoint { id } secret userErrors { code } } }`;
const resendFailed = `mutation ($id: ID!) { resendFailedDeliveries(input: { endpointId: $id }) { count userErrors { code } } }`;

let world: World;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;

async function newEndpoint(path: string): Promise<{ id: string; secret: string; path: string }> {
  const input = { url: receiver.urlOf(path), eventTypes: ['GOAL_REACHED'] };
  const data: Record<string, unknown> = await world.tell(ana, create, { input });
  const { webhookEndpoint, secret } = data['createWebhookEndpoint'] as {
    webhookEndpoint: { id: string };
    secret: string;
  };
  return { id: webhookEndpoint.id, secret, path };
}

async function reachGoal(n: number): Promise<void> {
  await world.emit('runtime.goal-reached.v1', organizationA, {
    ...{ conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB', name: `Meta ${n}` },
    ...{ startedAt: world.clock.now().toISOString(), amountMinor: null, currency: null },
  });
}

interface Row {
  id: string;
  state: string;
  attempts: number;
  next_attempt_at: string | null;
  last_at: string | null;
}

const rowsSql = `select d.id, d.state, d.attempts, d.next_attempt_at,
  (select max(a.at) from delivery_attempt a where a.delivery_id = d.id) as last_at from delivery d`;

async function rows(): Promise<Row[]> {
  return asPlatform('test', async () => world.database.read(async (em) => em.execute<Row[]>(rowsSql)));
}

/** A generator of numbers from 0 to 1 that repeats itself from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a receiver that fails, stalls and dies, while the sender is killed', () => {
  const secrets = new Map<string, { id: string; secret: string }>();
  const deliverers: Deliverer[] = [];
  beforeAll(async () => {
    receiver = await webhookReceiver();
    world = await integrationsWorld({ settings: { egressAllowed: receiver.key } });
    await compileDeliverer();
    deliverers.push(new Deliverer(world), new Deliverer(world));
  });
  afterAll(async () => {
    for (const deliverer of deliverers) await deliverer.kill();
    await receiver.stop();
    await world.close();
  });

  /** The delays that were set, by the number of attempts before: in milliseconds of the fake clock. */
  const delays = new Map<string, { attempts: number; ms: number }>();
  function noteDelays(present: readonly Row[]): void {
    for (const { id, attempts, next_attempt_at: next, last_at: last, state } of present) {
      if (state !== 'PENDING' || attempts === 0 || next === null || last === null) continue;
      delays.set(`${id} ${attempts}`, { attempts, ms: Date.parse(next) - Date.parse(last) });
    }
  }

  /** Kills one of the two processes and starts another; the database's own clock passes the time after which its jobs are given away. */
  async function killOne(n: number): Promise<void> {
    const deliverer = deliverers[n % deliverers.length];
    await deliverer?.kill();
    const aged = "update pgboss.job set started_on = started_on - interval '1 minute' where state = 'active'";
    await world.database.transact(async (em) => em.execute(aged, [], 'run'));
    await deliverer?.start();
  }

  async function die(ms: number): Promise<void> {
    await receiver.stop();
    await new Promise((resolve) => setTimeout(resolve, ms));
    await receiver.start();
  }

  let kills = 0;
  let deaths = 0;

  /** Until nothing is pending: what is due is attempted, then the clock moves to what is due next. */
  async function untilEnded(): Promise<void> {
    for (let quiet = 0; ;) {
      const present = await rows();
      noteDelays(present);
      const pending = present.filter(({ state }) => state === 'PENDING');
      if (pending.length === 0) return;
      const due = pending.filter(({ next_attempt_at: next }) => Date.parse(next ?? '') <= world.clock.now().getTime());
      if (due.length === 0) {
        const times = pending.map(({ next_attempt_at: next }) => Date.parse(next ?? '')).toSorted((a, b) => a - b);
        world.clock.set(new Date(times[Math.floor(times.length / 2)] ?? 0));
        for (const deliverer of deliverers) deliverer.tellTime();
      }
      const arrivedBefore = receiver.received.length;
      await asPlatform('test', async () => sendOverdueDeliveries(world.deps, 0));
      if (
        kills < figures.kills &&
        receiver.received.length > (figures.deliveries * (kills + 1)) / (figures.kills + 1)
      ) {
        await killOne(kills);
        kills += 1;
      }
      if (
        deaths < figures.deaths &&
        receiver.received.length > (figures.deliveries * (deaths + 1)) / (figures.deaths + 2)
      ) {
        await die(500);
        deaths += 1;
      }
      quiet = receiver.received.length === arrivedBefore ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, quiet > 5 ? 300 : 50));
    }
  }

  test(
    `Of ${figures.deliveries} deliveries every one arrives, signed, with its own id and bytes, at the times of the table`,
    async () => {
      const random = seeded(20_261_129);
      receiver.reactWith((): Reaction => {
        const at = random();
        if (at < 0.1) return 'STALL';
        return at < 0.4 ? { status: 500 } : { status: 200 };
      });
      for (let n = 0; n < figures.endpoints; n += 1) {
        const { id, secret, path } = await newEndpoint(`/${n}`);
        secrets.set(path, { id, secret });
      }
      for (const deliverer of deliverers) await deliverer.start();
      for (let n = 0; n < figures.deliveries / figures.endpoints; n += 1) await reachGoal(n + 1);
      await untilEnded();
      const failed = (await rows()).filter(({ state }) => state === 'FAILED').length;
      if (failed > 0) {
        receiver.reactWith(() => ({ status: 200 }));
        for (const { id } of secrets.values()) await world.tell(ana, resendFailed, { id });
        await untilEnded();
      }

      expect({ kills, deaths }).toEqual({ kills: figures.kills, deaths: figures.deaths });
      const ids = (await rows()).map(({ id }) => `dlv_${id.replaceAll('-', '')}`);
      expect(ids).toHaveLength(figures.deliveries);
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(ids));
      expect((await rows()).every(({ state }) => state === 'DELIVERED')).toBe(true);
      const bodies = new Map<string, Set<string>>();
      for (const one of receiver.received) {
        expect(isSignedWith(secrets.get(one.path)?.secret ?? '', one)).toBe(true);
        const id = String(one.headers['webhook-id']);
        bodies.set(id, (bodies.get(id) ?? new Set()).add(one.body));
      }
      expect([...bodies.values()].every(({ size }) => size === 1)).toBe(true);
      expect(delays.size).toBeGreaterThan(figures.deliveries / 5);
      for (const { attempts, ms } of delays.values()) {
        const expected = tableMs[attempts - 1] ?? 0;
        expect(Math.abs(ms - expected) / expected).toBeLessThan(0.1);
      }
    },
    figures.minutes * minute,
  );
});

type Receiver = Awaited<ReturnType<typeof webhookReceiver>>;

/** The latency that 99 of 100 deliveries of so many events stay below, from the `first` event on. */
async function p99Of(
  other: World,
  healthy: Receiver,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<number> {
  const sentMs: number[] = [];
  for (let n = first; n < first + count; n += 1) {
    sentMs[n] = performance.now();
    await other.emit('runtime.goal-reached.v1', organizationA, {
      ...{ conversationId: testId(n + 1), botId: botOne, versionId: null, channel: 'WEB', name: `Meta ${n}` },
      ...{ startedAt: other.clock.now().toISOString(), amountMinor: null, currency: null },
    });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await eventually(() => expect(healthy.received).toHaveLength((first + count) * 9), { deadlineMs: 60_000 });
  const latencies = healthy.received.slice(first * 9).map(({ body, atMs }) => {
    const { data } = JSON.parse(body) as { data: { name: string } };
    return atMs - (sentMs[Number(data.name.slice(5))] ?? 0);
  });
  return latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * 0.99)] ?? Infinity;
}

/** Compared with the same deliveries without such an endpoint, and the best of three tries: a busy machine delays both, and any one of them. */
async function delayBy(stuck: Receiver, healthy: Receiver, other: World): Promise<number> {
  const subscribeTo = async (url: string): Promise<void> => {
    const { errors } = await other.ask(ana, create, { input: { url, eventTypes: ['GOAL_REACHED'] } });
    expect(errors).toBeUndefined();
  };
  const count = full ? 200 : 40;
  for (let n = 0; n < 9; n += 1) await subscribeTo(healthy.urlOf(`/${n}`));
  const usualMs = await p99Of(other, healthy, { first: 0, count });
  await subscribeTo(stuck.urlOf('/stuck'));
  let bestMs = Infinity;
  for (let tries = 1; tries <= 3 && bestMs >= 1_000; tries += 1) {
    bestMs = Math.min(bestMs, (await p99Of(other, healthy, { first: tries * count, count })) - usualMs);
  }
  return bestMs;
}

test(
  'An endpoint that never responds delays the deliveries of others by less than a second (p99)',
  async () => {
    const [stuck, healthy] = [await webhookReceiver(), await webhookReceiver()];
    const other = await integrationsWorld({ settings: { egressAllowed: `${stuck.key},${healthy.key}` } });
    try {
      other.start();
      stuck.reactWith(() => 'STALL');
      expect(await delayBy(stuck, healthy, other)).toBeLessThan(1_000);
      // Sixteen at once, each of which is given up after fifteen seconds.
      const lastedMs = (stuck.received.at(-1)?.atMs ?? 0) - (stuck.received[0]?.atMs ?? 0);
      expect(stuck.received.length).toBeGreaterThan(0);
      expect(stuck.received.length).toBeLessThanOrEqual(16 * (1 + Math.floor(lastedMs / 15_000)));
    } finally {
      await stuck.stop();
      await other.close();
      await healthy.stop();
    }
  },
  5 * minute,
);

test('An endpoint that never responds delays no other endpoint of its host', async () => {
  const host = await webhookReceiver();
  const other = await integrationsWorld({ settings: { egressAllowed: host.key } });
  try {
    host.reactWith(({ path }) => (path === '/stuck' ? 'STALL' : { status: 204 }));
    for (const path of ['/stuck', '/healthy']) {
      await other.tell(ana, create, { input: { url: host.urlOf(path), eventTypes: ['GOAL_REACHED'] } });
    }
    other.start();
    const arrived = (path: string) => host.received.filter((one) => one.path === path);
    const reachGoals = async (from: number, to: number): Promise<void> => {
      for (let n = from; n < to; n += 1) {
        await other.emit('runtime.goal-reached.v1', organizationA, {
          ...{ conversationId: testId(n + 1), botId: botOne, versionId: null, channel: 'WEB', name: `Meta ${n}` },
          ...{ startedAt: other.clock.now().toISOString(), amountMinor: null, currency: null },
        });
      }
    };
    await reachGoals(0, 20);
    // The stuck one has all its places before more comes.
    await eventually(() => expect(arrived('/stuck')).toHaveLength(16));
    await reachGoals(20, 30);
    await eventually(() => expect(arrived('/healthy')).toHaveLength(30));
    // Before the first of its requests was given up, which is after fifteen seconds.
    const lastedMs = (arrived('/healthy').at(-1)?.atMs ?? Infinity) - (arrived('/stuck')[0]?.atMs ?? 0);
    expect(lastedMs).toBeLessThan(15_000);
  } finally {
    await host.stop();
    await other.close();
  }
});
