import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import type { DomainEvent } from '@tertulia/events';
import { RedisUnavailableError } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually, testId } from '@tertulia/testkit';
import { ana, beto, deleted, named, renamed, renaming } from './events-for-tests.js';
import { RedisWorld, type Replica } from './redis-world.js';

type Renaming = DomainEvent<typeof renamed>;

/** Organizations enough to fill every partition. */
const organizations = Array.from({ length: 40 }, (_, n) => testId(0x100 + n));

describe('the bus on Redis', () => {
  describeOnRedis('rules', (server) => {
    let world: RedisWorld;
    let replica: Replica;
    beforeEach(async () => {
      world = new RedisWorld(server);
      replica = await world.replica();
    });
    afterEach(async () => world.end());

    /** Collects names; fails for those that the test selects. */
    function collector(failsWith: (name: string) => Error | null = () => null) {
      const seen: string[] = [];
      const tried: string[] = [];
      const handle = async (event: Renaming): Promise<void> => {
        tried.push(event.payload.name);
        const failure = failsWith(event.payload.name);
        if (failure !== null) throw failure;
        seen.push(event.payload.name);
      };
      return { seen, tried, handle };
    }

    async function publish(organizationId: string, ...names: string[]): Promise<void> {
      await replica.bus.publish(names.map((name) => renaming(organizationId, name)));
    }

    async function pending(): Promise<number> {
      return (await replica.bus.lag()).reduce((sum, { waiting }) => sum + waiting, 0);
    }

    test('Published events wait for a consumer that is subscribed later, even before its group exists', async () => {
      const { seen, handle } = collector();
      await publish(ana, '1', '2');
      replica.bus.subscribe('test.late', [renamed], handle);
      replica.bus.start();
      await eventually(() => expect(seen).toEqual(['1', '2']));
      await eventually(async () => expect(await pending()).toBe(0));
    });

    test('Events of one organization can be deleted by name and text: handled, waiting and dead-lettered ones', async () => {
      const { seen, handle } = collector((name) => (name === 'secret-aside' ? new Error('no') : null));
      replica.bus.subscribe('test.words', [renamed], handle);
      replica.bus.start();
      await publish(ana, 'secret-handled', 'secret-aside', 'plain');
      await publish(beto, 'secret-of-beto');
      await eventually(async () => expect(await replica.bus.deadLetterCount()).toBe(1));
      await eventually(() => expect(seen.toSorted()).toEqual(['plain', 'secret-handled', 'secret-of-beto']));
      expect(await replica.bus.forget({ organizationId: ana, names: [renamed], mentioning: 'secret' })).toBe(3);
      expect(await replica.bus.deadLetterCount()).toBe(0);
      const kept = await replica.redis.run(async (commands) => {
        const keys = (await commands.keys(`${world.prefix}*events:*`)).filter((key) => /:(?:\d+|set-aside)$/.test(key));
        return Promise.all(keys.map(async (key) => commands.xrange(key, '-', '+')));
      });
      const text = JSON.stringify(kept);
      expect(
        ['secret-handled', 'secret-aside', 'secret-of-beto', 'plain'].filter((word) => text.includes(word)),
      ).toEqual(['secret-of-beto', 'plain']);
      await publish(ana, 'later');
      await eventually(() => expect(seen).toContain('later'));
      await eventually(async () => expect(await pending()).toBe(0));
    });

    test('A failing event holds back later events of its organization, and of no other', async () => {
      let isBroken = true;
      const { seen, handle } = collector((name) => (isBroken && name === 'a2' ? new Error('no') : null));
      const other = await world.replica({ replicaId: 'patient', maxAttempts: 1_000 });
      other.bus.subscribe('test.hold', [renamed], handle);
      other.bus.start();
      await publish(ana, 'a1', 'a2', 'a3');
      await publish(beto, 'b1', 'b2');
      await eventually(() => expect(new Set(seen)).toEqual(new Set(['a1', 'b1', 'b2'])));
      await publish(ana, 'a4');
      isBroken = false;
      await eventually(() => expect(seen.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3', 'a4']));
    });

    test('The failing event of a batch is found, and those before it are handled', async () => {
      const batches: string[][] = [];
      replica.bus.subscribeBatches('test.batch', [renamed], async (events) => {
        if (named(events).includes('bad')) throw new Error('bad batch');
        batches.push(named(events));
      });
      await publish(ana, '1', '2', 'bad', '3', '4');
      replica.bus.start();
      await eventually(() => expect(batches).toEqual([['1'], ['2'], ['3', '4']]));
      expect(await replica.bus.deadLetters()).toMatchObject([{ consumer: 'test.batch', error: 'bad batch' }]);
    });

    test('An event whose last attempt fails becomes a dead letter, is listed, blocks nothing and is retried by its consumer only', async () => {
      let isBroken = true;
      const failing = collector((name) => (isBroken && name === 'poison' ? new Error('not this one') : null));
      const sound = collector();
      replica.bus.subscribe('test.failing', [renamed], failing.handle);
      replica.bus.subscribe('test.sound', [renamed], sound.handle);
      replica.bus.start();
      const poison = renaming(ana, 'poison');
      await replica.bus.publish([poison, renaming(ana, 'next')]);
      await eventually(() => expect(failing.seen).toEqual(['next']));
      expect(failing.tried.filter((name) => name === 'poison')).toHaveLength(3);
      expect(await replica.bus.deadLetters()).toEqual([
        {
          consumer: 'test.failing',
          eventId: poison.id,
          name: renamed,
          organizationId: ana,
          error: 'not this one',
          attempts: 3,
          deadLetteredAt: expect.stringMatching(/^20\d\d-/),
        },
      ]);
      expect(await replica.bus.deadLetterCount()).toBe(1);
      isBroken = false;
      expect(await replica.bus.retryDeadLetters('test.sound')).toBe(0);
      expect(await replica.bus.retryDeadLetters('test.failing')).toBe(1);
      await eventually(() => expect(failing.seen).toEqual(['next', 'poison']));
      await eventually(async () => expect(await pending()).toBe(0));
      expect(sound.seen).toEqual(['poison', 'next']);
      expect(await replica.bus.deadLetters()).toEqual([]);
    });

    test.each([
      ['a database', new DomainError('DATABASE_UNAVAILABLE')],
      ['a subgraph', new DomainError('SUBGRAPH_UNAVAILABLE')],
      ['an answer in time', new DomainError('DEADLINE_EXCEEDED')],
      ['Redis', new RedisUnavailableError()],
      ['a cause behind it', new Error('wrapped', { cause: new DomainError('DATABASE_UNAVAILABLE') })],
      ['several at once', new AggregateError([new RedisUnavailableError()])],
    ])('An event waits for %s without counting attempts', async (_, failure) => {
      let isUnavailable = true;
      const { seen, tried, handle } = collector(() => (isUnavailable ? failure : null));
      replica.bus.subscribe('test.away', [renamed], handle);
      replica.bus.start();
      await publish(ana, '1', '2');
      await publish(beto, '3');
      await eventually(() => expect(tried.filter((name) => name === '1').length).toBeGreaterThan(3), {
        deadlineMs: 60_000,
      });
      isUnavailable = false;
      await eventually(() => expect(seen.toSorted()).toEqual(['1', '2', '3']), { deadlineMs: 60_000 });
      expect(seen.filter((name) => name !== '3')).toEqual(['1', '2']);
      expect(await replica.bus.deadLetterCount()).toBe(0);
    });

    test('An event that this version cannot parse becomes a dead letter; unknown event names are skipped', async () => {
      const { seen, handle } = collector();
      replica.bus.subscribe('test.old', [renamed], handle);
      replica.bus.start();
      const strange = { ...renaming(ana, 'x'), payload: { botId: 'not a uuid', name: 'x' } };
      const unknown = { ...renaming(ana, 'x'), name: 'bots.bot-painted.v9' } as unknown as DomainEvent;
      await replica.bus.publish([strange, unknown, renaming(ana, 'fine')]);
      await eventually(() => expect(seen).toEqual(['fine']));
      expect(await replica.bus.deadLetters()).toMatchObject([{ name: renamed, attempts: 3 }]);
      await eventually(async () => expect(await pending()).toBe(0));
    });

    test('The lag shows how far each consumer is behind', async () => {
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      replica.bus.subscribe('test.slow', [renamed], async () => gate);
      replica.bus.subscribe('test.quick', [renamed, deleted], async () => undefined);
      replica.bus.start();
      await publish(ana, '1', '2', '3');
      await eventually(async () => {
        const [quick, slow] = await replica.bus.lag();
        expect(quick).toEqual({ consumer: 'test.quick', waiting: 0, oldestSeconds: 0 });
        expect(slow).toMatchObject({ consumer: 'test.slow', waiting: 3 });
        expect(slow?.oldestSeconds).toBeGreaterThan(0.2);
      });
      open();
      await eventually(async () => expect(await pending()).toBe(0));
    });

    test('Old entries that every consumer has acknowledged are removed, and nothing else', async () => {
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      const quick = collector();
      replica.bus.subscribe('test.quick', [renamed], quick.handle);
      replica.bus.subscribe('test.slow', [renamed], async (event) => (event.payload.name === '2' ? gate : undefined));
      await publish(ana, '1', '2', '3');
      expect(await replica.bus.trim(0)).toBe(0);
      replica.bus.start();
      await eventually(() => expect(quick.seen).toEqual(['1', '2', '3']));
      await eventually(async () => expect(await replica.bus.trim(0)).toBe(0));
      open();
      await eventually(async () => expect(await pending()).toBe(0));
      expect(await replica.bus.trim()).toBe(0);
      expect(await replica.bus.trim(0)).toBeGreaterThan(1);
      const late = collector();
      replica.bus.subscribe('test.late', [renamed], late.handle);
      await publish(ana, '4');
      await eventually(() => expect(late.seen.at(-1)).toBe('4'));
    });

    test('Partitions are shared evenly by the replicas, and released at once when one stops', async () => {
      const leaseMs = 60_000;
      const replicas = [
        await world.replica({ leaseMs }),
        await world.replica({ leaseMs }),
        await world.replica({ leaseMs }),
      ];
      const handledBy = new Map<string, Set<string>>();
      for (const { id, bus } of replicas) {
        handledBy.set(id, new Set());
        bus.subscribe('test.shared', [renamed], async (event) => void handledBy.get(id)?.add(event.organizationId));
        bus.start();
      }
      const owners = async (): Promise<string[]> => {
        const leases = await replica.redis.run(async (c) =>
          c.hgetall(replica.redis.key('events', 'leases', 'test.shared')),
        );
        return Object.entries(leases).flatMap(([field, owner]) => (field.startsWith('owner') ? [owner] : []));
      };
      const shares = async (): Promise<number[]> => {
        const all = await owners();
        return replicas.map(({ id }) => all.filter((owner) => owner === id).length).toSorted((a, b) => a - b);
      };
      await eventually(async () => expect(await shares()).toEqual([2, 3, 3]));
      for (const organizationId of organizations) await publish(organizationId, 'x');
      const handled = (): number => [...handledBy.values()].reduce((sum, { size }) => sum + size, 0);
      await eventually(() => expect(handled()).toBe(organizations.length));
      expect([...handledBy.values()].every(({ size }) => size > 0)).toBe(true);
      await replicas[2]?.bus.stop();
      expect(await owners()).not.toContain(replicas[2]?.id);
      // A minute before its leases would have expired.
      await eventually(async () => expect(await shares()).toEqual([0, 4, 4]));
    });

    test('Leases that a clock set back had made too long are taken over', async () => {
      const { redis, bus } = await world.replica({ replicaId: 'brief', leaseMs: 1_000 });
      const farMs = Date.now() + 3_600_000;
      await redis.run(async (c) => {
        await c.zadd(redis.key('events', 'replicas', 'test.clock'), farMs, 'ghost');
        await c.hset(redis.key('events', 'leases', 'test.clock'), { owner3: 'ghost', epoch3: '1', end3: farMs });
      });
      const seen = new Set<string>();
      bus.subscribe('test.clock', [renamed], async (event) => void seen.add(event.organizationId));
      bus.start();
      for (const organizationId of organizations) await publish(organizationId, 'x');
      await eventually(() => expect(seen.size).toBe(organizations.length));
    });

    test('Few handlers of a consumer run at once, and all events are handled', async () => {
      const other = await world.replica({ replicaId: 'narrow', handlersAtOnce: 2 });
      let inside = 0;
      let most = 0;
      let count = 0;
      let open: () => void = () => undefined;
      const two = new Promise<void>((resolve) => (open = resolve));
      other.bus.subscribe('test.narrow', [renamed], async () => {
        inside += 1;
        most = Math.max(most, inside);
        // The first waits for a second one; then each stays for a moment, so that more would meet inside.
        if (inside === 2) open();
        await two;
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside -= 1;
        count += 1;
      });
      for (const organizationId of organizations) await publish(organizationId, 'x', 'y');
      other.bus.start();
      await eventually(() => expect(count).toBe(organizations.length * 2));
      expect(most).toBe(2);
    });

    test('A replica that stops finishes the current event and leaves the rest to another replica', async () => {
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      const first = collector();
      replica.bus.subscribe('test.stop', [renamed], async (event) => {
        await gate;
        await first.handle(event);
      });
      replica.bus.start();
      await publish(ana, '1', '2', '3');
      await eventually(async () => expect((await replica.bus.lag())[0]?.waiting).toBe(3));
      const stopping = replica.bus.stop();
      open();
      await stopping;
      expect(first.seen.length).toBeLessThan(2);
      const successor = await world.replica({ replicaId: 'successor' });
      const second = collector();
      successor.bus.subscribe('test.stop', [renamed], second.handle);
      successor.bus.start();
      await eventually(() => expect([...first.seen, ...second.seen]).toEqual(['1', '2', '3']));
    });
  });
});
