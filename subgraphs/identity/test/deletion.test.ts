import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { carryOutDeletions } from '../src/application/carry-out-deletions.js';
import { postgresWork } from '../src/persistence/postgres-work.js';
import { uuidV7Ids } from '@tertulia/persistence';
import { gateway, openWorld, password } from './world.js';
import type { Answer, World, Person } from './world.js';

const dayMs = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.owners.existing.add(botId);
});
afterAll(async () => world.close());

const deleteOrganization = `mutation ($input: DeleteOrganizationInput!) { deleteOrganization(input: $input) {
  organization { deletion { requestedAt dueAt requestedBy { name } } } userErrors { field code message } } }`;
const cancelOrganizationDeletion = `mutation { cancelOrganizationDeletion { organization { deletion { dueAt } } userErrors { field code message } } }`;
const deleteAccount = `mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletesAt userErrors { field code message } } }`;
const cancelAccountDeletion = `mutation { cancelAccountDeletion { user { deletesAt } userErrors { code } } }`;
const createKey = `mutation { createApiKey(input: { name: "CRM", mode: LIVE, scopes: [BOTS_READ] }) { key } }`;

const botId = toGlobalId('bot', testId(0xb0));
const confirmed = { confirmName: 'Salón Ñandú', password };
const requestDeletion = (person: Person, over: object = {}) =>
  person.ask(deleteOrganization, { input: { ...confirmed, ...over } });
const leave = (person: Person, over: object = {}) =>
  person.ask(deleteAccount, { input: { confirmEmail: person.email, password, ...over } });

function carryOut(): ReturnType<typeof carryOutDeletions> {
  const work = postgresWork(world.identity.database, async () => undefined);
  return carryOutDeletions({ work, clock: world.clock, ids: uuidV7Ids(world.clock) });
}

async function keyMeans(key: unknown): Promise<unknown> {
  const answer = await world.ask(gateway, `{ resolveCredential(kind: "API_KEY", token: "${String(key)}") }`);
  return (answer.data['resolveCredential'] as unknown as { kind: string } | null)?.kind ?? null;
}

async function signedIn(email: string): Promise<Person> {
  const mutation = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
  const answer = await world.ask(principals.anonymous(), mutation, { input: { email, password } });
  return world.personWith(answer.session?.token ?? '', email);
}

async function organizationIdOf(person: Person): Promise<string> {
  return ((await person.principal()) as { organizationId: string }).organizationId;
}

/** How often the end of an organization was published so far. */
async function ends(organizationId: string): Promise<number> {
  const events = await world.events();
  return events.filter(
    (event) => event.name === 'identity.organization-deleted.v1' && event.organizationId === organizationId,
  ).length;
}

async function rowsOf(organizationId: string): Promise<string[]> {
  const tables = await world.owner<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organization_id'
     and table_name not in ('outbox', 'inbox') union select 'organizations'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const column = name === 'organizations' ? 'id' : 'organization_id';
    const rows = await world.owner<{ n: number }>(`select count(*)::int as n from ${name} where ${column} = ?`, [
      organizationId,
    ]);
    if ((rows[0]?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

const codesIn = (answer: Answer, field: string) =>
  ((answer.data[field]?.['userErrors'] ?? []) as unknown as { code: string }[]).map(({ code }) => code);

describe('an organization', () => {
  test('is deleted seven days after an administrator requested it: not before, in every table, and its end is published then and once more', async () => {
    const ana = await world.signUp('Ana');
    const other = await world.signUp('Otra');
    const organizationId = await organizationIdOf(ana);
    await world.join(ana, 'Vera', 'VIEWER');
    await world.allowMembers(ana, 15);
    await ana.ask('mutation { inviteMember(input: { email: "x@salon.mx", role: VIEWER }) { link } }');
    const key = (await ana.ask(createKey)).data['createApiKey']?.['key'];
    expect((await requestDeletion(ana)).data['deleteOrganization']).toEqual({
      organization: {
        deletion: {
          requestedAt: world.clock.now().toISOString(),
          dueAt: new Date(world.clock.now().getTime() + 7 * dayMs).toISOString(),
          requestedBy: { name: 'Ana' },
        },
      },
      userErrors: [],
    });
    world.clock.advance(7 * dayMs - 1);
    expect(await carryOut()).toMatchObject({ organizations: 0 });
    expect(await ends(organizationId)).toBe(0);
    expect((await ana.ask('{ organization { name } }')).data['organization']).toEqual({ name: 'Salón Ñandú' });
    world.clock.advance(1);
    expect(await carryOut()).toMatchObject({ organizations: 1 });
    expect(await rowsOf(organizationId)).toEqual([]);
    expect(await ends(organizationId)).toBe(1);
    expect(await keyMeans(key)).toBeNull();
    expect((await ana.ask('{ viewer { user { name } organization { name } } }')).data['viewer']).toEqual({
      user: { name: 'Ana' },
      organization: null,
    });
    expect((await other.ask('{ organization { name } }')).data['organization']).toEqual({ name: 'Salón Ñandú' });
    await carryOut();
    expect(await ends(organizationId)).toBe(1);
    world.clock.advance(3_600_000);
    await carryOut();
    await carryOut();
    expect(await ends(organizationId)).toBe(2);
  });

  test('shows every member that its deletion is pending; its keys are refused at once, and work again when it is cancelled', async () => {
    const berta = await world.signUp('Berta');
    const viewer = await world.join(berta, 'Vero', 'VIEWER');
    const key = (await berta.ask(createKey)).data['createApiKey']?.['key'];
    expect(await keyMeans(key)).toBe('API_KEY');
    await requestDeletion(berta);
    expect(await keyMeans(key)).toBeNull();
    const told = await viewer.ask('{ viewer { organization { deletion { dueAt requestedBy { name } } } } }');
    expect(told.data['viewer']?.['organization']?.['deletion']).toMatchObject({ requestedBy: { name: 'Berta' } });
    expect((await viewer.ask(cancelOrganizationDeletion)).codes).toEqual(['FORBIDDEN']);
    const again = await requestDeletion(berta);
    expect(again.data['deleteOrganization']?.['organization']?.['deletion']).toMatchObject({
      requestedAt: world.clock.now().toISOString(),
    });
    expect((await berta.ask(cancelOrganizationDeletion)).data['cancelOrganizationDeletion']).toEqual({
      organization: { deletion: null },
      userErrors: [],
    });
    expect(await keyMeans(key)).toBe('API_KEY');
    world.clock.advance(8 * dayMs);
    await carryOut();
    const audit = await berta.ask('{ organization { name auditEntries(first: 2) { nodes { action } } } }');
    expect(audit.data['organization']).toEqual({
      name: 'Salón Ñandú',
      auditEntries: {
        nodes: [{ action: 'organization.deletion-cancelled' }, { action: 'organization.deletion-requested' }],
      },
    });
  });

  test.each([
    [{ confirmName: 'Otro' }, ['input', 'confirmName'], 'INVALID_VALUE'],
    [{ confirmName: '' }, ['input', 'confirmName'], 'INVALID_VALUE'],
    [{ password: 'no es la mía' }, ['input', 'password'], 'WRONG_CREDENTIALS'],
  ])('stays when its deletion is requested with %j', async (over, field, code) => {
    const carla = await signedInOrUp('Carla');
    const answer = await requestDeletion(carla, over);
    expect(answer.data['deleteOrganization']).toMatchObject({ organization: null, userErrors: [{ field, code }] });
    expect((await carla.ask('{ organization { deletion { dueAt } } }')).data['organization']).toEqual({
      deletion: null,
    });
  });

  test('can be deleted by its administrators only', async () => {
    const carla = await signedInOrUp('Carla');
    const viewer = await world.join(carla, 'Vilma', 'VIEWER');
    expect((await requestDeletion(viewer)).codes).toEqual(['FORBIDDEN']);
    const key = principals.apiKey(['organization:read']);
    expect((await world.ask(key, deleteOrganization, { input: confirmed })).codes).toEqual(['FORBIDDEN']);
    expect((await world.ask(principals.anonymous(), deleteOrganization, { input: confirmed })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
  });
});

describe('an account', () => {
  test('is signed out everywhere at once, can be restored after signing in, and is deleted after seven days', async () => {
    const boss = await world.signUp('Jefa');
    const eva = await world.join(boss, 'Eva', 'BOT_MANAGER', [botId]);
    const elsewhere = await signedIn(eva.email);
    const evaId = (await eva.ask('{ viewer { user { id } } }')).data['viewer']?.['user']?.['id'] as unknown as string;
    const left = await leave(eva);
    expect(left.data['deleteAccount']).toEqual({
      deletesAt: new Date(world.clock.now().getTime() + 7 * dayMs).toISOString(),
      userErrors: [],
    });
    expect(left.session).toEqual({ clear: true });
    for (const person of [eva, elsewhere]) expect((await person.principal()).kind).toBe('ANONYMOUS');
    const back = await signedIn(eva.email);
    const own = await back.ask('{ viewer { user { deletesAt } } }');
    expect(own.data['viewer']?.['user']?.['deletesAt']).toBe(left.data['deleteAccount']?.['deletesAt']);
    const seen = await boss.ask('{ organization { members { nodes { user { name deletesAt } } } } }');
    expect(seen.data['organization']?.['members']?.['nodes']).toContainEqual({
      user: { name: 'Eva', deletesAt: null },
    });
    expect((await back.ask(cancelAccountDeletion)).data['cancelAccountDeletion']).toEqual({
      user: { deletesAt: null },
      userErrors: [],
    });
    await leave(back);
    world.clock.advance(7 * dayMs);
    expect(await carryOut()).toMatchObject({ accounts: 1 });
    const answer = await boss.ask(
      '{ organization { members { totalCount } auditEntries(first: 50) { nodes { action actor subject } } } }',
    );
    const { auditEntries, ...rest } = answer.data['organization'] ?? {};
    expect(rest).toEqual({ members: { totalCount: 1 } });
    const entries = auditEntries?.['nodes'] as unknown as { action: string; actor: string; subject: string }[];
    // The trail still has one actor for all actions of the person, without the address.
    const gone = `deleted account ${evaId}`;
    expect(entries[0]).toEqual({ action: 'account.deleted', actor: gone, subject: gone });
    expect(entries.find(({ action }) => action === 'member.joined')).toMatchObject({ actor: gone, subject: gone });
    expect(entries.find(({ action }) => action === 'member.invited')).toMatchObject({
      actor: boss.email,
      subject: gone,
    });
    const kept = await world.owner('select 1 from audit_entries where actor = ? or subject = ?', [
      eva.email,
      eva.email,
    ]);
    expect(kept).toEqual([]);
    expect((await world.owner('select 1 from users where email = ?', [eva.email])).length).toBe(0);
    const changes = (await world.events()).filter((event) => event.name === 'identity.membership-changed.v1');
    expect(changes.at(-1)?.payload).toMatchObject({ change: 'REMOVED' });
    expect((await world.signUp('Eva', null)).token).toBeDefined();
  });

  test.each([
    [{ confirmEmail: 'otra@correo.mx' }, ['input', 'confirmEmail'], 'INVALID_VALUE'],
    [{ password: 'no es la mía' }, ['input', 'password'], 'WRONG_CREDENTIALS'],
  ])('stays when its deletion is requested with %j', async (over, field, code) => {
    const sola = await signedInOrUp('Sola', null);
    expect((await leave(sola, over)).data['deleteAccount']).toMatchObject({
      deletesAt: null,
      userErrors: [{ field, code }],
    });
    expect((await sola.principal()).kind).toBe('USER');
  });
});

describe('the last administrator', () => {
  test('cannot delete the account before another member is administrator, or the organization is deleted too', async () => {
    const lola = await world.signUp('Lola');
    expect((await leave(lola)).data['deleteAccount']?.['userErrors']).toEqual([
      {
        field: null,
        code: 'LAST_ADMIN',
        message: 'La organización Salón Ñandú necesita al menos una persona administradora.',
      },
    ]);
    await requestDeletion(lola);
    expect(codesIn(await leave(lola), 'deleteAccount')).toEqual([]);
    const back = await signedIn(lola.email);
    expect(codesIn(await back.ask(cancelOrganizationDeletion), 'cancelOrganizationDeletion')).toEqual(['LAST_ADMIN']);
    await back.ask(cancelAccountDeletion);
    expect(codesIn(await back.ask(cancelOrganizationDeletion), 'cancelOrganizationDeletion')).toEqual([]);
  });

  test('remains when two request the deletion simultaneously', async () => {
    const uno = await world.signUp('Uno');
    const dos = await world.join(uno, 'Dos', 'ORGANIZATION_ADMIN');
    const outcomes = await Promise.all([leave(uno), leave(dos)]);
    expect(outcomes.flatMap((answer) => codesIn(answer, 'deleteAccount'))).toEqual(['LAST_ADMIN']);
  });

  test('is one who stays: a member about to be deleted does not count', async () => {
    const nina = await world.signUp('Nina');
    const olga = await world.join(nina, 'Olga', 'ORGANIZATION_ADMIN');
    const members = await nina.ask('{ organization { members { nodes { id } } } }');
    const [own] = (members.data['organization']?.['members']?.['nodes'] ?? []) as unknown as { id: string }[];
    await leave(olga);
    const remove = `mutation ($id: ID!) { removeMember(input: { membershipId: $id }) { userErrors { code } } }`;
    expect(codesIn(await nina.ask(remove, { id: own?.id }), 'removeMember')).toEqual(['LAST_ADMIN']);
    expect(codesIn(await leave(nina), 'deleteAccount')).toEqual(['LAST_ADMIN']);
  });
});

async function signedInOrUp(name: string, organization?: null): Promise<Person> {
  const person = await signedIn(`${name.toLowerCase()}@tertulia.test`);
  return person.token === '' ? world.signUp(name, organization) : person;
}
