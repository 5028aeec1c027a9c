import { Migration } from '@mikro-orm/migrations';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { consumeBatchOnce, consumeOnce, OutboxRelay } from '@tertulia/messaging';
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
  rowLevelSecurity,
  systemClock,
} from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import { describeOnRedis, eventually, testApplicationRole, testDatabase, testId } from '@tertulia/testkit';
import type { RedisForTests, TestDatabase } from '@tertulia/testkit';
import { renamed, renaming } from './events-for-tests.js';
import { log, RedisWorld, type Replica } from './redis-world.js';

class FirstMigration extends Migration {
  override up(): void {
    this.addSql(`create table diary (
      place bigint generated always as identity primary key, consumer text not null, organization_id uuid not null,
      word text not null)`);
    for (const sql of [...rowLevelSecurity('diary'), ...outboxMigrationSql(), ...addRequestToOutboxSql()])
      this.addSql(sql);
  }
}

type Renaming = DomainEvent<typeof renamed>;

const consumers = ['test.one', 'test.two', 'test.many'] as const;
const organizations = Array.from({ length: 20 }, (_, n) => testId(0x200 + n));
const eventsEach = 100;
const patience = { deadlineMs: 200_000, everyMs: 50 };
const leaseMs = 1_000;

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  const migrations = [{ name: '0001-first', class: FirstMigration }];
  place = await testDatabase('bus-faults', async (ownerUrl) =>
    migrate({ ownerUrl, migrations, applicationRole: testApplicationRole }),
  );
  database = await openDatabase({ name: 'diary', clientUrl: place.clientUrl, entities: [...outboxEntities] });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});
beforeEach(async () => {
  await asPlatform('clean', async () =>
    database.transact(async (em) => {
      for (const table of ['outbox', 'inbox', 'diary']) await em.execute(`delete from ${table}`);
    }),
  );
});

/** Writes what a consumer receives, once, into its diary. */
function keepDiaries({ bus }: Replica, delivered: { count: number }): void {
  const note = 'insert into diary (consumer, organization_id, word) values (?, ?, ?)';
  for (const consumer of ['test.one', 'test.two'] as const)
    bus.subscribe(consumer, [renamed], async (event) => {
      delivered.count += 1;
      await consumeOnce({ database, consumer, event }, async (em) => {
        await em.execute(note, [consumer, event.organizationId, event.payload.name]);
      });
    });
  bus.subscribeBatches('test.many', [renamed], async (events) => {
    delivered.count += events.length;
    await consumeBatchOnce({ database, consumer: 'test.many', events }, async (em, fresh) => {
      for (const { organizationId, payload } of fresh as readonly Renaming[])
        await em.execute(note, ['test.many', organizationId, payload.name]);
    });
  });
}

async function commitAll(): Promise<void> {
  for (let n = 0; n < eventsEach; n += 10)
    for (const organizationId of organizations) {
      const events = Array.from({ length: 10 }, (_, at) => renaming(organizationId, `${n + at}`));
      await inTenant(organizationId, async () => database.transact(async (em) => appendEvents(em, events)));
    }
}

/** Words by consumer and organization, in the order in which they were written. */
async function diaries(): Promise<Map<string, string[]>> {
  const rows: { consumer: string; organization_id: string; word: string }[] = await asPlatform('test', async () =>
    database.read(async (em) => em.execute('select consumer, organization_id, word from diary order by place')),
  );
  const words = new Map<string, string[]>();
  for (const row of rows) {
    const key = `${row.consumer} ${row.organization_id}`;
    words.set(key, [...(words.get(key) ?? []), row.word]);
  }
  return words;
}

async function wordCount(): Promise<number> {
  const [row]: { n: number }[] = await asPlatform('test', async () =>
    database.read(async (em) => em.execute('select count(*)::int as n from diary')),
  );
  return row?.n ?? 0;
}

const all = organizations.length * eventsEach * consumers.length;
const expectedWords = Array.from({ length: eventsEach }, (_, n) => `${n}`);

/** Every event took effect once, in order within each organization, for each consumer. */
async function expectAllInOrder(): Promise<void> {
  await eventually(async () => expect(await wordCount()).toBeGreaterThanOrEqual(all), patience);
  const words = await diaries();
  for (const consumer of consumers)
    for (const organizationId of organizations)
      expect([consumer, organizationId, words.get(`${consumer} ${organizationId}`)]).toEqual([
        consumer,
        organizationId,
        expectedWords,
      ]);
}

interface Use {
  readonly world: RedisWorld;
  readonly replicas: readonly Replica[];
  readonly relay: OutboxRelay;
  readonly delivered: { count: number };
}

function faultSuite(title: string, isDurable: boolean, tests: (server: RedisForTests, use: () => Use) => void): void {
  describeOnRedis(
    title,
    (server) => {
      let use: Use;
      beforeEach(async () => {
        await server.start();
        const world = new RedisWorld(server);
        const settings = { maxAttempts: 10, leaseMs };
        const replicas = [await world.replica(settings), await world.replica(settings)];
        const delivered = { count: 0 };
        for (const replica of replicas) keepDiaries(replica, delivered);
        const [first] = replicas;
        if (first === undefined) throw new Error('no replica');
        const relay = new OutboxRelay({ database, bus: first.bus, clock: systemClock, log, pollMs: 100 });
        use = { world, replicas, relay, delivered };
      });
      afterEach(async () => {
        await use.relay.stop();
        await use.world.end();
      });
      tests(server, () => use);
    },
    { isKilled: true, isDurable },
  );
}

describe('2,000 events to three consumers of two replicas each', () => {
  faultSuite('over a Redis that crashes and loses everything', false, (server, use) => {
    test('All events take effect once and in order', async () => {
      const { replicas, relay, delivered } = use();
      await commitAll();
      for (const { bus } of replicas) bus.start();
      relay.start();
      await eventually(async () => expect(delivered.count).toBeGreaterThan(all / 4), patience);
      await server.kill();
      await eventually(() => expect(replicas.map(({ redis }) => redis.isUp())).toEqual([false, false]));
      await server.start();
      await expectAllInOrder();
      expect(await relay.failedEvents()).toEqual([]);
      await eventually(async () => expect(await replicas[0]?.bus.deadLetterCount()).toBe(0));
    }, 240_000);
  });

  faultSuite('over a durable Redis that crashes', true, (server, use) => {
    test('All events take effect once and in order', async () => {
      const { replicas, relay, delivered } = use();
      for (const { bus } of replicas) bus.start();
      relay.start();
      const committing = commitAll();
      await eventually(async () => expect(delivered.count).toBeGreaterThan(all / 8), patience);
      await server.kill();
      await server.start();
      await committing;
      await eventually(async () => expect(delivered.count).toBeGreaterThan(all / 2), patience);
      await server.kill();
      await server.start();
      await expectAllInOrder();
      expect(await relay.failedEvents()).toEqual([]);
    }, 240_000);
  });

  faultSuite('with replicas that come and go', false, (_server, use) => {
    test('The partitions of a replica that died are taken over when its leases expire', async () => {
      const { replicas, relay, delivered } = use();
      await commitAll();
      for (const { bus } of replicas) bus.start();
      relay.start();
      await eventually(async () => expect(delivered.count).toBeGreaterThan(all / 4), patience);
      await replicas[1]?.die();
      await expectAllInOrder();
      expect(delivered.count).toBeGreaterThanOrEqual(all);
    }, 240_000);

    test('Events continue in order while replicas are restarted one after the other', async () => {
      const { world, replicas, relay, delivered } = use();
      await commitAll();
      for (const { bus } of replicas) bus.start();
      relay.start();
      const alive = [replicas[1]];
      for (let n = 1; n <= 4; n += 1) {
        await eventually(async () => expect(delivered.count).toBeGreaterThan((all * n) / 8), patience);
        const next = await world.replica({ replicaId: `next-${n}`, maxAttempts: 10, leaseMs });
        keepDiaries(next, delivered);
        next.bus.start();
        alive.push(next);
        // The first replica's bus is used by the relay, so it is not restarted.
        await alive.shift()?.bus.stop();
      }
      await expectAllInOrder();
    }, 240_000);
  });
});
