import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { consumeBatchOnce, consumeOnce, drain, InProcessEventBus, OutboxRelay } from '@tertulia/messaging';
import { makeEvent } from '@tertulia/events';
import type { DomainEvent } from '@tertulia/events';
import {
  addRequestToOutboxSql,
  appendEvents,
  asPlatform,
  currentTenancy,
  inTenant,
  migrate,
  openDatabase,
  outboxEntities,
  outboxMigrationSql,
  rowLevelSecurity,
} from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import { eventually, fakeClock, sequentialIds, testApplicationRole, testDatabase, testId } from '@tertulia/testkit';
import type { FakeClock, TestDatabase } from '@tertulia/testkit';
import { pino } from 'pino';

const Tally = defineEntity({
  name: 'Tally',
  tableName: 'tally',
  properties: { organizationId: p.uuid().primary(), total: p.integer() },
});

class FirstMigration extends Migration {
  override up(): void {
    this.addSql('create table tally (organization_id uuid primary key, total int not null)');
    for (const sql of [...rowLevelSecurity('tally'), ...outboxMigrationSql(), ...addRequestToOutboxSql()])
      this.addSql(sql);
  }
}

const renamed = 'bots.bot-renamed.v1';
const ana = testId(0xa);
const beto = testId(0xb);
const ids = sequentialIds(0x1000);
const log = pino({ level: 'silent' });
let place: TestDatabase;
let database: Database;
let clock: FakeClock;
let bus: InProcessEventBus;
let relay: OutboxRelay;

beforeAll(async () => {
  place = await testDatabase('event-bus', async (ownerUrl) =>
    migrate({
      ownerUrl,
      migrations: [{ name: '0001-first', class: FirstMigration }],
      applicationRole: testApplicationRole,
    }),
  );
  database = await openDatabase({ name: 'tally', clientUrl: place.clientUrl, entities: [Tally, ...outboxEntities] });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});
beforeEach(async () => {
  await asPlatform('clean', async () =>
    database.transact(async (em) => {
      for (const table of ['outbox', 'inbox', 'tally']) await em.execute(`delete from ${table}`);
    }),
  );
  clock = fakeClock();
  bus = new InProcessEventBus();
  relay = new OutboxRelay({ database, bus, clock, log, maxAttempts: 3 });
});
afterEach(async () => relay.stop());

function renaming(organizationId: string, name: string): DomainEvent<typeof renamed> {
  return makeEvent(renamed, { id: ids.next(), occurredAt: clock.now(), organizationId }, { botId: testId(0xb0), name });
}

async function commit(...events: DomainEvent[]): Promise<void> {
  const organizationId = events[0]?.organizationId ?? ana;
  await inTenant(organizationId, async () => database.transact(async (em) => appendEvents(em, events)));
}

/** Collects the names that a consumer sees. */
function collector(fails: (name: string) => boolean = () => false): {
  seen: string[];
  handle: (event: DomainEvent<typeof renamed>) => Promise<void>;
} {
  const seen: string[] = [];
  return {
    seen,
    handle: async (event) => {
      if (fails(event.payload.name)) throw new Error(`no ${event.payload.name}`);
      seen.push(event.payload.name);
    },
  };
}

describe('the relay', () => {
  test('The relay delivers committed events in order, once each', async () => {
    const { seen, handle } = collector();
    bus.subscribe('collector', [renamed], handle);
    await commit(renaming(ana, '1'), renaming(ana, '2'));
    await commit(renaming(ana, '3'));
    expect(await relay.deliverBatch()).toBe(3);
    expect(seen).toEqual(['1', '2', '3']);
    expect(await relay.deliverBatch()).toBe(0);
    expect(await relay.pendingCount()).toBe(0);
  });

  test('A commit wakes the relay without waiting for the next poll', async () => {
    const { seen, handle } = collector();
    bus.subscribe('collector', [renamed], handle);
    relay = new OutboxRelay({ database, bus, clock, log, pollMs: 3_600_000 });
    relay.start();
    await eventually(async () => expect(await relay.deliverBatch()).toBe(0));
    for (const name of ['1', '2', '3']) await commit(renaming(ana, name));
    await eventually(() => expect(seen).toEqual(['1', '2', '3']));
  });

  test('The relay finds events of other processes by polling', async () => {
    const { seen, handle } = collector();
    bus.subscribe('collector', [renamed], handle);
    await commit(renaming(ana, 'before the start'));
    relay = new OutboxRelay({ database, bus, clock, log, pollMs: 20 });
    relay.start();
    await eventually(() => expect(seen).toEqual(['before the start']));
  });

  test('A failing event holds back later events of its organization, and of no other', async () => {
    let isBroken = true;
    const { seen, handle } = collector((name) => isBroken && name === 'a2');
    bus.subscribe('collector', [renamed], handle);
    await commit(renaming(ana, 'a1'), renaming(ana, 'a2'), renaming(ana, 'a3'));
    await commit(renaming(beto, 'b1'));
    await relay.deliverBatch();
    expect([...new Set(seen)]).toEqual(['a1', 'b1']);
    expect(await relay.deliverBatch()).toBe(0);
    isBroken = false;
    clock.advance(1_000);
    await relay.deliverBatch();
    expect([...new Set(seen)]).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  test('A clock that is set back does not extend the wait for the next attempt', async () => {
    let isBroken = true;
    const { seen, handle } = collector(() => isBroken);
    bus.subscribe('collector', [renamed], handle);
    await commit(renaming(ana, 'a1'));
    await relay.deliverBatch();
    isBroken = false;
    expect(await relay.deliverBatch()).toBe(0);
    clock.advance(-3_600_000);
    await relay.deliverBatch();
    expect(seen).toEqual(['a1']);
  });

  test('An event whose last attempt fails becomes a dead letter, is listed, blocks nothing and can be retried', async () => {
    let isBroken = true;
    const { seen, handle } = collector((name) => isBroken && name === 'poison');
    bus.subscribe('collector', [renamed], handle);
    await commit(renaming(ana, 'poison'), renaming(ana, 'next'));
    for (let tries = 0; tries < 3; tries += 1) {
      await relay.deliverBatch();
      clock.advance(60_000);
    }
    expect(await relay.failedEvents()).toMatchObject([
      { name: renamed, organizationId: ana, error: 'collector: no poison' },
    ]);
    await relay.deliverBatch();
    expect(seen).toEqual(['next']);
    isBroken = false;
    expect(await relay.retryFailed()).toBe(1);
    await relay.deliverBatch();
    expect(seen).toEqual(['next', 'poison']);
  });

  test('Relays of several processes never deliver an event twice or out of order', async () => {
    const { seen, handle } = collector();
    bus.subscribe('collector', [renamed], handle);
    const names = Array.from({ length: 60 }, (_, n) => `${n}`);
    for (const name of names) await commit(renaming(ana, name));
    const rivals = [1, 2, 3].map(() => new OutboxRelay({ database, bus, clock, log, batchSize: 7 }));
    await Promise.all(rivals.map(async (rival) => drain([rival])));
    expect(seen).toEqual(names);
  });

  test('The relay delivers events in the tenant scope of their organization', async () => {
    const scopes: unknown[] = [];
    bus.subscribe('scope', [renamed], async () => void scopes.push(currentTenancy()));
    await commit(renaming(beto, 'x'));
    await relay.deliverBatch();
    expect(scopes).toEqual([{ kind: 'TENANT', organizationId: beto }]);
  });

  test('Delivered events can be deleted', async () => {
    await commit(renaming(ana, 'x'));
    await relay.deliverBatch();
    expect(await relay.removeDeliveredBefore(clock.now())).toBe(0);
    clock.advance(1);
    expect(await relay.removeDeliveredBefore(clock.now())).toBe(1);
  });
});

describe('a consumer', () => {
  const add = async (event: DomainEvent): Promise<boolean> =>
    consumeOnce({ database, consumer: 'tally', event }, async (em) => {
      const sql = 'insert into tally values (?, 1) on conflict (organization_id) do update set total = tally.total + 1';
      await em.execute(sql, [event.organizationId]);
    });
  const total = async (organizationId: string): Promise<number> =>
    inTenant(organizationId, async () =>
      database.read(async (em) => (await em.findOne(Tally, { organizationId }))?.total ?? 0),
    );

  test('A consumer that receives an event twenty times at once counts it once', async () => {
    const event = renaming(ana, 'x');
    const outcomes = await Promise.all(Array.from({ length: 20 }, async () => add(event)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await total(ana)).toBe(1);
  });

  test('A consumer that fails leaves no trace and can try again', async () => {
    const event = renaming(ana, 'x');
    const failing = consumeOnce({ database, consumer: 'tally', event }, async (em) => {
      await em.execute('insert into tally values (?, 5)', [ana]);
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await add(event)).toBe(true);
    expect(await total(ana)).toBe(1);
  });

  test('One consumer’s inbox row does not affect another consumer of the same event', async () => {
    const event = renaming(ana, 'x');
    expect(await add(event)).toBe(true);
    expect(await consumeOnce({ database, consumer: 'other', event }, async () => undefined)).toBe(true);
  });

  test('A batch consumer receives the new events, in order, in one transaction', async () => {
    const [first, second, third] = [renaming(ana, '1'), renaming(ana, '2'), renaming(ana, '3')];
    await consumeOnce({ database, consumer: 'batch', event: second }, async () => undefined);
    const got: string[] = [];
    const events = [first, second, third, third];
    const take = async (): Promise<number> =>
      consumeBatchOnce(
        { database, consumer: 'batch', events },
        async (_, fresh) => void got.push(...fresh.map((e) => e.payload.name)),
      );
    expect([await take(), await take()]).toEqual([2, 0]);
    expect(got).toEqual(['1', '3']);
    await expect(
      consumeBatchOnce({ database, consumer: 'batch', events: [first, renaming(beto, '4')] }, async () => undefined),
    ).rejects.toThrow('one organization');
  });

  test('A consumer that fails does not keep others from their event', async () => {
    const { seen, handle } = collector();
    bus.subscribe('broken', [renamed], async () => {
      throw new Error('broken');
    });
    bus.subscribe('collector', [renamed], handle);
    await expect(bus.publish([renaming(ana, 'x')])).rejects.toThrow('broken: broken');
    expect(seen).toEqual(['x']);
    expect(() => bus.subscribe('broken', [renamed], handle)).toThrow('already');
  });
});

test('Draining also delivers events that handlers emit meanwhile', async () => {
  const { seen, handle } = collector();
  bus.subscribe('collector', [renamed], handle);
  bus.subscribe('echo', [renamed], async (event) => {
    if (event.payload.name.length < 4) await commit(renaming(ana, `${event.payload.name}!`));
  });
  await commit(renaming(ana, 'x'));
  await drain([relay]);
  expect(seen).toEqual(['x', 'x!', 'x!!', 'x!!!']);
});
