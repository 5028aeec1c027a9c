import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { openWorld, password, tokenOf } from './world.js';
import type { Answer, World, Person } from './world.js';

let world: World;
let admin: Person;
beforeAll(async () => {
  world = await openWorld();
  world.owners.existing.add(botId);
  admin = await world.signUp('Ana');
});
afterAll(async () => world.close());

const botId = toGlobalId('bot', testId(0xb0));
const inviteMutation = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  link invitation { id email role invitedBy { name } expiresAt } userErrors { field code } } }`;
const acceptMutation = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
  viewer { role organization { name } user { email } } userErrors { field code } } }`;
const previewQuery = `query ($token: String!) { invitation(token: $token) { organizationName email role isExistingUser expiresAt } }`;
const membersQuery = `query ($first: Int, $after: String, $last: Int, $before: String) { organization {
  members(first: $first, after: $after, last: $last, before: $before) { totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id role user { email name } bots { id } } } } }`;
const changeMutation = `mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) {
  membership { role bots { id } } userErrors { field code } } }`;
const removeMutation = `mutation ($id: ID!) { removeMember(input: { membershipId: $id }) { membershipId userErrors { field code } } }`;

interface Member {
  readonly id: string;
  readonly role: string;
  readonly user: { readonly email: string };
}

async function invite(email: string, role = 'VIEWER', botIds: string[] | null = null): Promise<Answer> {
  return admin.ask(inviteMutation, { input: { email, role, botIds } });
}

async function inviteLink(email: string, role?: string): Promise<string> {
  return tokenOf((await invite(email, role)).data['inviteMember']?.['link']);
}

function accept(input: object, principal = principals.anonymous()): Promise<Answer> {
  return world.ask(principal, acceptMutation, { input });
}

async function members(person = admin): Promise<Member[]> {
  const answer = await person.ask(membersQuery);
  return answer.data['organization']?.['members']?.['nodes'] as unknown as Member[];
}

async function memberId(person: Person): Promise<string> {
  return (await members()).find((member) => member.user.email === person.email)?.id ?? '';
}

describe('an invitation', () => {
  test('is a link to the configured portal, can be previewed without an account, and creates the account', async () => {
    const answer = await invite('Beto@Salon.MX', 'BOT_MANAGER', [botId, botId]);
    const { link, invitation } = answer.data['inviteMember'] as unknown as { link: string; invitation: object };
    expect(link).toMatch(/^https:\/\/tertulia\.test\/invitation\/[\w-]{43}$/);
    expect(invitation).toMatchObject({ email: 'beto@salon.mx', role: 'BOT_MANAGER', invitedBy: { name: 'Ana' } });
    const token = link.slice(link.lastIndexOf('/') + 1);
    const preview = await world.ask(principals.anonymous(), previewQuery, { token });
    expect(preview.data['invitation']).toMatchObject({ organizationName: 'Salón Ñandú', isExistingUser: false });
    const accepted = await accept({ token, name: 'Beto', password });
    expect(accepted.data['acceptInvitation']).toEqual({
      viewer: { role: 'BOT_MANAGER', organization: { name: 'Salón Ñandú' }, user: { email: 'beto@salon.mx' } },
      userErrors: [],
    });
    const beto = world.personWith(accepted.session?.token ?? '', 'beto@salon.mx');
    expect(await beto.principal()).toMatchObject({ role: 'BOT_MANAGER', botIds: [testId(0xb0)] });
    const [row] = await world.owner<{ text: string }>('select json_agg(i)::text as text from invitations i');
    expect(row?.text).not.toContain(token);
  });

  test('works once, even when it is used twice simultaneously', async () => {
    const token = await inviteLink('carla@salon.mx');
    const answers = await Promise.all([1, 2, 3].map(() => accept({ token, name: 'Carla', password })));
    const outcomes = answers.map((answer) => answer.data['acceptInvitation']?.['userErrors']?.[0]?.['code'] as unknown);
    expect(outcomes.filter((outcome) => outcome === 'INVITATION_INVALID').length).toBe(2);
    expect(outcomes).toContain(undefined);
    expect((await world.ask(principals.anonymous(), previewQuery, { token })).data['invitation']).toBeNull();
  });

  test('expires after seven days, can be revoked, and is replaced by a newer one', async () => {
    const expired = await inviteLink('dora@salon.mx');
    world.clock.advance(7 * 86_400_000);
    const revoked = await invite('dora@salon.mx');
    const id = revoked.data['inviteMember']?.['invitation']?.['id'];
    const revoke =
      'mutation ($id: ID!) { revokeInvitation(input: { invitationId: $id }) { invitationId userErrors { code } } }';
    expect((await admin.ask(revoke, { id })).data['revokeInvitation']).toEqual({ invitationId: id, userErrors: [] });
    expect((await admin.ask(revoke, { id })).data['revokeInvitation']?.['userErrors']).toEqual([{ code: 'NOT_FOUND' }]);
    const older = await inviteLink('dora@salon.mx');
    const newer = await inviteLink('dora@salon.mx');
    for (const token of [expired, tokenOf(revoked.data['inviteMember']?.['link']), older, '', 'x'.repeat(43)]) {
      const answer = await accept({ token, name: 'Dora', password });
      expect(answer.data['acceptInvitation']?.['userErrors']).toEqual([
        { field: ['input', 'token'], code: 'INVITATION_INVALID' },
      ]);
    }
    const open = await admin.ask('{ organization { invitations { email } } }');
    expect(open.data['organization']?.['invitations']).toEqual([{ email: 'dora@salon.mx' }]);
    expect((await accept({ token: newer, name: 'Dora', password })).session?.token).toBeDefined();
  });

  test('lets the owner of the account join with its password, or without one when signed in', async () => {
    const eva = await world.signUp('Eva', null);
    const token = await inviteLink(eva.email);
    const preview = await world.ask(principals.anonymous(), previewQuery, { token });
    expect(preview.data['invitation']?.['isExistingUser']).toBe(true);
    const wrong = await accept({ token, name: 'Mallory', password: 'no es la suya' });
    expect(wrong.data['acceptInvitation']?.['userErrors']).toEqual([
      { field: ['input', 'password'], code: 'WRONG_CREDENTIALS' },
    ]);
    expect(wrong.session).toBeUndefined();
    const right = await accept({ token, password });
    expect(right.data['acceptInvitation']?.['viewer']).toMatchObject({ role: 'VIEWER', user: { email: eva.email } });

    const fina = await world.signUp('Fina', null);
    const ofFina = await inviteLink(fina.email, 'ORGANIZATION_ADMIN');
    const joined = await fina.ask(acceptMutation, { input: { token: ofFina } });
    expect(joined.data['acceptInvitation']?.['viewer']).toMatchObject({ role: 'ORGANIZATION_ADMIN' });
    expect(joined.session).toBeUndefined();
    expect(await fina.principal()).toMatchObject({ role: 'ORGANIZATION_ADMIN' });
    await admin.ask(removeMutation, { id: await memberId(fina) });
  });

  test.each([
    [{ email: 'ana@tertulia.test', role: 'VIEWER' }, 'email', 'EMAIL_TAKEN'],
    [{ email: 'sin-arroba', role: 'VIEWER' }, 'email', 'INVALID_EMAIL'],
    [{ email: 'x@salon.mx', role: 'SUPER_ADMIN' }, 'role', 'INVALID_VALUE'],
    [{ email: 'x@salon.mx', role: 'BOT_MANAGER' }, 'botIds', 'REQUIRED'],
  ])('refuses %j', async (input, field, code) => {
    const answer = await admin.ask(inviteMutation, { input });
    expect(answer.data['inviteMember']).toEqual({
      link: null,
      invitation: null,
      userErrors: [{ field: ['input', field], code }],
    });
  });

  test.each([
    ['does not exist', [toGlobalId('bot', testId(0xbad))]],
    ['does not exist beside one that does', [botId, toGlobalId('bot', testId(0xbad))]],
    ['is no bot', ['usr_1']],
    ['is the id of something else', [toGlobalId('conversation', testId(0xb0))]],
  ])('fails with NOT_FOUND for a bot that %s, and grants nothing', async (_, botIds) => {
    const notFound = [{ field: null, code: 'NOT_FOUND' }];
    const invited = await invite('x@salon.mx', 'BOT_MANAGER', botIds);
    expect(invited.data['inviteMember']).toEqual({ link: null, invitation: null, userErrors: notFound });
    const input = { membershipId: (await members())[0]?.id, role: 'BOT_MANAGER', botIds };
    const changed = await admin.ask(changeMutation, { input });
    expect(changed.data['changeMemberRole']).toEqual({ membership: null, userErrors: notFound });
  });

  test('is not created while the owner of the bot does not respond', async () => {
    world.owners.fault = 'SUBGRAPH_UNAVAILABLE';
    const answer = await invite('x@salon.mx', 'BOT_MANAGER', [botId]);
    world.owners.fault = null;
    expect(answer.codes).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect((await admin.ask('{ organization { invitations { email } } }')).codes).toEqual([]);
  });

  test.each([
    [{ password }, 'name', 'REQUIRED'],
    [{ name: 'Gil' }, 'password', 'WEAK_PASSWORD'],
    [{ name: 'Gil', password: 'gil@salon.mx' }, 'password', 'WEAK_PASSWORD'],
  ])('of a new person refuses %j and stays open', async (input, field, code) => {
    const token = await inviteLink('gil@salon.mx');
    const answer = await accept({ token, ...input });
    expect(answer.data['acceptInvitation']?.['userErrors']).toEqual([{ field: ['input', field], code }]);
    expect((await world.ask(principals.anonymous(), previewQuery, { token })).data['invitation']).not.toBeNull();
  });
});

describe('members', () => {
  test('are listed in pages without repetitions or gaps, in both directions, without a query for each', async () => {
    const all = await members();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Answer = await admin.ask(membersQuery, { first: 2, after });
      const connection = page.data['organization']?.['members'];
      expect(connection?.['totalCount']).toBe(all.length);
      const nodes = connection?.['nodes'] as unknown as Member[];
      seen.push(...nodes.map((member) => member.id));
      const info = connection?.['pageInfo'] as unknown as { hasNextPage: boolean; endCursor: string };
      after = info.hasNextPage ? info.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all.map((member) => member.id));
    const end = await admin.ask(membersQuery, { last: 2 });
    const connection = end.data['organization']?.['members'];
    const last = connection?.['nodes'] as unknown as Member[];
    expect(last.map((member) => member.id)).toEqual(seen.slice(-2));
    const before = connection?.['pageInfo']?.['startCursor'];
    const previous = await admin.ask(membersQuery, { last: 1, before });
    expect(previous.data['organization']?.['members']?.['nodes']?.[0]?.['id']).toBe(seen.at(-3));
  });

  test.each([
    'x',
    Buffer.from('["nonsense","x"]').toString('base64url'),
    Buffer.from('["2026-01-01","x"]').toString('base64url'),
  ])('an invalid cursor (%s) is refused as bad input', async (after) => {
    expect((await admin.ask(membersQuery, { first: 1, after })).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('change role, with bots for a bot manager only; the change is published and audited', async () => {
    const hugo = await world.join(admin, 'Hugo', 'VIEWER');
    const membershipId = await memberId(hugo);
    const manager = await admin.ask(changeMutation, { input: { membershipId, role: 'BOT_MANAGER', botIds: [botId] } });
    expect(manager.data['changeMemberRole']?.['membership']).toEqual({ role: 'BOT_MANAGER', bots: [{ id: botId }] });
    expect(await hugo.principal()).toMatchObject({ role: 'BOT_MANAGER', botIds: [testId(0xb0)] });
    const viewer = await admin.ask(changeMutation, { input: { membershipId, role: 'VIEWER', botIds: [botId] } });
    expect(viewer.data['changeMemberRole']?.['membership']).toEqual({ role: 'VIEWER', bots: null });
    const changes = (await world.events()).filter((event) => event.name === 'identity.membership-changed.v1');
    expect(changes.at(-1)?.payload).toMatchObject({ change: 'CHANGED', role: 'VIEWER', botIds: null });
    const audit = await admin.ask('{ organization { auditEntries(first: 2) { nodes { actor action subject } } } }');
    expect(audit.data['organization']?.['auditEntries']?.['nodes']).toEqual([
      { actor: admin.email, action: 'member.role-changed', subject: `${hugo.email} (VIEWER)` },
      { actor: admin.email, action: 'member.role-changed', subject: `${hugo.email} (BOT_MANAGER)` },
    ]);
  });

  test('who are removed keep the account but lose the organization at once', async () => {
    const ines = await world.join(admin, 'Ines', 'ORGANIZATION_ADMIN');
    expect((await ines.ask('{ organization { name } }')).data['organization']).not.toBeNull();
    const id = await memberId(ines);
    expect((await admin.ask(removeMutation, { id })).data['removeMember']).toEqual({
      membershipId: id,
      userErrors: [],
    });
    expect(await ines.principal()).toMatchObject({ kind: 'USER', organizationId: null, role: null });
    const after = await ines.ask(
      '{ viewer { role memberships { id } user { email } organization { id } } organization { id } }',
    );
    expect(after.data).toEqual({
      viewer: { role: null, memberships: [], user: { email: ines.email }, organization: null },
      organization: null,
    });
    expect((await admin.ask(removeMutation, { id })).data['removeMember']?.['userErrors']?.[0]?.['code']).toBe(
      'NOT_FOUND',
    );
  });

  test('the last administrator can be neither removed nor demoted, not even by two concurrent requests', async () => {
    const boss = await world.signUp('Jefa');
    const own = (await members(boss))[0]?.id ?? '';
    const demote = { input: { membershipId: own, role: 'VIEWER' } };
    const lastAdmin = (field: string) => [{ field: ['input', field], code: 'LAST_ADMIN' }];
    expect((await boss.ask(changeMutation, demote)).data['changeMemberRole']?.['userErrors']).toEqual(
      lastAdmin('role'),
    );
    expect((await boss.ask(removeMutation, { id: own })).data['removeMember']?.['userErrors']).toEqual(
      lastAdmin('membershipId'),
    );
    const second = await world.join(boss, 'Juana', 'ORGANIZATION_ADMIN');
    const [first, other] = await members(boss);
    const answers = await Promise.all([
      boss.ask(removeMutation, { id: other?.id }),
      second.ask(removeMutation, { id: first?.id }),
    ]);
    const removed = answers.filter((answer) => answer.data['removeMember']?.['membershipId']);
    expect(removed.length).toBe(1);
  });
});
