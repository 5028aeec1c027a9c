import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InMemoryPubSub, topic } from '@tertulia/messaging';
import { revocationsTopic } from '@tertulia/principal';
import type { CredentialRevocation, Principal } from '@tertulia/principal';
import { openRedis } from '@tertulia/messaging/redis';
import type { RedisServer } from '@tertulia/messaging/redis';
import { createLog } from '@tertulia/subgraph';
import { describeOnRedis, testId } from '@tertulia/testkit';
import { gateway, openWorld, password, salon } from './world.js';
import type { World, Person } from './world.js';

describeOnRedis('two identities on one database and one Redis', (server) => {
  const pubSub = new InMemoryPubSub();
  const connections: RedisServer[] = [];
  let here: World;
  let there: World;
  beforeAll(async () => {
    const log = createLog('identity', 'silent');
    for (let replica = 0; replica < 2; replica += 1) {
      connections.push(await openRedis({ url: server.url, name: 'test', log, prefix: server.prefix }));
    }
    const [first, second] = connections;
    if (first === undefined || second === undefined) throw new Error('no Redis');
    here = await openWorld({ redis: first, pubSub });
    there = await openWorld({ redis: second, pubSub, replicaOf: here });
  });
  afterAll(async () => {
    await there.close();
    await here.close();
    for (const redis of connections) await redis.close();
  });

  /** As the gateway asks. */
  const resolve = async (at: World, kind: string, token: string): Promise<Principal | null> => {
    const answer = await at.ask(gateway, `{ resolveCredential(kind: "${kind}", token: "${token}") }`);
    expect(answer.codes).toEqual([]);
    return answer.data['resolveCredential'] as unknown as Principal | null;
  };
  const remembered = async (person: Person): Promise<void> => {
    for (const at of [here, there]) expect((await resolve(at, 'SESSION', person.token))?.kind).toBe('USER');
  };
  const meansTo = async (person: Person): Promise<Principal | null> => {
    const [one, other] = [await resolve(here, 'SESSION', person.token), await resolve(there, 'SESSION', person.token)];
    expect(one).toEqual(other);
    return one;
  };
  const membershipId = async (admin: Person, email: string): Promise<string> => {
    const answer = await admin.ask('{ organization { members(first: 50) { nodes { id user { email } } } } }');
    const nodes = answer.data['organization']?.['members']?.['nodes'] as unknown as {
      id: string;
      user: { email: string };
    }[];
    return nodes.find(({ user }) => user.email === email)?.id ?? '';
  };

  test('a signed-out session is refused everywhere at once, and gateways are notified', async () => {
    const ana = await here.signUp('Ana');
    await remembered(ana);
    const told = pubSub.subscribe(topic<CredentialRevocation>(revocationsTopic));
    const principal = await resolve(there, 'SESSION', ana.token);
    await ana.ask('mutation { signOut { isSignedOut } }');
    expect(await meansTo(ana)).toBeNull();
    const { value } = await told.next();
    expect(value).toEqual({
      sessionIds: [principal?.kind === 'USER' ? principal.sessionId : ''],
      userIds: [],
      keyIds: [],
      organizationIds: [],
    });
    await told.return?.();
  });

  test('a changed role and a removed member take effect everywhere at once', async () => {
    const admin = await here.signUp('Berta');
    const member = await here.join(admin, 'Carla', 'VIEWER');
    await remembered(member);
    const id = await membershipId(admin, member.email);
    await admin.ask(
      'mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) { userErrors { code } } }',
      {
        input: { membershipId: id, role: 'ORGANIZATION_ADMIN' },
      },
    );
    expect(await meansTo(member)).toMatchObject({ role: 'ORGANIZATION_ADMIN' });
    await admin.ask('mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { userErrors { code } } }', {
      input: { membershipId: id },
    });
    expect(await meansTo(member)).toMatchObject({ role: null, organizationId: null });
  });

  test('another language, organization or password takes effect everywhere at once', async () => {
    const dora = await here.signUp('Dora');
    const elsewhere = await signIn(here, dora);
    await remembered(dora);
    await remembered(elsewhere);
    const profile = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }';
    await dora.ask(profile, { input: { locale: 'en' } });
    expect(await meansTo(dora)).toMatchObject({ locale: 'en' });
    const before = await meansTo(dora);
    await dora.ask(
      'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { id } userErrors { code } } }',
      { input: { ...salon, name: 'Otra casa' } },
    );
    const after = await meansTo(dora);
    expect(after?.kind === 'USER' ? after.organizationId : null).not.toBe(
      before?.kind === 'USER' ? before.organizationId : null,
    );
    await dora.ask(profile, { input: { currentPassword: password, newPassword: 'una-clave-nueva-9' } });
    expect(await meansTo(dora)).toMatchObject({ kind: 'USER' });
    expect(await meansTo(elsewhere)).toBeNull();
  });

  test('a revoked API key is refused everywhere at once', async () => {
    const eva = await here.signUp('Eva');
    const made = await eva.ask(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } userErrors { code } } }',
      { input: { name: 'Caja', mode: 'LIVE', scopes: ['BOTS_READ'] } },
    );
    const key = made.data['createApiKey']?.['key'] as unknown as string;
    for (const at of [here, there]) expect((await resolve(at, 'API_KEY', key))?.kind).toBe('API_KEY');
    await eva.ask('mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }', {
      input: { apiKeyId: made.data['createApiKey']?.['apiKey']?.['id'] },
    });
    for (const at of [here, there]) expect(await resolve(at, 'API_KEY', key)).toBeNull();
  });

  test('a deleted organization is gone everywhere at once, with its own people and keys', async () => {
    const email = 'hilda@demo.test';
    await here.identity.useCases.createDemoOrganization({
      id: testId(0xde),
      details: { ...salon, name: 'Demo de dos' },
      founder: { email, name: 'Hilda', locale: 'es', password },
      members: [],
    });
    const founder = await signIn(here, here.personWith('', email));
    const made = await founder.ask('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }', {
      input: { name: 'Caja', mode: 'TEST', scopes: ['BOTS_READ'] },
    });
    const key = made.data['createApiKey']?.['key'] as unknown as string;
    await remembered(founder);
    for (const at of [here, there]) expect((await resolve(at, 'API_KEY', key))?.kind).toBe('API_KEY');
    const deleted = await founder.ask(
      'mutation ($input: DeleteDemoDataInput!) { deleteDemoData(input: $input) { isDeleted } }',
      { input: { confirmName: 'Demo de dos' } },
    );
    expect(deleted.data['deleteDemoData']).toEqual({ isDeleted: true });
    expect(await meansTo(founder)).toBeNull();
    for (const at of [here, there]) expect(await resolve(at, 'API_KEY', key)).toBeNull();
  });

  test('an appointed super admin has the role everywhere', async () => {
    const ines = await here.signUp('Ines');
    await remembered(ines);
    expect(await there.identity.useCases.grantSuperAdmin(ines.email)).toBe(true);
    expect(await meansTo(ines)).toMatchObject({ isSuperAdmin: true });
  });

  test('use of a session is recorded once a minute, even from the cache, and the session lives on', async () => {
    const fia = await here.signUp('Fia');
    await remembered(fia);
    const lastSeen = async (): Promise<number> => {
      const [row] = await here.owner<{ at: string }>(
        `select max(last_seen_at)::text as at from sessions s join users u on u.id = s.user_id where u.email = '${fia.email}'`,
      );
      return Date.parse(row?.at ?? '');
    };
    const first = await lastSeen();
    here.clock.advance(59_000);
    await remembered(fia);
    expect(await lastSeen()).toBe(first);
    here.clock.advance(1_000);
    await remembered(fia);
    expect((await lastSeen()) - first).toBe(60_000);
  });

  test('a cached credential does not outlive its expiry', async () => {
    const gala = await here.signUp('Gala');
    await remembered(gala);
    await here.owner(`update sessions set expires_at = now() - interval '20 years' where token_hash is not null`);
    // The cached session would last 30 days: its expiry counts, and then the stores have nothing either.
    here.clock.advance(31 * 86_400_000);
    expect(await meansTo(gala)).toBeNull();
  });

  async function signIn(at: World, person: Person): Promise<Person> {
    const answer = await at.ask(
      { kind: 'ANONYMOUS', locale: 'es' },
      'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
      { input: { email: person.email, password } },
    );
    return at.personWith(answer.session?.token ?? '', person.email);
  }
});
