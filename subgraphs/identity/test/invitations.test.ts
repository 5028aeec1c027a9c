import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { openWorld, password, tokenOf } from './world.js';
import type { Person, Tree, World } from './world.js';

const minuteMs = 60_000;
let world: World;
let ana: Person;
beforeAll(async () => {
  world = await openWorld({ isMailSent: true });
  ana = await verified('Ana');
});
afterAll(async () => world.close());

const inviteMutation = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link isMailed invitation { id } userErrors { field code } } }`;
const manyMutation = `mutation ($input: InviteMembersInput!) { inviteMembers(input: $input) { invitations { link isMailed invitation { email } } userErrors { field code } } }`;
const resendMutation = `mutation ($id: ID!) { resendInvitation(input: { invitationId: $id }) { link isMailed invitation { id email } userErrors { code } } }`;
const acceptMutation = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { viewer { mustVerifyEmail } userErrors { code } } }`;

async function verified(name: string): Promise<Person> {
  const person = await world.signUp(name);
  const mail = (await world.mails()).findLast(({ to }) => to.address === person.email);
  if (mail?.kind !== 'VERIFY_ADDRESS') throw new Error('no code');
  await person.ask('mutation ($code: String!) { verifyEmail(input: { code: $code }) { userErrors { code } } }', {
    code: mail.code,
  });
  return person;
}

const mailsTo = async (address: string) => (await world.mails()).filter(({ to }) => to.address === address);

async function mailedToken(address: string): Promise<string> {
  const mail = (await mailsTo(address)).findLast(({ kind }) => kind === 'INVITATION');
  if (mail?.kind !== 'INVITATION') throw new Error('no invitation');
  return mail.url.slice(mail.url.lastIndexOf('/') + 1);
}

async function invite(email: string): Promise<Tree> {
  return (await ana.ask(inviteMutation, { input: { email, role: 'VIEWER' } })).data['inviteMember'] ?? {};
}

async function accept(token: string, name: string): Promise<Tree> {
  const input = { token, name, password };
  return (await world.ask(principals.anonymous(), acceptMutation, { input })).data['acceptInvitation'] ?? {};
}

describe('invitations by mail', () => {
  test('the mail names organization and inviter; its token proves the address, the link that is passed on does not', async () => {
    const link = (await invite('bea@tertulia.test'))['link'];
    expect(await mailsTo('bea@tertulia.test')).toMatchObject([
      { kind: 'INVITATION', organization: 'Salón Ñandú', invitedBy: 'Ana', locale: 'es', to: { name: null } },
    ]);
    expect(await accept(tokenOf(link), 'Bea')).toEqual({ viewer: { mustVerifyEmail: true }, userErrors: [] });
    expect((await mailsTo('bea@tertulia.test')).at(-1)?.kind).toBe('VERIFY_ADDRESS');
    await invite('carla@tertulia.test');
    const token = await mailedToken('carla@tertulia.test');
    expect(await accept(token, 'Carla')).toEqual({ viewer: { mustVerifyEmail: false }, userErrors: [] });
    expect(await accept(token, 'Carla')).toMatchObject({ userErrors: [{ code: 'INVITATION_INVALID' }] });
  });

  test('sending again ends the earlier link and the earlier mail', async () => {
    const first = await invite('dora@tertulia.test');
    const firstMail = await mailedToken('dora@tertulia.test');
    const id = first['invitation']?.['id'];
    const early = await ana.ask(resendMutation, { id });
    expect([early.codes, early.facts]).toEqual([['RATE_LIMITED'], [{ retryAfterSeconds: 60 }]]);
    world.clock.advance(minuteMs);
    const again = await ana.ask(resendMutation, { id });
    expect(again.data['resendInvitation']).toMatchObject({
      ...{ isMailed: true, invitation: { email: 'dora@tertulia.test' }, userErrors: [] },
    });
    for (const old of [tokenOf(first['link']), firstMail]) {
      expect(await accept(old, 'Dora')).toMatchObject({ userErrors: [{ code: 'INVITATION_INVALID' }] });
    }
    expect((await ana.ask(resendMutation, { id })).data['resendInvitation']).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await accept(await mailedToken('dora@tertulia.test'), 'Dora')).toMatchObject({ userErrors: [] });
  });

  test('an address gets five mails a day from an organization, however it is invited', async () => {
    for (let turn = 0; turn < 7; turn++) {
      const { isMailed, link } = await invite('eva@tertulia.test');
      expect([typeof link, isMailed]).toEqual(['string', turn < 5]);
      world.clock.advance(minuteMs);
    }
    expect((await mailsTo('eva@tertulia.test')).length).toBe(5);
    world.clock.advance(24 * 60 * minuteMs);
    expect((await invite('eva@tertulia.test'))['isMailed']).toBe(true);
  });

  test('an invitation of another organization cannot be sent again', async () => {
    const foreign = await verified('Fina');
    const id = (await invite('gala@tertulia.test'))['invitation']?.['id'];
    world.clock.advance(minuteMs);
    const answer = await foreign.ask(resendMutation, { id });
    expect(answer.data['resendInvitation']).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect((await mailsTo('gala@tertulia.test')).length).toBe(1);
  });
});

describe('inviting several people', () => {
  test('each gets an invitation of their own; an e-mail that is written twice gets one', async () => {
    const emails = ['uno@tertulia.test', 'Dos@tertulia.test', 'UNO@tertulia.test'];
    const answer = await ana.ask(manyMutation, { input: { emails, role: 'VIEWER' } });
    const invitations = answer.data['inviteMembers']?.['invitations'] as unknown as { invitation: { email: string } }[];
    expect(invitations.map(({ invitation }) => invitation.email)).toEqual(['uno@tertulia.test', 'dos@tertulia.test']);
    expect((await mailsTo('dos@tertulia.test')).length).toBe(1);
  });

  test('every problem stands at its own e-mail, and then nobody is invited', async () => {
    const bad = ['tres@tertulia.test', 'no-es-correo', 'cuatro@tertulia.test\r\nBcc: x@mal.test'];
    const answer = await ana.ask(manyMutation, { input: { emails: bad, role: 'VIEWER' } });
    expect(answer.data['inviteMembers']).toEqual({
      invitations: null,
      userErrors: [
        { field: ['input', 'emails', '1'], code: 'INVALID_EMAIL' },
        { field: ['input', 'emails', '2'], code: 'INVALID_EMAIL' },
      ],
    });
    const member = await ana.ask(manyMutation, {
      input: { emails: ['tres@tertulia.test', ana.email], role: 'VIEWER' },
    });
    expect(member.data['inviteMembers']?.['userErrors']).toEqual([
      { field: ['input', 'emails', '1'], code: 'EMAIL_TAKEN' },
    ]);
    const many = Array.from({ length: 21 }, (_, index) => `n${index}@tertulia.test`);
    for (const [emails, code] of [
      [many, 'TOO_LONG'],
      [[], 'REQUIRED'],
    ] as const) {
      const refused = await ana.ask(manyMutation, { input: { emails, role: 'VIEWER' } });
      expect(refused.data['inviteMembers']?.['userErrors']).toEqual([{ field: ['input', 'emails'], code }]);
    }
    expect(await mailsTo('tres@tertulia.test')).toEqual([]);
  });
});
