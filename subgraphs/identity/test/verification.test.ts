import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { openWorld, password } from './world.js';
import type { Answer, Person, World } from './world.js';

const minuteMs = 60_000;
let world: World;
beforeAll(async () => {
  world = await openWorld({ isMailSent: true });
});
afterAll(async () => world.close());

const verifyMutation = `mutation ($code: String!) { verifyEmail(input: { code: $code }) { viewer { mustVerifyEmail permissions user { emailVerifiedAt } } userErrors { field code } } }`;
const verify = async (person: Person, code: string): Promise<Answer> => person.ask(verifyMutation, { code });
const codesOf = (answer: Answer, field = 'verifyEmail'): unknown[] =>
  ((answer.data[field]?.['userErrors'] ?? []) as unknown as { code: string }[]).map(({ code }) => code);
const invite = `mutation ($email: String!) { inviteMember(input: { email: $email, role: VIEWER }) { isMailed userErrors { code } } }`;

async function codeFor(address: string): Promise<string> {
  const mail = (await world.mails()).findLast(({ to }) => to.address === address);
  if (mail?.kind !== 'VERIFY_ADDRESS' && mail?.kind !== 'CONFIRM_NEW_ADDRESS')
    throw new Error(`no code for ${address}`);
  return mail.code;
}

const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** The tried code, or another one in the rare case that both were drawn equal. */
const otherThan = (code: string, tried: string): string => (tried === code ? another(code) : tried);

describe('confirming the own e-mail', () => {
  test('whoever signs up gets a code, and can publish, invite and connect once it is confirmed, at once', async () => {
    const ana = await world.signUp('Ana');
    expect(await ana.principal()).toMatchObject({ mustVerifyEmail: true });
    expect((await ana.ask(invite, { email: 'x@tertulia.test' })).codes).toEqual(['EMAIL_NOT_VERIFIED']);
    const code = await codeFor(ana.email);
    const answer = await verify(ana, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(answer.data['verifyEmail']).toMatchObject({
      viewer: { mustVerifyEmail: false, user: { emailVerifiedAt: world.clock.now().toISOString() } },
      userErrors: [],
    });
    expect(await ana.principal()).not.toHaveProperty('mustVerifyEmail');
    expect((await ana.ask(invite, { email: 'x@tertulia.test' })).data['inviteMember']).toEqual({
      isMailed: true,
      userErrors: [],
    });
  });

  test('until then everything else works, and the screens still show what the role permits', async () => {
    const bea = await world.signUp('Bea');
    const answer = await bea.ask(
      '{ viewer { permissions mustVerifyEmail isMailSent } organization { invitations { id } apiKeys { id } members { totalCount } } }',
    );
    expect(answer.codes).toEqual([]);
    expect(answer.data['viewer']).toMatchObject({ mustVerifyEmail: true, isMailSent: true });
    expect(answer.data['viewer']?.['permissions']).toEqual(expect.arrayContaining(['bots.publish', 'members.manage']));
    const key = await bea.ask(
      'mutation { createApiKey(input: { name: "k", mode: LIVE, scopes: [BOTS_WRITE] }) { key userErrors { code } } }',
    );
    expect(key.codes).toEqual(['EMAIL_NOT_VERIFIED']);
    const founded = await bea.ask(
      'mutation { createOrganization(input: { name: "Otra", country: "MX", timeZone: "UTC", currency: "MXN", locale: es }) { userErrors { code } } }',
    );
    expect(founded.codes).toEqual([]);
    expect(await bea.principal()).toMatchObject({ mustVerifyEmail: true });
  });

  test('of 50 guesses at the same time at most five are compared, and the right code is refused afterwards', async () => {
    const carla = await world.signUp('Carla');
    const code = await codeFor(carla.email);
    const guesses = Array.from({ length: 50 }, (_, index) =>
      String((Number(code) + 1 + index) % 1_000_000).padStart(6, '0'),
    );
    const answers = await Promise.all(guesses.map(async (guess) => verify(carla, guess)));
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(guesses.map(() => 'CODE_INVALID'));
    const [row] = await world.owner<{ tries: number }>(
      'select tries from mailed_secrets s join users u on u.id = s.user_id where u.email = ?',
      [carla.email],
    );
    expect(row?.tries).toBe(5);
    expect(codesOf(await verify(carla, code))).toEqual(['CODE_INVALID']);
    expect(await carla.principal()).toMatchObject({ mustVerifyEmail: true });
  });

  test('a code is not accepted after ten minutes, from another account, after a newer one, or twice', async () => {
    const [dora, eva] = [await world.signUp('Dora'), await world.signUp('Eva')];
    const first = await codeFor(dora.email);
    const foreign = await codeFor(eva.email);
    expect(codesOf(await verify(dora, otherThan(first, foreign)))).toEqual(['CODE_INVALID']);
    world.clock.advance(10 * minuteMs);
    expect(codesOf(await verify(dora, first))).toEqual(['CODE_INVALID']);
    await dora.ask('mutation { resendVerification { expiresAt } }');
    const second = await codeFor(dora.email);
    expect(codesOf(await verify(dora, otherThan(second, first)))).toEqual(['CODE_INVALID']);
    expect(codesOf(await verify(dora, second))).toEqual([]);
    const [left] = await world.owner<{ count: string }>(
      'select count(*) from mailed_secrets s join users u on u.id = s.user_id where u.email = ?',
      [dora.email],
    );
    expect(Number(left?.count)).toBe(0);
  });

  test('no hostile code is accepted, and none is compared', async () => {
    const fina = await world.signUp('Fina');
    const code = await codeFor(fina.email);
    const hostile = [
      ...[
        '',
        ' ',
        '0',
        '12345',
        '1234567',
        'abcdef',
        '١٢٣٤٥٦',
        '１２３４５６',
        '-12345',
        '+12345',
        '1e5',
        '0x1234',
        '12.345',
      ],
      ...[
        "' or '1'='1",
        '%',
        '______',
        'null',
        'undefined',
        'true',
        '[]',
        '{}',
        '{"$gt":""}',
        '\u0000\u0000\u0000\u0000\u0000\u0000',
      ],
      ...[`${code}0`, `0${code}`, `${code}\u0000`, `${code},${another(code)}`, `${code}'`, `x${code}`, code.slice(1)],
      ...['9'.repeat(10_000), '\u202e123456', '000 000 0', 'NaN', 'Infinity', '<b>123456</b>'],
    ];
    for (const typed of hostile) expect(codesOf(await verify(fina, typed))).toEqual(['CODE_INVALID']);
    expect(codesOf(await verify(fina, code))).toEqual([]);
  });

  test('another code can be had after a minute, five in an hour', async () => {
    const gala = await world.signUp('Gala');
    const resend = async () => gala.ask('mutation { resendVerification { expiresAt userErrors { code } } }');
    const early = await resend();
    expect(early.codes).toEqual(['RATE_LIMITED']);
    expect(early.facts).toEqual([{ retryAfterSeconds: 60 }]);
    for (let mail = 2; mail <= 5; mail++) {
      world.clock.advance(minuteMs);
      expect((await resend()).codes).toEqual([]);
    }
    world.clock.advance(minuteMs);
    const sixth = await resend();
    expect(sixth.codes).toEqual(['RATE_LIMITED']);
    expect(sixth.facts).toEqual([{ retryAfterSeconds: 55 * 60 }]);
    world.clock.advance(55 * minuteMs);
    expect((await resend()).codes).toEqual([]);
    expect((await world.mails()).filter(({ to }) => to.address === gala.email).length).toBe(6);
  });

  test('confirming twice changes nothing, and asking for a code afterwards mails none', async () => {
    const hilda = await world.signUp('Hilda');
    await verify(hilda, await codeFor(hilda.email));
    expect(codesOf(await verify(hilda, 'anything'))).toEqual([]);
    world.clock.advance(minuteMs);
    const before = (await world.mails()).length;
    const answer = await hilda.ask('mutation { resendVerification { expiresAt userErrors { code } } }');
    expect(answer.data['resendVerification']).toEqual({ expiresAt: null, userErrors: [] });
    expect((await world.mails()).length).toBe(before);
  });
});

describe('changing the own e-mail', () => {
  const change = `mutation ($email: String!, $password: String!) { changeEmail(input: { email: $email, password: $password }) { expiresAt userErrors { field code } } }`;
  const confirm = `mutation ($code: String!) { confirmEmailChange(input: { code: $code }) { user { email } userErrors { field code } } }`;

  test('needs the password, moves to the new address by its code, tells the old one, ends other sessions', async () => {
    const iris = await world.signUp('Iris');
    const elsewhere = await signedIn(iris.email);
    const wrong = await iris.ask(change, { email: 'nueva@tertulia.test', password: 'wrong-password-9' });
    expect(wrong.data['changeEmail']).toEqual({
      expiresAt: null,
      userErrors: [{ field: ['input', 'password'], code: 'WRONG_CREDENTIALS' }],
    });
    const asked = await iris.ask(change, { email: ' Nueva@Tertulia.test', password });
    expect(codesOf(asked, 'changeEmail')).toEqual([]);
    expect((await iris.ask('{ viewer { user { email } } }')).data['viewer']).toEqual({ user: { email: iris.email } });
    const code = await codeFor('nueva@tertulia.test');
    expect(codesOf(await iris.ask(confirm, { code: another(code) }), 'confirmEmailChange')).toEqual(['CODE_INVALID']);
    const confirmed = await iris.ask(confirm, { code });
    expect(confirmed.data['confirmEmailChange']).toEqual({ user: { email: 'nueva@tertulia.test' }, userErrors: [] });
    expect((await world.mails()).at(-1)).toMatchObject({
      ...{ kind: 'ADDRESS_CHANGED', to: { address: iris.email }, newAddress: 'n…@tertulia.test' },
    });
    expect(await iris.principal()).not.toHaveProperty('mustVerifyEmail');
    expect((await elsewhere.principal()).kind).toBe('ANONYMOUS');
    expect(codesOf(await iris.ask(confirm, { code }), 'confirmEmailChange')).toEqual(['CODE_INVALID']);
  });

  test('is refused for an address that is taken, also when it was taken after the code was mailed', async () => {
    const [juana, karla] = [await world.signUp('Juana'), await world.signUp('Karla')];
    const taken = await juana.ask(change, { email: karla.email, password });
    expect(taken.data['changeEmail']?.['userErrors']).toEqual([{ field: ['input', 'email'], code: 'EMAIL_TAKEN' }]);
    await juana.ask(change, { email: 'lola@tertulia.test', password });
    const code = await codeFor('lola@tertulia.test');
    await world.signUp('Lola');
    expect(codesOf(await juana.ask(confirm, { code }), 'confirmEmailChange')).toEqual(['EMAIL_TAKEN']);
    expect((await juana.ask('{ viewer { user { email } } }')).data['viewer']).toEqual({ user: { email: juana.email } });
  });

  test('the trail keeps one name of the person, so that a deletion of the account finds all of it', async () => {
    const mara = await world.signUp('Mara');
    await mara.ask(change, { email: 'mara2@tertulia.test', password });
    await mara.ask(confirm, { code: await codeFor('mara2@tertulia.test') });
    const rows = await world.owner('select 1 from audit_entries where actor = ? or subject = ?', [
      mara.email,
      mara.email,
    ]);
    expect(rows).toEqual([]);
  });
});

async function signedIn(email: string): Promise<Person> {
  const mutation = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`;
  const answer = await world.ask(principals.anonymous(), mutation, { input: { email, password } });
  return world.personWith(answer.session?.token ?? '', email);
}
