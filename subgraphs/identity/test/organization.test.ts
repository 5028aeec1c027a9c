import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals, testId } from '@tertulia/testkit';
import { appointSuperAdmin } from '../src/appoint-super-admin.js';
import { gateway, openWorld, password, salon } from './world.js';
import type { World, Person } from './world.js';

let world: World;
let admin: Person;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signUp('Ana');
});
afterAll(async () => world.close());

const updateMutation = `mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) {
  organization { name slug country timeZone currency locale } userErrors { field code } } }`;
const createMutation = `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) {
  organization { id name members { totalCount } } userErrors { field code } } }`;
const switchMutation = `mutation ($id: ID!) { switchOrganization(input: { organizationId: $id }) {
  viewer { role organization { name } } userErrors { field code } } }`;
const createKeyMutation = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  key apiKey { id name prefix mode scopes expiresAt lastUsedAt revokedAt } userErrors { field code } } }`;

describe('an organization', () => {
  test('accepts new details and keeps its slug', async () => {
    const input = { name: 'Salón Nuevo', timeZone: 'America/Argentina/Buenos_Aires', currency: 'ARS', country: 'AR' };
    const answer = await admin.ask(updateMutation, { input });
    expect(answer.data['updateOrganization']).toEqual({
      organization: { ...input, slug: 'salon-nandu', locale: 'es' },
      userErrors: [],
    });
  });

  test('publishes its facts when one of them changed, once, and not when only something else did', async () => {
    const owner = await world.signUp('Estela');
    const changes = async () =>
      (await world.events()).filter(({ name }) => name === 'identity.organization-changed.v1');
    const before = (await changes()).length;
    await owner.ask(updateMutation, { input: { name: 'Salón Estrella' } });
    await owner.ask(updateMutation, { input: { name: 'Salón Estrella', locale: 'en' } });
    await owner.ask(updateMutation, { input: { name: ' ' } });
    await owner.ask(updateMutation, { input: { locale: 'es' } });
    const published = (await changes()).slice(before);
    expect(published.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ name: 'Salón Estrella', timeZone: salon.timeZone, currency: 'MXN' }),
    ]);
  });

  test.each([
    [{ name: '   ' }, 'name', 'REQUIRED'],
    [{ name: 'n'.repeat(101) }, 'name', 'TOO_LONG'],
    [{ name: 'uno\r\ndos' }, 'name', 'INVALID_FORMAT'],
    [{ country: 'ZZ' }, 'country', 'INVALID_VALUE'],
    [{ country: 'mx' }, 'country', 'INVALID_VALUE'],
    [{ currency: 'XXYZ' }, 'currency', 'INVALID_VALUE'],
    [{ timeZone: '+05:00' }, 'timeZone', 'INVALID_VALUE'],
  ])('refuses %j', async (input, field, code) => {
    const answer = await admin.ask(updateMutation, { input });
    expect(answer.data['updateOrganization']).toEqual({
      organization: null,
      userErrors: [{ field: ['input', field], code }],
    });
  });

  test('can be one of several: the session works in the new one, switches back, and stays there', async () => {
    const created = await admin.ask(createMutation, { input: { ...salon, name: 'Segunda' } });
    expect(created.data['createOrganization']).toMatchObject({
      organization: { name: 'Segunda', members: { totalCount: 1 } },
      userErrors: [],
    });
    const viewer = await admin.ask('{ viewer { organization { name } memberships { organization { id name } } } }');
    expect(viewer.data['viewer']?.['organization']?.['name']).toBe('Segunda');
    const memberships = viewer.data['viewer']?.['memberships'] as unknown as {
      organization: { id: string; name: string };
    }[];
    expect(memberships.map(({ organization }) => organization.name)).toEqual(['Salón Nuevo', 'Segunda']);
    const switched = await admin.ask(switchMutation, { id: memberships[0]?.organization.id });
    expect(switched.data['switchOrganization']?.['viewer']).toEqual({
      role: 'ORGANIZATION_ADMIN',
      organization: { name: 'Salón Nuevo' },
    });
    const after = await admin.ask('{ organization { name } }');
    expect(after.data['organization']?.['name']).toBe('Salón Nuevo');
  });

  test('of others cannot be switched to: the error is that of one that does not exist', async () => {
    const other = await world.signUp('Otra');
    const id = (await other.ask('{ organization { id } }')).data['organization']?.['id'];
    const answers = await Promise.all(
      [id, `org_${'0'.repeat(32)}`, 'x'].map((each) => admin.ask(switchMutation, { id: each })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.data['switchOrganization']).toEqual({
      viewer: null,
      userErrors: [{ field: null, code: 'NOT_FOUND' }],
    });
  });
});

describe('an API key', () => {
  test('is returned once, stored as a hash, resolved with its scopes, and has the time of its last use', async () => {
    const input = { name: 'CRM', mode: 'LIVE', scopes: ['BOTS_READ', 'METRICS_READ', 'BOTS_READ'] };
    const created = await admin.ask(createKeyMutation, { input });
    const { key, apiKey } = created.data['createApiKey'] as unknown as { key: string; apiKey: { prefix: string } };
    expect(key).toMatch(/^ttl_live_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ name: 'CRM', prefix: key.slice(0, 13), scopes: ['BOTS_READ', 'METRICS_READ'] });
    const [row] = await world.owner<{ text: string }>('select json_agg(k)::text as text from api_keys k');
    expect(row?.text).not.toContain(key);

    const found = await world.ask(gateway, `{ resolveCredential(kind: "API_KEY", token: "${key}") }`);
    expect(found.data['resolveCredential']).toMatchObject({
      kind: 'API_KEY',
      scopes: ['bots:read', 'metrics:read'],
      mode: 'LIVE',
    });
    const [own] = await world.owner<{ id: string; organization: string }>(
      "select id, organization_id as organization from api_keys where name = 'CRM'",
    );
    const asKey = principals.apiKey(['bots:read'], { keyId: own?.id ?? '', organizationId: own?.organization ?? '' });
    expect((await world.ask(asKey, '{ viewer { apiKeyName user { id } } }')).data['viewer']).toEqual({
      apiKeyName: 'CRM',
      user: null,
    });
    const listed = async () => {
      const answer = await admin.ask('{ organization { apiKeys { lastUsedAt } } }');
      return answer.data['organization']?.['apiKeys']?.[0]?.['lastUsedAt'] as unknown as string;
    };
    const first = world.clock.now().toISOString();
    expect(await listed()).toBe(first);
    world.clock.advance(59_000);
    await world.ask(gateway, `{ resolveCredential(kind: "API_KEY", token: "${key}") }`);
    expect(await listed()).toBe(first);
    world.clock.advance(1_000);
    await world.ask(gateway, `{ resolveCredential(kind: "API_KEY", token: "${key}") }`);
    expect(await listed()).toBe(world.clock.now().toISOString());
  });

  test('is refused once it expires or is revoked; revoking again changes nothing', async () => {
    const expiresAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const input = { name: 'Prueba', mode: 'TEST', scopes: ['BOTS_READ'] };
    const short = await admin.ask(createKeyMutation, { input: { ...input, expiresAt } });
    const long = await admin.ask(createKeyMutation, { input });
    const resolved = async (key: unknown) =>
      (await world.ask(gateway, `{ resolveCredential(kind: "API_KEY", token: "${String(key)}") }`)).data[
        'resolveCredential'
      ];
    expect(short.data['createApiKey']?.['key']).toMatch(/^ttl_test_/);
    expect(await resolved(short.data['createApiKey']?.['key'])).toMatchObject({ mode: 'TEST' });
    world.clock.advance(60_000);
    expect(await resolved(short.data['createApiKey']?.['key'])).toBeNull();
    const revoke = `mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { apiKey { revokedAt } userErrors { code } } }`;
    const id = long.data['createApiKey']?.['apiKey']?.['id'];
    const revoked = await admin.ask(revoke, { id });
    expect(revoked.data['revokeApiKey']?.['apiKey']?.['revokedAt']).toBe(world.clock.now().toISOString());
    expect(await resolved(long.data['createApiKey']?.['key'])).toBeNull();
    world.clock.advance(5_000);
    expect(await admin.ask(revoke, { id })).toEqual(revoked);
  });

  test.each([
    [{ name: '', mode: 'LIVE', scopes: ['BOTS_READ'] }, 'name', 'REQUIRED'],
    [{ name: 'x', mode: 'LIVE', scopes: [] }, 'scopes', 'REQUIRED'],
    [
      { name: 'x', mode: 'LIVE', scopes: ['BOTS_READ'], expiresAt: '2020-01-01T00:00:00Z' },
      'expiresAt',
      'OUT_OF_RANGE',
    ],
  ])('refuses %j', async (input, field, code) => {
    const answer = await admin.ask(createKeyMutation, { input });
    expect(answer.data['createApiKey']).toEqual({
      key: null,
      apiKey: null,
      userErrors: [{ field: ['input', field], code }],
    });
  });
});

test('a hundred API keys may be usable at a time; revoked and expired ones do not count', async () => {
  const owner = await world.signUp('Llavera');
  const expiresAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
  const create = (input: object = {}) =>
    owner.ask(createKeyMutation, { input: { name: 'CRM', mode: 'LIVE', scopes: ['BOTS_READ'], ...input } });
  const first = await create();
  await create({ expiresAt });
  for (let made = 2; made < 100; made += 1) await create();
  const full = [{ field: ['input', 'name'], code: 'OUT_OF_RANGE' }];
  expect((await create()).data['createApiKey']?.['userErrors']).toEqual(full);
  const revoke = 'mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { userErrors { code } } }';
  await owner.ask(revoke, { id: first.data['createApiKey']?.['apiKey']?.['id'] });
  expect((await create()).data['createApiKey']?.['userErrors']).toEqual([]);
  expect((await create()).data['createApiKey']?.['userErrors']).toEqual(full);
  world.clock.advance(60_000);
  const atOnce = await Promise.all([create(), create(), create()]);
  expect(atOnce.filter((answer) => answer.data['createApiKey']?.['key']).length).toBe(1);
});

describe('demo data', () => {
  const founder = { email: 'demo@tertulia.test', name: 'Demo', locale: 'es', password } as const;
  const deletion = `mutation ($name: String!) { deleteDemoData(input: { confirmName: $name }) { isDeleted userErrors { field code } } }`;

  test('is created with known people and deleted with one mutation, for everyone, and its people are signed out', async () => {
    const member = { ...founder, email: 'gerente@tertulia.test', name: 'Gerente' };
    const { createDemoOrganization } = world.identity.useCases;
    const made = await createDemoOrganization({
      id: testId(0xde),
      details: { ...salon, name: 'Café Demo' },
      founder,
      members: [{ ...member, role: 'BOT_MANAGER', botIds: [testId(0xb1)] }],
    });
    expect(made).toMatchObject({
      organization: { id: testId(0xde), isDemo: true },
      users: [{ name: 'Demo' }, { name: 'Gerente' }],
    });
    const signIn = `mutation { signIn(input: { email: "${founder.email}", password: "${password}" }) { viewer { role } } }`;
    const signedIn = await world.ask(principals.anonymous(), signIn);
    const demo = world.personWith(signedIn.session?.token ?? '', founder.email);

    const wrong = await demo.ask(deletion, { name: 'Otro' });
    expect(wrong.data['deleteDemoData']).toEqual({
      isDeleted: false,
      userErrors: [{ field: ['input', 'confirmName'], code: 'INVALID_VALUE' }],
    });
    const deleted = await demo.ask(deletion, { name: 'Café Demo' });
    expect(deleted.data['deleteDemoData']).toEqual({ isDeleted: true, userErrors: [] });
    expect(deleted.session).toEqual({ clear: true });
    expect((await demo.principal()).kind).toBe('ANONYMOUS');
    const left = await world.owner<{ count: number }>(
      `select count(*)::int as count from (select id from users where is_demo union all select id from organizations where is_demo
       union all select id from memberships where organization_id = ? union all select id from audit_entries where organization_id = ?) rest`,
      [testId(0xde), testId(0xde)],
    );
    expect(left[0]?.count).toBe(0);
    const announced = (await world.events()).filter((event) => event.organizationId === testId(0xde));
    expect(announced.map((event) => event.name)).toContain('identity.organization-deleted.v1');
  });

  test('a real organization cannot be deleted as demo data, nor a demo by an API key', async () => {
    expect((await admin.ask(deletion, { name: 'Salón Nuevo' })).codes).toEqual(['FORBIDDEN']);
    const key = principals.apiKey(['organization:read']);
    expect((await world.ask(key, deletion, { name: 'x' })).codes).toEqual(['FORBIDDEN']);
    expect((await admin.ask('{ organization { name } }')).data['organization']?.['name']).toBe('Salón Nuevo');
  });

  test('does not reuse the account of a real person', async () => {
    const { createDemoOrganization } = world.identity.useCases;
    const demo = { id: testId(0xdf), details: salon, founder: { ...founder, email: admin.email }, members: [] };
    await expect(createDemoOrganization(demo)).rejects.toThrow('EMAIL_TAKEN');
  });
});

test('a super admin can also be appointed with access to the database alone', async () => {
  const boss = await world.signUp('Operadora', null);
  const { ownerUrl } = world.databases;
  expect(await appointSuperAdmin(ownerUrl, 'nadie@tertulia.test')).toBe(false);
  expect(await appointSuperAdmin(ownerUrl, ` ${boss.email.toUpperCase()}`)).toBe(true);
  const again = await world.ask(
    principals.anonymous(),
    'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { role } } }',
    { input: { email: boss.email, password } },
  );
  expect(again.data['signIn']?.['viewer']?.['role']).toBe('SUPER_ADMIN');
});

test('a super admin is appointed outside the API and sees organizations, but not their members', async () => {
  const boss = await world.signUp('Plataforma', null);
  const id = (await admin.ask('{ organization { id } }')).data['organization']?.['id'];
  const query = 'query ($id: ID) { organization(id: $id) { name } }';
  expect((await boss.ask(query, { id })).data['organization']).toBeNull();
  expect(await world.identity.useCases.grantSuperAdmin(boss.email)).toBe(true);
  expect(await world.identity.useCases.grantSuperAdmin('nadie@tertulia.test')).toBe(false);
  expect((await boss.ask(query, { id })).data['organization']).toEqual({ name: 'Salón Nuevo' });
  expect((await boss.ask('{ viewer { role } }')).data['viewer']?.['role']).toBe('SUPER_ADMIN');
  const members = await boss.ask('query ($id: ID) { organization(id: $id) { members { totalCount } } }', { id });
  expect(members.codes).toEqual(['FORBIDDEN']);
});
