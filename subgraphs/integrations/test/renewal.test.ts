import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { fromGlobalId } from '@tertulia/subgraph';
import { eventually } from '@tertulia/testkit';
import { registryForTests } from './connectors-for-tests.js';
import { startProvider, visit } from './oauth-provider.js';
import { ana, deviceToken, integrationsWorld, organizationA, type World } from './world.js';

const start = `mutation { startConnection(input: { connector: "sheets", name: "Hoja" }) { authorizationUrl } }`;
const session = 's'.repeat(43);
const hourMs = 3_600_000;

let world: World;
let provider: Awaited<ReturnType<typeof startProvider>>;
let connectionId = '';
beforeEach(async () => {
  provider = await startProvider();
  world = await integrationsWorld({ registry: registryForTests, replicas: 2, settings: provider.settings });
  world.sessions.set(session, ana);
  connectionId = await connect();
});
afterEach(async () => {
  await world.close();
  await provider.close();
});

async function connect(): Promise<string> {
  const { startConnection } = await world.tell(ana, start);
  const { authorizationUrl } = startConnection as unknown as { authorizationUrl: string };
  const cookie = `__Host-tertulia_session=${session}; __Host-tertulia_device=${deviceToken}`;
  const page = await world.returnFromProvider({ search: `?${String(await visit(authorizationUrl))}`, cookie });
  provider.state.tokenRequests = 0;
  return fromGlobalId('connection', new URL(page).searchParams.get('connection') ?? '');
}

async function use(replica = 0) {
  const opened = world.replicas[replica];
  if (opened === undefined) throw new Error('no such process');
  return opened.deps.credentials.use(organizationA, connectionId);
}

/** Codes of the failures of so many uses at once, over both processes. */
async function atOnce(count: number) {
  const settled = await Promise.allSettled(Array.from({ length: count }, async (_, index) => use(index % 2)));
  const used = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const codes = settled.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [],
  );
  return { used, codes };
}

interface Row {
  readonly state: string;
  readonly state_reason: string | null;
  readonly revision: number;
  readonly lease_id: string | null;
}

async function rowOf(): Promise<Row> {
  const [row] = await rowsOf<Row>('select state, state_reason, revision, lease_id from connection');
  if (row === undefined) throw new Error('the connection is gone');
  return row;
}

async function rowsOf<T>(sql: string): Promise<T[]> {
  return asPlatform('test', async () => world.database.transact(async (em) => em.execute<T[]>(sql)));
}

describe('an access token that has expired', () => {
  test('is renewed once for a hundred uses at once in two processes, and the grant stays alive', async () => {
    world.clock.advance(hourMs);
    const { used, codes } = await atOnce(100);
    expect(codes).toEqual([]);
    expect(provider.state.tokenRequests).toBe(1);
    expect(new Set(used.map((one) => one.secret['accessToken'])).size).toBe(1);
    expect(await rowOf()).toMatchObject({ state: 'CONNECTED', revision: 2, lease_id: null });
    // The provider revokes the grant when a refresh token is used twice: that it renews again shows that none was.
    world.clock.advance(hourMs);
    expect((await atOnce(100)).codes).toEqual([]);
    expect(provider.state.tokenRequests).toBe(2);
  });

  test('is not renewed before its last minute', async () => {
    world.clock.advance(hourMs - 61_000);
    await use();
    expect(provider.state.tokenRequests).toBe(0);
    world.clock.advance(2_000);
    await use();
    expect(provider.state.tokenRequests).toBe(1);
  });

  test('lets everybody who waits for it hold no database connection', async () => {
    world.clock.advance(hourMs);
    provider.state.fault = 'STALL';
    const waiting = atOnce(100);
    await eventually(() => expect(provider.state.stalled.size).toBe(1));
    // Who waits looks again and again, but nobody keeps what was taken before now.
    const [{ now } = { now: '' }] = await rowsOf<{ now: string }>('select clock_timestamp()::text as now');
    const busy = `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and state <> 'idle' and coalesce(xact_start, query_start) < '${now}'`;
    await eventually(async () => expect(await rowsOf(busy)).toEqual([]));
    expect(provider.state.stalled.size).toBe(1);
    expect(await world.tell(ana, '{ connectors { name } }')).toMatchObject({ connectors: expect.any(Array) });
    provider.state.fault = 'NONE';
    provider.release();
    expect((await waiting).codes).toEqual([]);
    expect(provider.state.tokenRequests).toBe(1);
  });

  test('is renewed by another process when the one with the lease has died', async () => {
    world.clock.advance(hourMs);
    await rowsOf(
      "update connection set lease_id = gen_random_uuid(), lease_until = clock_timestamp() + interval '300 milliseconds'",
    );
    expect((await use(1)).revision).toBe(2);
    expect(provider.state.tokenRequests).toBe(1);
    expect((await rowOf()).lease_id).toBeNull();
  });

  test('needs a person once the access is revoked, and the provider is not asked again', async () => {
    world.clock.advance(hourMs);
    await provider.revoke();
    const { used, codes } = await atOnce(20);
    expect(used).toEqual([]);
    expect(new Set(codes)).toEqual(new Set(['CONNECTION_NEEDS_AUTHORIZATION']));
    expect(await rowOf()).toMatchObject({ state: 'REAUTHORIZE', state_reason: 'GRANT_REVOKED' });
    expect(provider.state.tokenRequests).toBe(1);
    await world.drain();
    expect(world.published.filter(({ payload }) => JSON.stringify(payload).includes('REAUTHORIZE'))).toMatchObject([
      { payload: { connectionId, state: 'REAUTHORIZE', previous: 'CONNECTED', reason: 'GRANT_REVOKED' } },
    ]);
  });

  test.each([
    ['DOWN', 'OUTAGE'],
    ['LIMITED', 'LIMITED'],
  ] as const)(
    'is an error only after the fifth failure (%s), never a matter for a person, and heals',
    async (fault, reason) => {
      world.clock.advance(hourMs);
      provider.state.fault = fault;
      const states: string[] = [];
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await expect(use()).rejects.toMatchObject({ code: 'CONNECTION_UNAVAILABLE' });
        states.push((await rowOf()).state);
      }
      expect(states).toEqual(['CONNECTED', 'CONNECTED', 'CONNECTED', 'CONNECTED', 'ERROR']);
      expect((await rowOf()).state_reason).toBe(reason);
      provider.state.fault = 'NONE';
      const { revision } = await use();
      await world.deps.credentials.reported(organizationA, connectionId, { outcome: 'DONE', revision });
      expect((await rowOf()).state).toBe('CONNECTED');
    },
  );

  test('is still used in its last minute while the provider is down', async () => {
    world.clock.advance(hourMs - 30_000);
    provider.state.fault = 'DOWN';
    const { used, codes } = await atOnce(10);
    expect([used.length, codes]).toEqual([10, []]);
    expect((await rowOf()).state).toBe('CONNECTED');
  });
});

describe('a token that the other side refuses', () => {
  test('is renewed first; only a refusal of the new one needs a person', async () => {
    const { revision } = await use();
    const refuse = async (of: number) =>
      world.deps.credentials.reported(organizationA, connectionId, { outcome: 'AUTHENTICATION', revision: of });
    await Promise.all(Array.from({ length: 20 }, async () => refuse(revision)));
    expect((await rowOf()).state).toBe('CONNECTED');
    const renewed = await use();
    expect(renewed.revision).toBe(revision + 1);
    await refuse(revision);
    expect((await rowOf()).state).toBe('CONNECTED');
    await refuse(revision + 1);
    expect(await rowOf()).toMatchObject({ state: 'REAUTHORIZE', state_reason: 'CREDENTIAL_REFUSED' });
  });
});
