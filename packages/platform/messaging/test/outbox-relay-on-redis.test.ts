import { Migration } from '@mikro-orm/migrations';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { OutboxRelay, drain } from '@tertulia/messaging';
import type { DomainEvent } from '@tertulia/events';
import {
  addRequestToOutboxSql,
  appendEvents,
  asPlatform,
  inTenant,
  migrate,
  openDatabase,
  outboxEntities,
  outboxMigrationSql,
} from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import { describeOnRedis, eventually, fakeClock, testApplicationRole, testDatabase } from '@tertulia/testkit';
import type { FakeClock, TestDatabase } from '@tertulia/testkit';
import { ana, beto, renamed, renaming } from './events-for-tests.js';
import { log, RedisWorld, type Replica } from './redis-world.js';

class FirstMigration extends Migration {
  override up(): void {
    for (const sql of [...outboxMigrationSql(), ...addRequestToOutboxSql()]) this.addSql(sql);
  }
}

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  const migrations = [{ name: '0001-first', class: FirstMigration }];
  place = await testDatabase('outbox-on-redis', async (ownerUrl) =>
    migrate({ ownerUrl, migrations, applicationRole: testApplicationRole }),
  );
  database = await openDatabase({ name: 'letters', clientUrl: place.clientUrl, entities: [...outboxEntities] });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

async function commit(...events: DomainEvent[]): Promise<void> {
  const organizationId = events[0]?.organizationId ?? ana;
  await inTenant(organizationId, async () => database.transact(async (em) => appendEvents(em, events)));
}

async function attempts(): Promise<number[]> {
  const rows: { attempts: number }[] = await asPlatform('test', async () =>
    database.read(async (em) => em.execute('select attempts from outbox order by sequence')),
  );
  return rows.map((row) => row.attempts);
}

function suite(title: string, isDurable: boolean, tests: (use: () => Use) => void): void {
  describeOnRedis(
    title,
    (server) => {
      let use: Use;
      beforeEach(async () => {
        await server.start();
        await asPlatform('clean', async () => database.transact(async (em) => em.execute('delete from outbox')));
        const world = new RedisWorld(server);
        const replica = await world.replica();
        const clock = fakeClock(new Date(Date.now() - 3_600_000));
        const relay = new OutboxRelay({ database, bus: replica.bus, clock, log, pollMs: 20, maxAttempts: 3 });
        const seen: string[] = [];
        replica.bus.subscribe('test.seen', [renamed], async (event) => void seen.push(event.payload.name));
        replica.bus.start();
        use = { server, world, replica, clock, relay, seen };
      });
      afterEach(async () => {
        await use.relay.stop();
        await use.world.end();
      });
      tests(() => use);
    },
    { isKilled: true, isDurable },
  );
}

interface Use {
  readonly server: Parameters<Parameters<typeof describeOnRedis>[1]>[0];
  readonly world: RedisWorld;
  readonly replica: Replica;
  readonly clock: FakeClock;
  readonly relay: OutboxRelay;
  readonly seen: string[];
}

describe('the relay of a bus on Redis', () => {
  suite('on a Redis that loses everything in a crash', false, (use) => {
    test('Events committed while Redis was unavailable are delivered once it is back, without counting attempts', async () => {
      const { server, relay, seen } = use();
      relay.start();
      await commit(renaming(ana, '1'));
      await eventually(() => expect(seen).toEqual(['1']));
      await server.kill();
      await commit(renaming(ana, '2'), renaming(ana, '3'));
      await commit(renaming(beto, '4'));
      await eventually(async () => expect(await relay.depth()).toMatchObject({ waiting: 3, deadLetters: 0 }));
      await server.start();
      await eventually(() => expect(new Set(seen.slice(1))).toEqual(new Set(['1', '2', '3', '4'])));
      expect(await attempts()).toEqual([0, 0, 0, 0]);
    });

    test('When Redis lost everything, all retained events are published again, in order and before anything new', async () => {
      const { server, clock, relay, seen } = use();
      await commit(renaming(ana, 'old'));
      await drain([relay]);
      clock.advance(20 * 3_600_000);
      await commit(renaming(ana, 'young'));
      await drain([relay]);
      await eventually(() => expect(seen).toEqual(['old', 'young']));
      await server.kill();
      await server.start();
      await commit(renaming(ana, 'new'));
      relay.start();
      await eventually(() => expect(seen.slice(2)).toEqual(['old', 'young', 'new']), { deadlineMs: 60_000 });
    });

    test('The relay notices that Redis was emptied while it runs', async () => {
      const { relay, replica, seen } = use();
      relay.start();
      await commit(renaming(ana, '1'));
      await eventually(() => expect(seen).toEqual(['1']));
      await replica.redis.run(async (commands) => commands.flushall());
      await eventually(() => expect(seen).toEqual(['1', '1']), { deadlineMs: 60_000 });
    });

    test('The relay deletes what was delivered a day ago, but not what a consumer still waits for', async () => {
      const { relay, replica, clock, seen } = use();
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      const leave = replica.bus.subscribe('test.late', [renamed], async () => gate);
      clock.set(new Date());
      await commit(renaming(ana, '1'));
      await drain([relay]);
      await eventually(() => expect(seen).toEqual(['1']));
      clock.advance(25 * 3_600_000);
      await relay.forgetOld();
      const kept = await attempts();
      open();
      expect(kept).toHaveLength(1);
      await eventually(async () => expect(await replica.bus.waitingSince()).toBeNull());
      leave();
      await relay.forgetOld();
      expect(await attempts()).toHaveLength(0);
    });

    test('The relay deletes what was delivered long ago', async () => {
      const { relay, clock } = use();
      await commit(renaming(ana, '1'));
      await drain([relay]);
      clock.advance(1);
      expect(await relay.removeDeliveredBefore(clock.now())).toBe(1);
      expect(await relay.depth()).toEqual({ waiting: 0, oldestSeconds: 0, deadLetters: 0 });
    });
  });

  suite('on a durable Redis', true, (use) => {
    test('What was delivered shortly before a restart of Redis is published again, and nothing older', async () => {
      const { server, clock, relay, seen } = use();
      await commit(renaming(ana, 'old'));
      await drain([relay]);
      clock.advance(3_600_000);
      await commit(renaming(ana, 'young'));
      await drain([relay]);
      await eventually(() => expect(seen).toEqual(['old', 'young']));
      await server.kill();
      await server.start();
      relay.start();
      await eventually(() => expect(seen).toEqual(['old', 'young', 'young']), { deadlineMs: 60_000 });
    });
  });
});
