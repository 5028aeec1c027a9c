import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { startHubspot } from '../../../e2e/vendors/hubspot.js';
import { startSlack } from '../../../e2e/vendors/slack.js';
import { platformConnectors } from '../src/connectors/all.js';
import { oauthConnector, registryForTests } from './connectors-for-tests.js';
import { connectionTo } from './inbound-sources.js';
import { startProvider, visit } from './oauth-provider.js';
import { ana, deviceToken, integrationsWorld, organizationA, organizationB, type World } from './world.js';

const start = `mutation { startConnection(input: { connector: "sheets", name: "Hoja" }) { authorizationUrl } }`;
const remove = `mutation ($id: ID!) { deleteConnection(input: { connectionId: $id }) { connectionId } }`;
const session = 's'.repeat(43);

let world: World;
let provider: Awaited<ReturnType<typeof startProvider>>;
beforeEach(async () => {
  provider = await startProvider();
  world = await integrationsWorld({ registry: registryForTests, settings: provider.settings });
  world.sessions.set(session, ana);
  world.start();
});
afterEach(async () => {
  await world.close();
  await provider.close();
});

/** A new connection, with its refresh token. */
async function connected(): Promise<{ id: string; refreshToken: string }> {
  const { startConnection } = await world.tell(ana, start);
  const { authorizationUrl } = startConnection as unknown as { authorizationUrl: string };
  const cookie = `__Host-tertulia_session=${session}; __Host-tertulia_device=${deviceToken}`;
  const page = await world.returnFromProvider({ search: `?${String(await visit(authorizationUrl))}`, cookie });
  const id = fromGlobalId('connection', new URL(page).searchParams.get('connection') ?? '');
  const stored = await world.deps.work.read({ organizationId: organizationA }, async ({ connections }) =>
    connections.withCredential(organizationA, id),
  );
  if (stored?.credential == null) throw new Error('nothing was stored');
  const text = await world.deps.sealing.open(organizationA, id, stored.credential);
  const { refreshToken } = JSON.parse(text) as { refreshToken: string };
  return { id, refreshToken };
}

async function deleted(id: string): Promise<void> {
  await world.tell(ana, remove, { id: toGlobalId('connection', id) });
}

async function waiting(): Promise<object[]> {
  return asPlatform('test', async () =>
    world.database.read(async (em) => em.execute<object[]>('select * from token_revocation')),
  );
}

async function keysOf(organizationId: string): Promise<object[]> {
  const sql = 'select id from organization_key where organization_id = ?';
  return asPlatform('test', async () => world.database.read(async (em) => em.execute<object[]>(sql, [organizationId])));
}

async function refreshed(refreshToken: string): Promise<string> {
  const { auth } = oauthConnector;
  if (auth.kind !== 'OAUTH') throw new Error('the connector is not by OAuth');
  return world.deps.oauth.refresh(organizationA, auth, refreshToken).then(
    () => 'WORKS',
    (error: unknown) => (error as { reason: string }).reason,
  );
}

/** Each failure doubles the pause before the next try, so that this may take longer than what a test usually waits for. */
const nothingWaits = async () => eventually(async () => expect(await waiting()).toEqual([]), { deadlineMs: 60_000 });

describe('the tokens of a deleted connection', () => {
  test('are revoked at the provider, and forgotten here', async () => {
    const { id, refreshToken } = await connected();
    await deleted(id);
    await nothingWaits();
    expect(provider.state.revocations).toBe(1);
    expect(await refreshed(refreshToken)).toBe('GRANT_REVOKED');
  });

  test('are revoked later when the provider does not respond, and are stored sealed meanwhile', async () => {
    const { id, refreshToken } = await connected();
    provider.state.fault = 'DOWN';
    await deleted(id);
    await eventually(() => expect(provider.state.revocations).toBeGreaterThan(0));
    const stored = await waiting();
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(refreshToken);
    provider.state.fault = 'NONE';
    await nothingWaits();
    expect(await refreshed(refreshToken)).toBe('GRANT_REVOKED');
    expect(world.logged.join('')).not.toContain(refreshToken);
  });

  test('stay valid while another connection, of any organization, uses the same account', async () => {
    const { id, refreshToken } = await connected();
    const other = await connectionTo(world, 'sheets', { organizationId: organizationB });
    await asPlatform('test', async () =>
      world.database.transact(async (em) =>
        em.execute("update connection set account_label = 'ana@salon.example' where id = ?", [other], 'run'),
      ),
    );
    await deleted(id);
    await nothingWaits();
    expect(provider.state.revocations).toBe(0);
    expect(await refreshed(refreshToken)).toBe('WORKS');
  });

  test('of a connection that has none are not sought', async () => {
    const id = await connectionTo(world, 'notes');
    await deleted(id);
    expect(await waiting()).toEqual([]);
  });
});

describe('the tokens of a deleted organization', () => {
  const deletion = async (organizationId: string) =>
    world.emit('identity.organization-deleted.v1', organizationId, { organizationId });

  test('are revoked at the provider, and then nothing of the organization is left', async () => {
    const { refreshToken } = await connected();
    await connectionTo(world, 'notes');
    await deletion(organizationA);
    await nothingWaits();
    expect(provider.state.revocations).toBe(1);
    expect(await refreshed(refreshToken)).toBe('GRANT_REVOKED');
    await eventually(async () => expect(await keysOf(organizationA)).toEqual([]));
  });

  test('are revoked later when the provider does not respond, also those of a connection that was deleted before', async () => {
    const before = await connected();
    provider.state.fault = 'DOWN';
    await deleted(before.id);
    await connectionTo(world, 'sheets');
    await deletion(organizationA);
    await eventually(() => expect(provider.state.revocations).toBeGreaterThan(1));
    expect(await waiting()).toHaveLength(2);
    expect(await keysOf(organizationA)).toHaveLength(1);
    provider.state.fault = 'NONE';
    await nothingWaits();
    expect(await refreshed(before.refreshToken)).toBe('GRANT_REVOKED');
    await eventually(async () => expect(await keysOf(organizationA)).toEqual([]));
  });

  test('leave the key of another organization alone, and an organization without tokens loses its key at once', async () => {
    await connectionTo(world, 'notes');
    await connectionTo(world, 'notes', { organizationId: organizationB });
    await deletion(organizationA);
    expect(await keysOf(organizationA)).toEqual([]);
    expect(await keysOf(organizationB)).toHaveLength(1);
  });
});

test.each([
  ['slack', startSlack, 'POST', '/api/auth.revoke'],
  ['hubspot', startHubspot, 'DELETE', '/oauth/v1/refresh-tokens/token-1'],
] as const)('The tokens of %s are revoked as that vendor wants it', async (name, startOne, method, path) => {
  const vendor = await startOne();
  const registration = { [`${name}ClientId`]: 'tertulia', [`${name}ClientSecret`]: testId(1) };
  const settings = { egressAllowed: vendor.target, vendorUrls: `${name}=${vendor.url}`, ...registration };
  const other = await integrationsWorld({ registry: platformConnectors(), settings });
  other.start();
  try {
    const id = await connectionTo(other, name);
    await other.tell(ana, remove, { id: toGlobalId('connection', id) });
    await eventually(() =>
      expect(vendor.seen.map((one) => `${one.method} ${one.path}`)).toEqual([`${method} ${path}`]),
    );
  } finally {
    await other.close();
    await vendor.close();
  }
});
