import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { hostileAddresses, hostileCodes, hostileNames, hostileTokens, wrongZones } from './hostile-texts.js';
import { openWorld, password, salon } from './world.js';
import type { Answer, Person, World } from './world.js';

let world: World;
let ana: Person;
beforeAll(async () => {
  world = await openWorld({ isMailSent: true });
  ana = await verified('Ana');
});
afterAll(async () => world.close());

const anonymous = principals.anonymous();
let places = 0;
/** Each from another place, because one place may ask a few times only. */
const asStranger = async (query: string, input: object) => {
  places += 1;
  const address = `198.51.${Math.floor(places / 250)}.${places % 250}`;
  return world.from({ address })(anonymous, query, { input });
};

/** The user errors of the one field of the answer, with their places, and the codes of other errors. */
function refusalsOf({ data, codes }: Answer): string[] {
  const [field] = Object.values(data);
  const errors = (field?.['userErrors'] ?? []) as unknown as { field?: string[] | null; code: string }[];
  return [...codes, ...errors.map(({ field: at, code }) => [...(at ?? []), code].join(' '))];
}

async function verified(name: string): Promise<Person> {
  const person = await world.signUp(name);
  const query = 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { userErrors { code } } }';
  await person.ask(query, { input: { code: await mailed(person.email, 'VERIFY_ADDRESS') } });
  return person;
}

/** The code, or what follows the last slash or hash of the link, of the newest mail of the kind to the address. */
async function mailed(address: string, wanted: string): Promise<string> {
  const mail = (await world.mails()).findLast(({ kind, to }) => kind === wanted && to.address === address);
  if (mail === undefined) throw new Error(`no ${wanted} to ${address}`);
  if ('code' in mail) return mail.code;
  return 'url' in mail ? (mail.url.split(/[/#]/).at(-1) ?? '') : '';
}

const mailCount = async () => (await world.mails()).length;
/** Each with what it came to, so that a failure names it. */
const each = async (texts: readonly string[], refuses: (text: string) => Promise<unknown>) => {
  const came: [string, unknown][] = [];
  for (const text of texts) came.push([text, await refuses(text)]);
  return came;
};
const allAs = (texts: readonly string[], end: unknown) => texts.map((text) => [text, end]);

describe('of sixty hostile texts none is taken for what was mailed, and that is accepted afterwards', () => {
  test('the token of a new password', async () => {
    const query =
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { isReset userErrors { code } } }';
    await asStranger(
      'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { isRequested } }',
      { email: (await world.signUp('Rosa')).email },
    );
    const token = await mailed('rosa@tertulia.test', 'RESET_PASSWORD');
    const texts = hostileTokens(token);
    expect(texts.length).toBeGreaterThanOrEqual(60);
    const reset = async (text: string) =>
      refusalsOf(await asStranger(query, { token: text, password: `${password}-2` }));
    expect(await each(texts, reset)).toEqual(allAs(texts, ['RESET_LINK_INVALID']));
    expect(await reset(token)).toEqual([]);
  });

  test('the token of an invitation', async () => {
    const query =
      'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { viewer { role } userErrors { code } } }';
    await ana.ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { isMailed } }', {
      input: { email: 'sara@tertulia.test', role: 'VIEWER' },
    });
    const token = await mailed('sara@tertulia.test', 'INVITATION');
    const texts = hostileTokens(token);
    const accept = async (text: string) => refusalsOf(await asStranger(query, { token: text, name: 'Sara', password }));
    expect(await each(texts, accept)).toEqual(allAs(texts, ['INVITATION_INVALID']));
    const look = async (text: string) =>
      (await world.ask(anonymous, 'query ($token: String!) { invitation(token: $token) { email } }', { token: text }))
        .data;
    expect(await each(texts, look)).toEqual(allAs(texts, { invitation: null }));
    expect(await accept(token)).toEqual([]);
  });

  test('the code of another e-mail', async () => {
    const query =
      'mutation ($input: ConfirmEmailChangeInput!) { confirmEmailChange(input: $input) { userErrors { code } } }';
    const tina = await verified('Tina');
    await tina.ask('mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { expiresAt } }', {
      input: { email: 'tina2@tertulia.test', password },
    });
    const code = await mailed('tina2@tertulia.test', 'CONFIRM_NEW_ADDRESS');
    const texts = hostileCodes(code);
    expect(texts.length).toBeGreaterThanOrEqual(60);
    const confirm = async (text: string) => refusalsOf(await tina.ask(query, { input: { code: text } }));
    expect(await each(texts, confirm)).toEqual(allAs(texts, ['CODE_INVALID']));
    expect(await confirm(code)).toEqual([]);
  });
});

describe('of sixty hostile addresses none is mailed to', () => {
  test('there are sixty', () => {
    expect(new Set(hostileAddresses).size).toBeGreaterThanOrEqual(60);
  });

  test.each([
    ['a sign-up', 'SignUpInput', 'signUp', { password, name: 'Eva', locale: 'es', organization: salon }],
    ['a forgotten password', 'RequestPasswordResetInput', 'requestPasswordReset', {}],
  ])('by %s', async (_title, type, field, rest) => {
    const before = await mailCount();
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { field code } } }`;
    const ends = await each(hostileAddresses, async (email) => refusalsOf(await asStranger(query, { ...rest, email })));
    expect(ends).toEqual(allAs(hostileAddresses, ['input email INVALID_EMAIL']));
    expect(await mailCount()).toBe(before);
  });

  test.each([
    ['an invitation', 'InviteMemberInput', 'inviteMember', { role: 'VIEWER' }],
    ['a change of the own', 'ChangeEmailInput', 'changeEmail', { password }],
  ])('by %s', async (_title, type, field, rest) => {
    const before = await mailCount();
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { field code } } }`;
    const ends = await each(hostileAddresses, async (email) =>
      refusalsOf(await ana.ask(query, { input: { ...rest, email } })),
    );
    expect(ends).toEqual(allAs(hostileAddresses, ['input email INVALID_EMAIL']));
    expect(await mailCount()).toBe(before);
  });

  test('by invitations of several people, where each stands at its own place', async () => {
    const query =
      'mutation ($input: InviteMembersInput!) { inviteMembers(input: $input) { userErrors { field code } } }';
    for (let at = 0; at < hostileAddresses.length; at += 19) {
      const emails = [...hostileAddresses.slice(at, at + 19), 'uma@tertulia.test'];
      const places = emails.slice(0, -1).map((_, place) => `input emails ${place} INVALID_EMAIL`);
      expect(refusalsOf(await ana.ask(query, { input: { emails, role: 'VIEWER' } }))).toEqual(places);
    }
    expect((await world.mails()).filter(({ to }) => to.address === 'uma@tertulia.test')).toEqual([]);
  });
});

test('a hostile name of a person or an organization is refused with a code, or kept and mailed as it is', async () => {
  expect(hostileNames.length).toBeGreaterThanOrEqual(30);
  const signUp =
    'mutation ($input: SignUpInput!) { signUp(input: $input) { viewer { user { name } organization { name } } userErrors { field code } } }';
  for (const [index, name] of hostileNames.entries()) {
    const email = `name${index}@tertulia.test`;
    const input = { email, password, name, locale: 'es', organization: { ...salon, name } };
    const answer = await asStranger(signUp, input);
    const refusals = refusalsOf(answer);
    const kept = name.trim();
    const mails = (await world.mails()).filter(({ to }) => to.address === email);
    const isKept = refusals.length === 0;
    expect([
      name,
      refusals.filter((one) => !/^input (organization )?name (REQUIRED|TOO_LONG|INVALID_\w+)$/.test(one)),
    ]).toEqual([name, []]);
    expect([name, answer.data['signUp']?.['viewer'] ?? null]).toEqual([
      name,
      isKept ? { user: { name: kept }, organization: { name: kept } } : null,
    ]);
    expect(mails.map(({ to }) => to.name)).toEqual(isKept ? [kept] : []);
    expect(JSON.stringify(mails)).not.toMatch(/\\r|\\n|\\u0000|\\u202E/i);
  }
});

test('a zone that is none is refused with a code, where an organization is founded and where it is changed', async () => {
  const found =
    'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { userErrors { field code } } }';
  const change =
    'mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { userErrors { field code } } }';
  const refused = allAs(wrongZones, [
    ['BAD_USER_INPUT'],
    ['TimeZone must be an IANA zone id, such as America/Mexico_City'],
  ]);
  const ask = (query: string, rest: object) => async (timeZone: string) => {
    const { codes, messages } = await ana.ask(query, { input: { ...rest, timeZone } });
    return [codes, messages];
  };
  expect(await each(wrongZones, ask(found, salon))).toEqual(refused);
  expect(await each(wrongZones, ask(change, {}))).toEqual(refused);
});

test('ten thousand of anything in a list are refused with a code', async () => {
  const botIds = Array.from({ length: 10_000 }, (_, n) =>
    toGlobalId('bot', `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`),
  );
  const emails = Array.from({ length: 10_000 }, (_, n) => `n${n}@tertulia.test`);
  const before = await mailCount();
  const many = 'mutation ($input: InviteMembersInput!) { inviteMembers(input: $input) { userErrors { field code } } }';
  const one = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { userErrors { field code } } }';
  expect(refusalsOf(await ana.ask(many, { input: { emails, role: 'VIEWER' } }))).toEqual(['input emails TOO_LONG']);
  const some = { emails: ['vilma@tertulia.test'], role: 'BOT_MANAGER', botIds };
  expect(refusalsOf(await ana.ask(many, { input: some }))).toEqual(['input botIds TOO_LONG']);
  const single = { email: 'vilma@tertulia.test', role: 'BOT_MANAGER', botIds };
  expect(refusalsOf(await ana.ask(one, { input: single }))).toEqual(['input botIds TOO_LONG']);
  expect(await mailCount()).toBe(before);
});
