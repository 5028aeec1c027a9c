import { randomBytes } from 'node:crypto';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { RedisEventBus } from '@tertulia/messaging';
import { makeEvent } from '@tertulia/events';
import { addRequestToOutboxSql, migrate, outboxMigrationSql } from '@tertulia/persistence';
import { openRedis, type RedisServer } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually, startTestServer, testApplicationRole, testId } from '@tertulia/testkit';
import { Client } from 'pg';
import { pino } from 'pino';
import { listDeadLetters, retryDeadLetters } from '../src/dead-letters/dead-letters.js';

class Outbox extends Migration {
  override up(): void {
    for (const sql of [...outboxMigrationSql(), ...addRequestToOutboxSql()]) this.addSql(sql);
  }
}

const databasePrefix = `test_aside_${randomBytes(5).toString('hex')}_`;
const organizationId = testId(0xa);
let serverUrl: string;
let ownerUrl: string;

beforeAll(async () => {
  const server = await startTestServer();
  serverUrl = server.urlOf('postgres');
  ownerUrl = server.urlOf(`${databasePrefix}bots`);
  await migrate({ ownerUrl, migrations: [{ name: '1', class: Outbox }], applicationRole: testApplicationRole });
});
afterAll(async () => {
  await query(serverUrl, `drop database ${databasePrefix}bots with (force)`);
});
beforeEach(async () => {
  await query(ownerUrl, 'delete from outbox');
});

async function query(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function store(n: number, isDeadLetter: boolean): Promise<void> {
  const failure = isDeadLetter ? "'2026-03-01T10:00:00Z', 'too odd', 10" : 'null, null, 0';
  const columns = 'event_id, name, organization_id, occurred_at, payload, failed_at, error, attempts';
  await query(
    ownerUrl,
    `insert into outbox (${columns}) values ($1, 'bots.bot-resumed.v1', $2, now(), '{}', ${failure})`,
    [testId(n), organizationId],
  );
}

describe('outboxes', () => {
  test('Dead letters of an outbox are listed with their error, and can be retried', async () => {
    const places = { serverUrl, databasePrefix, redisUrl: null };
    await store(1, true);
    await store(2, false);
    expect(await listDeadLetters(places)).toEqual([
      {
        at: 'bots',
        event: 'bots.bot-resumed.v1',
        organizationId,
        error: 'too odd',
        since: '2026-03-01T10:00:00.000Z',
      },
    ]);
    expect(await retryDeadLetters(places, 'billing')).toBe(0);
    expect(await retryDeadLetters(places, 'bots')).toBe(1);
    expect(await listDeadLetters(places)).toEqual([]);
    const rows = await query(ownerUrl, 'select attempts from outbox where failed_at is null order by sequence');
    expect(rows).toEqual([{ attempts: 0 }, { attempts: 0 }]);
  });
});

describeOnRedis('consumers', (server) => {
  const log = pino({ level: 'silent' });
  let redis: RedisServer;
  let bus: RedisEventBus;

  beforeAll(async () => {
    redis = await openRedis({ url: server.url, name: 'test', log, prefix: server.prefix });
    bus = new RedisEventBus({ redis, log, replicaId: 'one', maxAttempts: 1 });
  });
  afterAll(async () => {
    await bus.stop();
    await redis.close();
  });

  test('A dead letter of a consumer is listed, and handled after it was retried', async () => {
    const places = { serverUrl, databasePrefix, redisUrl: server.url, redisPrefix: server.prefix };
    const handled: string[] = [];
    let isBroken = true;
    bus.subscribe('runtime.bots', ['bots.bot-resumed.v1'], async ({ id }) => {
      if (isBroken) throw new Error('too odd');
      handled.push(id);
    });
    bus.start();
    const origin = { id: testId(3), occurredAt: new Date(), organizationId };
    await bus.publish([makeEvent('bots.bot-resumed.v1', origin, { botId: testId(0xb0) })]);
    await eventually(async () => {
      expect(await listDeadLetters(places)).toMatchObject([
        { at: 'runtime.bots', event: 'bots.bot-resumed.v1', organizationId, error: 'too odd' },
      ]);
    });
    isBroken = false;
    expect(await retryDeadLetters(places, 'billing')).toBe(0);
    expect(await retryDeadLetters(places, 'runtime')).toBe(1);
    await eventually(() => expect(handled).toEqual([testId(3)]));
    expect(await listDeadLetters(places)).toEqual([]);
  });
});
