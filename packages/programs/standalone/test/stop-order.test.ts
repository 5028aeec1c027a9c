import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeEvent } from '@tertulia/events';
import { drain } from '@tertulia/messaging';
import { systemClock, systemIds } from '@tertulia/persistence';
import { eventually, startTestServer, testApplicationRole } from '@tertulia/testkit';
import { Client } from 'pg';
import { createPlatform, type Platform } from '../src/platform.js';

const monthMs = 31 * 86_400_000;
const made = { name: 'Salón', timeZone: 'UTC', currency: 'MXN', country: 'MX', isDemo: false };

let platform: Platform;
let owners: Map<string, Client>;
let passedMs: number;
let suffix: string;

beforeEach(async () => {
  const server = await startTestServer();
  suffix = randomBytes(5).toString('hex');
  passedMs = 0;
  owners = new Map();
  const urlOf = (database: string) => server.urlOf(database.replace('tertulia_', `test_stop_${suffix}_`));
  const secret = randomBytes(32).toString('hex');
  platform = await createPlatform({
    databaseServer: { urlOf, stop: async () => undefined },
    secrets: {
      databasePassword: secret,
      applicationPassword: testApplicationRole.password,
      principalSecret: secret,
      visitorTokenSecret: secret,
      credentialsKey: secret,
      mailSealKey: secret,
      pushKey: Buffer.alloc(32, 7).toString('base64url'),
      filesLinkKey: 'f'.repeat(32),
    },
    settings: { publicUrl: 'http://localhost:3000', filesFolder: join(tmpdir(), `tertulia-files-${suffix}`) },
    clock: { now: () => new Date(systemClock.now().getTime() + passedMs) },
    ids: systemIds,
    logLevel: 'silent',
  });
  for (const name of platform.subgraphs.keys()) {
    const owner = new Client({ connectionString: urlOf(`tertulia_${name}`) });
    await owner.connect();
    owners.set(name, owner);
  }
});
afterEach(async () => {
  for (const owner of owners.values()) await owner.end();
  const admin = new Client({ connectionString: (await startTestServer()).urlOf('postgres') });
  await admin.connect();
  for (const name of owners.keys()) await admin.query(`drop database test_stop_${suffix}_${name} with (force)`);
  await admin.end();
});

function ownerOf(subgraph: string): Client {
  const owner = owners.get(subgraph);
  if (owner === undefined) throw new Error(`no database of ${subgraph}`);
  return owner;
}

async function founded(): Promise<string> {
  const organizationId = systemIds.next();
  const origin = { id: systemIds.next(), occurredAt: new Date(), organizationId };
  await platform.bus.publish([makeEvent('identity.organization-created.v1', origin, { organizationId, ...made })]);
  return organizationId;
}

async function blockedIn(subgraph: string): Promise<number> {
  const sql =
    'select count(*)::int as n from pg_locks where not granted and database is not null and relation is not null';
  const { rows } = await ownerOf(subgraph).query<{ n: number }>(sql);
  return rows[0]?.n ?? 0;
}

test('A stopped subgraph accepts no more events', async () => {
  await platform.stop();
  const organizationId = await founded();
  for (const subgraph of ['bots', 'billing', 'templates']) {
    const sql = 'select count(*)::int as n from inbox where organization_id = $1';
    expect([subgraph, (await ownerOf(subgraph).query(sql, [organizationId])).rows]).toEqual([subgraph, [{ n: 0 }]]);
  }
});

test('A running job ends before the database is closed when the platform stops', async () => {
  const organizationId = await founded();
  await drain(platform.relays);
  passedMs = monthMs;
  const billing = ownerOf('billing');
  await billing.query('begin; lock table plan_subscription in access exclusive mode');
  platform.start();
  await eventually(async () => expect(await blockedIn('billing')).toBeGreaterThan(0));
  const stopped = platform.stop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await billing.query('commit');
  await stopped;
  const { rows } = await billing.query('select status from plan_subscription where organization_id = $1', [
    organizationId,
  ]);
  expect(rows).toEqual([{ status: 'PAST_DUE' }]);
});

test('An event that a consumer is handling is finished when the platform stops', async () => {
  const bots = ownerOf('bots');
  await bots.query('begin; lock table inbox in access exclusive mode');
  const founding = founded();
  await eventually(async () => expect(await blockedIn('bots')).toBeGreaterThan(0));
  const stopped = platform.stop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await bots.query('commit');
  await stopped;
  const organizationId = await founding;
  const { rows } = await bots.query('select count(*)::int as n from inbox where organization_id = $1', [
    organizationId,
  ]);
  expect(rows).toEqual([{ n: 1 }]);
});
