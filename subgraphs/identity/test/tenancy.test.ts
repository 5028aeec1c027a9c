import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { asPlatform, inTenant, openDatabase } from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { principals, testId } from '@tertulia/testkit';
import { openWorld } from './world.js';
import type { Answer, World, Person } from './world.js';

let world: World;
let ana: Person;
let berta: Person;
let bertas: Belongings;

interface Belongings {
  readonly organization: string;
  readonly user: string;
  readonly membership: string;
  readonly invitation: string;
  readonly apiKey: string;
  readonly session: string;
}

beforeAll(async () => {
  world = await openWorld();
  [ana, berta] = [await world.signUp('Ana'), await world.signUp('Berta')];
  bertas = await belongingsOf(berta);
});
afterAll(async () => world.close());

async function belongingsOf(person: Person): Promise<Belongings> {
  await person.ask('mutation { inviteMember(input: { email: "x@salon.mx", role: VIEWER }) { link } }');
  await person.ask('mutation { createApiKey(input: { name: "k", mode: LIVE, scopes: [BOTS_READ] }) { key } }');
  const answer = await person.ask(`{ viewer { user { id sessions { id } } }
    organization { id members { nodes { id } } invitations { id } apiKeys { id } } }`);
  const { user } = answer.data['viewer'] as unknown as { user: { id: string; sessions: { id: string }[] } };
  const { id, members, invitations, apiKeys } = answer.data['organization'] as unknown as {
    id: string;
    members: { nodes: { id: string }[] };
    invitations: { id: string }[];
    apiKeys: { id: string }[];
  };
  return {
    organization: id,
    user: user.id,
    membership: members.nodes[0]?.id ?? '',
    invitation: invitations[0]?.id ?? '',
    apiKey: apiKeys[0]?.id ?? '',
    session: user.sessions[0]?.id ?? '',
  };
}

const errors = 'userErrors { field code message }';
const probes: [kind: keyof Belongings, operation: string][] = [
  ['organization', 'query ($id: ID!) { organization(id: $id) { id name } }'],
  ['organization', 'query ($id: ID!) { node(id: $id) { id __typename } }'],
  ['organization', 'query ($id: ID!) { nodes(ids: [$id]) { id } }'],
  [
    'organization',
    'query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization { name } } }',
  ],
  ['user', 'query ($id: ID!) { node(id: $id) { id ... on User { email } } }'],
  [
    'user',
    'query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { name email } } }',
  ],
  [
    'organization',
    `mutation ($id: ID!) { switchOrganization(input: { organizationId: $id }) { viewer { kind } ${errors} } }`,
  ],
  ['session', `mutation ($id: ID!) { endSession(input: { sessionId: $id }) { sessions { id } ${errors} } }`],
  ['invitation', `mutation ($id: ID!) { revokeInvitation(input: { invitationId: $id }) { invitationId ${errors} } }`],
  [
    'membership',
    `mutation ($id: ID!) { changeMemberRole(input: { membershipId: $id, role: VIEWER }) { membership { id } ${errors} } }`,
  ],
  ['membership', `mutation ($id: ID!) { removeMember(input: { membershipId: $id }) { membershipId ${errors} } }`],
  ['apiKey', `mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { apiKey { id } ${errors} } }`],
];

// The entity resolver takes representations without variables, so the id is part of the query.
function queryById(person: Person, operation: string, id: string): Promise<Answer> {
  if (!operation.includes('_entities')) return person.ask(operation, { id });
  return person.ask(operation.replace('($id: ID!)', '').replace('$id', JSON.stringify(id)));
}

describe('the ids of another organization', () => {
  test.each(probes)('a %s in `%s` gets the same response as one that does not exist', async (kind, operation) => {
    const id = bertas[kind];
    expect(id).toMatch(/^[a-z]{3}_[0-9a-f]{32}$/);
    const nobodys = `${id.slice(0, 4)}${'0'.repeat(32)}`;
    const [other, nothing] = [await queryById(ana, operation, id), await queryById(ana, operation, nobodys)];
    expect(other).toEqual(nothing);
    expect(other.codes).toEqual([]);
    expect(JSON.stringify(other)).not.toContain('Berta');
  });

  test('changed nothing when they were tried', async () => {
    expect(await belongingsOf(berta)).toMatchObject({
      organization: bertas.organization,
      membership: bertas.membership,
    });
    const mine = await ana.ask('query ($id: ID!) { node(id: $id) { ... on User { email } } }', {
      id: (await belongingsOf(ana)).user,
    });
    expect(mine.data['node']?.['email']).toBe(ana.email);
  });

  const foreignKinds = {
    bot: 'Bot',
    ver: 'BotVersion',
    pub: 'Publication',
    cnv: 'Conversation',
    con: 'Contact',
    ind: 'Industry',
    tpl: 'BotTemplate',
  };
  const nodesQuery = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
  const idsWith = (digit: string) =>
    [...Object.keys(foreignKinds), 'xyz', 'msg', 'ses'].map((prefix) => `${prefix}_${digit.repeat(32)}`);

  test('of foreign kinds return stubs of the right type if their owner shows them, to signed-in callers', async () => {
    const ids = idsWith('1');
    for (const id of ids) world.owners.existing.add(id);
    const answer = await ana.ask(nodesQuery, { ids });
    expect(answer.data['nodes']).toEqual([
      ...Object.values(foreignKinds).map((type, index) => ({ __typename: type, id: ids[index] })),
      ...[null, null, null],
    ]);
    const stranger = await world.ask(principals.anonymous(), nodesQuery, { ids: ids.slice(0, 1) });
    expect(stranger.data['nodes']).toEqual([null]);
    expect((await ana.ask(nodesQuery, { ids: Array.from({ length: 101 }, () => 'x') })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  test('of foreign kinds are null if their owner does not show them, one by one and among others', async () => {
    const [real = ''] = idsWith('1');
    world.owners.existing.add(real);
    const ids = idsWith('2');
    const answer = await ana.ask(nodesQuery, { ids: [...ids, real] });
    expect(answer.data['nodes']).toEqual([...ids.map(() => null), { __typename: 'Bot', id: real }]);
    for (const id of ids) {
      const one = await ana.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(one).toMatchObject({ data: { node: null }, codes: [] });
    }
  });

  test('of foreign kinds cause an error, not null, while their owner does not respond', async () => {
    world.owners.fault = 'DEADLINE_EXCEEDED';
    const answer = await ana.ask('query ($id: ID!) { node(id: $id) { id } }', { id: idsWith('1')[0] });
    world.owners.fault = null;
    expect(answer).toMatchObject({ data: { node: null }, codes: ['DEADLINE_EXCEEDED'] });
  });
});

describe('row level security', () => {
  const tables = ['organizations', 'users', 'memberships', 'invitations', 'api_keys', 'audit_entries', 'outbox'];
  const platformTables = ['sessions', 'password_attempts', 'known_devices'];
  let application: Database;
  beforeAll(async () => {
    application = await openDatabase({
      name: 'walls',
      clientUrl: world.databases.clientUrl,
      entities: [],
      poolSize: 2,
    });
  });
  afterAll(async () => application.close());

  const texts = async (table: string) => {
    const rows = await application.read((em) =>
      em.execute<{ text: string }[]>(`select row_to_json(t)::text as text from ${table} t`),
    );
    return rows.map((row) => row.text);
  };

  test.each(tables)(
    'without any filter, %s shows the tenant its own rows, and none without a tenant',
    async (table) => {
      const { organizationId } = (await ana.principal()) as { organizationId: string };
      const { organizationId: other } = (await berta.principal()) as { organizationId: string };
      const own = await inTenant(organizationId, () => texts(table));
      const all = await asPlatform('test', () => texts(table));
      expect(own.length).toBeGreaterThan(0);
      expect(all.length).toBeGreaterThan(own.length);
      expect(own.join()).not.toContain(other);
      expect(own.join()).not.toContain(berta.email);
      expect(await texts(table)).toEqual([]);
      expect(await inTenant(testId(0xff), () => texts(table))).toEqual([]);
    },
  );

  test.each(platformTables)('%s shows no rows to any tenant', async (table) => {
    const { organizationId } = (await ana.principal()) as { organizationId: string };
    expect(await inTenant(organizationId, () => texts(table))).toEqual([]);
  });

  test('accepts no row for another organization, and lets no tenant change an account', async () => {
    const [mine, other] = [await ana.principal(), await berta.principal()] as {
      organizationId: string;
      userId: string;
    }[];
    const run = (sql: string, values: unknown[]) =>
      inTenant(mine?.organizationId ?? '', () => application.transact((em) => em.execute(sql, values, 'run')));
    const insert = 'insert into audit_entries values (?, ?, now(), ?, ?, ?)';
    await expect(run(insert, [testId(1), other?.organizationId, 'a', 'b', 'c'])).rejects.toThrow('row-level security');
    expect(await run('delete from memberships where organization_id = ?', [other?.organizationId])).toMatchObject({
      affectedRows: 0,
    });
    expect(await run('update users set name = ? where id = ?', ['x', mine?.userId])).toMatchObject({ affectedRows: 0 });
  });
});

describe('roles', () => {
  const organizationMutations = [
    `inviteMember(input: { email: "y@salon.mx", role: VIEWER }) { ${errors} }`,
    `revokeInvitation(input: { invitationId: "inv_${'1'.repeat(32)}" }) { ${errors} }`,
    `changeMemberRole(input: { membershipId: "mem_${'1'.repeat(32)}", role: VIEWER }) { ${errors} }`,
    `removeMember(input: { membershipId: "mem_${'1'.repeat(32)}" }) { ${errors} }`,
    `createApiKey(input: { name: "x", mode: LIVE, scopes: [BOTS_READ] }) { ${errors} }`,
    `revokeApiKey(input: { apiKeyId: "key_${'1'.repeat(32)}" }) { ${errors} }`,
    `updateOrganization(input: { name: "x" }) { ${errors} }`,
    `deleteDemoData(input: { confirmName: "x" }) { ${errors} }`,
  ];
  const personMutations = [
    `createOrganization(input: { name: "x", country: "MX", timeZone: "UTC", currency: "MXN", locale: es }) { ${errors} }`,
    `switchOrganization(input: { organizationId: "org_${'1'.repeat(32)}" }) { ${errors} }`,
    `endSession(input: { sessionId: "ses_${'1'.repeat(32)}" }) { ${errors} }`,
    `endOtherSessions { ${errors} }`,
    `updateProfile(input: { name: "x" }) { ${errors} }`,
  ];
  const everyScope = [
    'bots:read',
    'bots:write',
    'conversations:read',
    'conversations:write',
    'metrics:read',
    'billing:read',
    'organization:read',
  ] as const;

  test.each(organizationMutations)('%s is for administrators', async (mutation) => {
    const { organizationId } = (await ana.principal()) as { organizationId: string };
    const programs: Principal[] = [
      principals.apiKey([...everyScope], { organizationId }),
      principals.visitor({ organizationId }),
    ];
    const members = [principals.viewer({ organizationId }), principals.botManager([], { organizationId })];
    for (const principal of [...programs, ...members, principals.superAdmin()]) {
      expect((await world.ask(principal, `mutation { ${mutation} }`)).codes).toEqual(['FORBIDDEN']);
    }
    expect((await world.ask(principals.anonymous(), `mutation { ${mutation} }`)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test.each(personMutations)('%s is for people', async (mutation) => {
    for (const principal of [principals.apiKey([...everyScope]), principals.visitor()]) {
      expect((await world.ask(principal, `mutation { ${mutation} }`)).codes).toEqual(['FORBIDDEN']);
    }
    expect((await world.ask(principals.anonymous(), `mutation { ${mutation} }`)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test.each(['members { totalCount }', 'invitations { id }', 'apiKeys { id }', 'auditEntries { totalCount }'])(
    '%s of the organization is for administrators',
    async (field) => {
      const { organizationId } = (await ana.principal()) as { organizationId: string };
      const callers: Principal[] = [
        principals.viewer({ organizationId }),
        principals.apiKey(['organization:read'], { organizationId }),
      ];
      for (const principal of callers) {
        const answer = await world.ask(principal, `{ organization { name ${field} } }`);
        expect(answer.codes).toEqual(['FORBIDDEN']);
      }
    },
  );

  test('an API key and a visitor see themselves as viewer, and a visitor sees nothing of the organization', async () => {
    const { organizationId } = (await ana.principal()) as { organizationId: string };
    const query =
      '{ viewer { kind user { id } organization { name } scopes role memberships { id } permissions } organization { name } }';
    const program = await world.ask(principals.apiKey(['bots:read'], { organizationId }), query);
    expect(program.data['viewer']).toEqual({
      ...{ kind: 'API_KEY', user: null, organization: { name: 'Salón Ñandú' }, scopes: ['BOTS_READ'], role: null },
      ...{ memberships: [], permissions: ['bots.read', 'bots.readDraft'] },
    });
    const visitor = await world.ask(principals.visitor({ organizationId }), query);
    expect(visitor.data['viewer']).toMatchObject({ kind: 'VISITOR', organization: null, permissions: [] });
    const nobody = await world.ask(principals.anonymous('en'), '{ viewer { kind locale } organization { name } }');
    expect(nobody.data).toEqual({ viewer: { kind: 'ANONYMOUS', locale: 'en' }, organization: null });
  });

  test('permissions follow the role', async () => {
    const viewer = await world.join(ana, 'Vera', 'VIEWER');
    const answer = await viewer.ask('{ viewer { permissions } }');
    expect(answer.data['viewer']?.['permissions']).toEqual(['organization.read', 'bots.read', 'metrics.read']);
    const admin = await ana.ask('{ viewer { permissions } }');
    expect(admin.data['viewer']?.['permissions']).toContain('members.manage');
  });
});

test('a page of members with their users takes the same number of statements for two as for twelve', async () => {
  const clara = await world.signUp('Clara');
  await world.join(clara, 'Clara1', 'VIEWER');
  const principal = await clara.principal();
  const logger = world.identity.database.orm.config.getLogger();
  const count = async (): Promise<number> => {
    const spy = jest.spyOn(logger, 'logQuery');
    const query =
      '{ organization { members { nodes { user { name } organization { name } bots { id } } } invitations { invitedBy { name } } } }';
    const answer = await world.ask(principal, query);
    expect(answer.codes).toEqual([]);
    const statements = spy.mock.calls.length;
    spy.mockRestore();
    return statements;
  };
  const forTwo = await count();
  expect(forTwo).toBeGreaterThan(2);
  const insert = `with person as (insert into users select gen_random_uuid(), 'p' || n || '@x.mx', 'P', 'es', 'x', false, false, now()
    from generate_series(1, 10) n returning id) insert into memberships
    select gen_random_uuid(), ?, id, 'VIEWER', null, now(), null from person`;
  const { organizationId } = principal as { organizationId: string };
  await world.owner(insert, [organizationId]);
  expect(await count()).toBe(forTwo);
});
