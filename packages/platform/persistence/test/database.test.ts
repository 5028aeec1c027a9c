import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { makeEvent } from '@tertulia/events';
import {
  addRequestToOutboxSql,
  appendEvent,
  applicationUrl,
  asPlatform,
  inTenant,
  migrate,
  openDatabase,
  outboxEntities,
  OutboxEntry,
  outboxMigrationSql,
  rowLevelSecurity,
} from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import {
  eventually,
  sequentialIds,
  startTestServer,
  testApplicationRole,
  testDatabase,
  testId,
} from '@tertulia/testkit';
import type { TestDatabase } from '@tertulia/testkit';
import { Client } from 'pg';

const Note = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: { id: p.uuid().primary(), organizationId: p.uuid(), text: p.text() },
});

class FirstMigration extends Migration {
  override up(): void {
    this.addSql('create table note (id uuid primary key, organization_id uuid not null, text text not null)');
    for (const sql of [...rowLevelSecurity('note'), ...outboxMigrationSql(), ...addRequestToOutboxSql()])
      this.addSql(sql);
  }
}
class Unguarded extends Migration {
  override up(): void {
    this.addSql('create table leak (id uuid primary key, organization_id uuid not null)');
  }
}
const migrations = [{ name: '0001-first', class: FirstMigration }];
const migrateNotes = async (ownerUrl: string): Promise<void> =>
  migrate({ ownerUrl, migrations, applicationRole: testApplicationRole });

const ana = testId(0xa);
const beto = testId(0xb);
const ids = sequentialIds(0x1000);
let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await testDatabase('notes', migrateNotes);
  database = await openDatabase({
    name: 'notes',
    clientUrl: place.clientUrl,
    entities: [Note, ...outboxEntities],
    poolSize: 2,
    // Five hundred reads wait for two connections, however slow the machine is.
    acquireTimeoutMs: 60_000,
  });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});
beforeEach(async () => {
  await asPlatform('clean', async () => database.transact(async (em) => em.nativeDelete(Note, {})));
  for (const organizationId of [ana, beto]) await write(organizationId, `note of ${organizationId}`);
});

async function write(organizationId: string, text: string): Promise<void> {
  await inTenant(organizationId, async () =>
    database.transact(async (em) => void em.create(Note, { id: ids.next(), organizationId, text }, { persist: true })),
  );
}
const readAll = async (): Promise<string[]> =>
  database.read(async (em) => (await em.find(Note, {})).map((note) => note.organizationId));

describe('the tenancy door', () => {
  test('Each tenant sees its own rows in 500 interleaved reads on two connections', async () => {
    const seen = await Promise.all(
      Array.from({ length: 500 }, async (_, n) => {
        const organizationId = n % 3 === 0 ? ana : beto;
        return { organizationId, rows: await inTenant(organizationId, readAll) };
      }),
    );
    for (const { organizationId, rows } of seen) expect(rows).toEqual([organizationId]);
  });

  test('Code without a scope sees no rows, whoever used the connection before', async () => {
    await Promise.all([inTenant(ana, readAll), inTenant(beto, readAll), asPlatform('test', readAll)]);
    expect(await Promise.all([readAll(), readAll(), readAll()])).toEqual([[], [], []]);
  });

  test('The platform sees all rows for the duration of its work', async () => {
    expect((await asPlatform('test', readAll)).toSorted()).toEqual([ana, beto]);
    expect(await inTenant(ana, readAll)).toEqual([ana]);
  });

  test('Scopes hold inside interleaved transactions', async () => {
    const seen = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const organizationId = n % 2 === 0 ? ana : beto;
        const rows = await inTenant(organizationId, async () =>
          database.transact(async (em) => (await em.find(Note, {})).map((note) => note.organizationId)),
        );
        return rows.every((row) => row === organizationId);
      }),
    );
    expect(seen).toEqual(seen.map(() => true));
  });

  test('Rows of another tenant are refused, also by changing the owner', async () => {
    const foreign = inTenant(ana, async () =>
      database.transact(
        async (em) => void em.create(Note, { id: ids.next(), organizationId: beto, text: 'x' }, { persist: true }),
      ),
    );
    await expect(foreign).rejects.toThrow('row-level security');
    const moved = inTenant(ana, async () =>
      database.transact(async (em) => em.nativeUpdate(Note, {}, { organizationId: beto })),
    );
    await expect(moved).rejects.toThrow('row-level security');
    expect(
      await inTenant(ana, async () => database.transact(async (em) => em.nativeDelete(Note, { organizationId: beto }))),
    ).toBe(0);
  });

  test('Connections are clean after errors inside transactions', async () => {
    const failing = Array.from({ length: 10 }, async () =>
      inTenant(ana, async () => database.transact(async (em) => em.execute('select 1/0'))).catch(
        (error: Error) => error.message,
      ),
    );
    expect(new Set(await Promise.all(failing)).size).toBe(1);
    expect(await Promise.all([inTenant(beto, readAll), inTenant(beto, readAll), readAll()])).toEqual([
      [beto],
      [beto],
      [],
    ]);
  });

  test('Connections are clean after a rolled back change of scope', async () => {
    const stray = inTenant(ana, async () =>
      database.transact(async (em) => {
        await em.execute("select set_config('tertulia.organization_id', ?, true)", [beto]);
        throw new Error('undo');
      }),
    );
    await expect(stray).rejects.toThrow('undo');
    expect(await Promise.all([inTenant(ana, readAll), inTenant(ana, readAll)])).toEqual([[ana], [ana]]);
  });

  test('A connection whose transaction was left open is never reused', async () => {
    const pool = await database.orm.em.getConnection().getNativeClient();
    const leaveOpen = async (): Promise<void> => {
      const client = await pool.connect();
      await client.query("begin; select set_config('tertulia.platform', 'on', true)");
      client.release();
    };
    await Promise.all([leaveOpen(), leaveOpen()]);
    expect(await Promise.all([inTenant(ana, readAll), readAll(), inTenant(beto, readAll)])).toEqual([
      [ana],
      [],
      [beto],
    ]);
  });

  test('Scopes apply to the native pool as well', async () => {
    const pool = await database.orm.em.getConnection().getNativeClient();
    const rows = await inTenant(beto, async () => (await pool.query('select organization_id from note')).rows);
    expect(rows).toEqual([{ organization_id: beto }]);
    expect((await pool.query('select 1 from note')).rowCount).toBe(0);
  });
});

describe('transactions', () => {
  test('A transaction rolls back everything when the work throws, events included', async () => {
    const event = makeEvent(
      'bots.bot-resumed.v1',
      { id: ids.next(), occurredAt: new Date(0), organizationId: ana },
      { botId: ana },
    );
    const failed = inTenant(ana, async () =>
      database.transact(async (em) => {
        em.create(Note, { id: ids.next(), organizationId: ana, text: 'second' }, { persist: true });
        await em.flush();
        await appendEvent(em, event);
        throw new Error('no');
      }),
    );
    await expect(failed).rejects.toThrow('no');
    expect(await inTenant(ana, readAll)).toEqual([ana]);
    expect(await asPlatform('count', async () => database.read(async (em) => em.count(OutboxEntry, {})))).toBe(0);
  });

  test('Appended events are announced after the commit, and only then', async () => {
    const announced: string[] = [];
    const stop = database.onEventsAppended(() => announced.push('events'));
    await write(ana, 'no event');
    expect(announced).toEqual([]);
    const event = makeEvent(
      'bots.bot-resumed.v1',
      { id: ids.next(), occurredAt: new Date(0), organizationId: ana },
      { botId: ana },
    );
    await inTenant(ana, async () => database.transact(async (em) => appendEvent(em, event)));
    stop();
    expect(announced).toEqual(['events']);
  });

  test('Transactions are retried after a deadlock until both succeed', async () => {
    const [first, second] = await inTenant(ana, async () => {
      await write(ana, 'two');
      return database.read(async (em) => em.find(Note, {}, { orderBy: { id: 'asc' } }));
    });
    const barrier = { arrived: 0 };
    const bothHere = async (): Promise<void> => {
      barrier.arrived += 1;
      await eventually(() => expect(barrier.arrived).toBeGreaterThanOrEqual(2));
    };
    const crosswise = async (order: readonly (string | undefined)[]): Promise<void> =>
      inTenant(ana, async () =>
        database.transact(async (em) => {
          await em.execute('update note set text = text where id = ?', [order[0]]);
          await bothHere();
          await em.execute('update note set text = text where id = ?', [order[1]]);
        }),
      );
    await expect(
      Promise.all([crosswise([first?.id, second?.id]), crosswise([second?.id, first?.id])]),
    ).resolves.toHaveLength(2);
    expect(barrier.arrived).toBeGreaterThanOrEqual(3);
  });
});

describe('an unreachable or overloaded database', () => {
  test('An unreachable server is reported as a DomainError', async () => {
    const nowhere = await openDatabase({ name: 'x', clientUrl: 'postgres://a:b@127.0.0.1:1/x', entities: [Note] });
    await expect(nowhere.ping()).rejects.toEqual(new DomainError('DATABASE_UNAVAILABLE'));
    await nowhere.close();
  });

  test('An exhausted pool is reported as a DomainError, and works again afterwards', async () => {
    const small = await openDatabase({
      name: 'x',
      clientUrl: place.clientUrl,
      entities: [Note],
      poolSize: 1,
      acquireTimeoutMs: 2_000,
    });
    await small.ping();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let isHeld = false;
    const held = small.transact(async (em) => {
      await em.execute('select 1');
      isHeld = true;
      await released;
    });
    await eventually(() => expect(isHeld).toBe(true));
    await expect(small.ping()).rejects.toEqual(new DomainError('DATABASE_UNAVAILABLE'));
    release();
    await held;
    await expect(small.ping()).resolves.toBeUndefined();
    await small.close();
  });

  test('A statement that takes too long is cancelled', async () => {
    const strict = await openDatabase({
      name: 'x',
      clientUrl: place.clientUrl,
      entities: [Note],
      statementTimeoutMs: 50,
    });
    await expect(strict.read(async (em) => em.execute('select pg_sleep(60)'))).rejects.toEqual(
      new DomainError('DEADLINE_EXCEEDED'),
    );
    await strict.close();
  });

  test.each([
    ['the disk is full', '53100'],
    ['memory is short', '53200'],
    ['a file cannot be written', '58030'],
    ['the server takes no writes', '25006'],
  ])('A DomainError is thrown when %s', async (_what, state) => {
    const fail = `do $$ begin raise exception using errcode = '${state}'; end $$`;
    await expect(inTenant(ana, async () => database.transact(async (em) => em.execute(fail)))).rejects.toEqual(
      new DomainError('DATABASE_UNAVAILABLE'),
    );
    await expect(inTenant(ana, readAll)).resolves.toEqual([ana]);
  });

  test.each([
    ['between two statements', 'select 1'],
    ['during a statement', 'select pg_sleep(30)'],
  ])('The pool regains a connection that is cut inside a transaction, %s', async (_when, statement) => {
    const { ownerUrl, clientUrl } = place;
    const small = await openDatabase({
      name: 'cut',
      clientUrl,
      entities: [Note],
      poolSize: 1,
      acquireTimeoutMs: 5_000,
    });
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    const cutOff = async (pid: unknown): Promise<unknown> => owner.query('select pg_terminate_backend($1)', [pid]);
    try {
      for (let cut = 0; cut < 3; cut += 1) {
        const work = inTenant(ana, async () =>
          small.transact(async (em) => {
            const [row]: { pid: number }[] = await em.execute('select pg_backend_pid() as pid');
            const running = em.execute(statement);
            await Promise.allSettled([cutOff(row?.pid), running]);
            await em.execute('select 1');
          }),
        );
        await expect(work).rejects.toEqual(new DomainError('DATABASE_UNAVAILABLE'));
      }
      await eventually(async () => small.ping());
    } finally {
      await owner.end();
      await small.close();
    }
  });

  test('The database recovers when the server ends its connections', async () => {
    await inTenant(ana, readAll);
    const owner = new Client({ connectionString: place.ownerUrl });
    await owner.connect();
    await owner.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await owner.end();
    const attempts: unknown[] = [];
    for (let n = 0; n < 5; n += 1) attempts.push(await inTenant(ana, readAll).catch((error: unknown) => error));
    expect(attempts.at(-1)).toEqual([ana]);
    for (const attempt of attempts.slice(0, -1))
      expect([new DomainError('DATABASE_UNAVAILABLE'), [ana]]).toContainEqual(attempt);
  });
});

describe('migrate', () => {
  test('Migrating is safe from several processes at once and when repeated', async () => {
    const server = await startTestServer();
    const ownerUrl = server.urlOf(`migrate_${Date.now()}`);
    await Promise.all([migrateNotes(ownerUrl), migrateNotes(ownerUrl), migrateNotes(ownerUrl)]);
    await migrateNotes(ownerUrl);
    const opened = await openDatabase({
      name: 'x',
      clientUrl: applicationUrl(ownerUrl, testApplicationRole),
      entities: [Note],
    });
    expect(await asPlatform('count', async () => opened.read(async (em) => em.count(Note, {})))).toBe(0);
    await opened.close();
  });

  test('A table with a tenant and no row level security is refused by name', async () => {
    const server = await startTestServer();
    const settings = { ownerUrl: server.urlOf(`unguarded_${Date.now()}`), applicationRole: testApplicationRole };
    await expect(migrate({ ...settings, migrations: [{ name: '1', class: Unguarded }] })).rejects.toThrow('leak');
  });

  test('The application has no rights on structure, other roles or the migration history', async () => {
    const refused = async (sql: string): Promise<void> =>
      expect(asPlatform('test', async () => database.read(async (em) => em.execute(sql)))).rejects.toThrow(
        /permission denied|must be owner/,
      );
    await refused('create table mine (id int)');
    await refused('alter table note disable row level security');
    await refused('drop policy tenant_only on note');
    await refused('create role friend');
    await refused('select * from migrations');
  });
});
