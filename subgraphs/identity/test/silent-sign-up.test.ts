import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals, statementsOf } from '@tertulia/testkit';
import { openWorld, password, salon } from './world.js';
import type { Answer, World } from './world.js';

const minuteMs = 60_000;
let world: World;
beforeAll(async () => {
  world = await openWorld({ hasMailServer: true });
});
afterAll(async () => world.close());

const signUpMutation = `mutation ($input: SignUpInput!) { signUp(input: $input) { ticket viewer { kind } userErrors { field code } } }`;
const confirmMutation = `mutation ($input: ConfirmSignUpInput!) { confirmSignUp(input: $input) { viewer { mustVerifyEmail user { email } organization { name } } userErrors { field code } } }`;
const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`;

let places = 0;
/** From another place each time, unless one is given. */
async function signUp(email: string, { address = `198.51.100.${(places += 1)}`, own = {} } = {}): Promise<Answer> {
  const input = { email, password, name: 'Ana', locale: 'es', organization: salon, ...own };
  return world.from({ address })(principals.anonymous(), signUpMutation, { input });
}
const confirm = async (ticket: string, code: string): Promise<Answer> =>
  world.ask(principals.anonymous(), confirmMutation, { input: { ticket, code } });
const ticketOf = (answer: Answer): string => answer.data['signUp']?.['ticket'] as unknown as string;
const refusalsOf = (answer: Answer): unknown => answer.data['confirmSignUp']?.['userErrors'];
const wrongCode = [{ field: ['input', 'code'], code: 'CODE_INVALID' }];

async function codeFor(address: string): Promise<string> {
  const mail = (await world.mails()).findLast(({ to }) => to.address === address);
  if (mail?.kind !== 'SIGN_UP_CODE') throw new Error(`no code for ${address}`);
  return mail.code;
}

async function account(email: string): Promise<Answer> {
  return confirm(ticketOf(await signUp(email)), await codeFor(email));
}

const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('signing up where a mail server is set', () => {
  test('the account begins with the mailed code, signed in, with its organization and a confirmed address', async () => {
    const asked = await signUp(' Ana@Tertulia.test');
    expect(asked.session).toBeUndefined();
    expect(await world.owner('select 1 from users where email = ?', ['ana@tertulia.test'])).toEqual([]);
    const code = await codeFor('ana@tertulia.test');
    expect(refusalsOf(await confirm(ticketOf(asked), another(code)))).toEqual(wrongCode);
    const confirmed = await confirm(ticketOf(asked), code);
    expect(confirmed.data['confirmSignUp']).toEqual({
      viewer: { mustVerifyEmail: false, user: { email: 'ana@tertulia.test' }, organization: { name: salon.name } },
      userErrors: [],
    });
    expect(confirmed.session?.token).toEqual(expect.any(String));
    expect(refusalsOf(await confirm(ticketOf(asked), code))).toEqual(wrongCode);
  });

  test('a known address gets the same answer as a new one, and its owner is told by mail', async () => {
    await account('bea@tertulia.test');
    world.clock.advance(minuteMs);
    const [known, fresh] = [await signUp('bea@tertulia.test'), await signUp('carla@tertulia.test')];
    const shape = { signUp: { ticket: expect.stringMatching(/^[\w-]{43}$/), viewer: null, userErrors: [] } };
    for (const answer of [known, fresh]) {
      expect(answer).toEqual({ data: shape, codes: [], facts: [], messages: [], session: undefined });
    }
    expect((await world.mails()).filter(({ to }) => to.address === 'bea@tertulia.test').at(-1)).toEqual({
      ...{ kind: 'SIGN_UP_KNOWN', locale: 'es', at: world.clock.now().toISOString() },
      ...{ to: { name: 'Ana', address: 'bea@tertulia.test' }, url: 'https://tertulia.test/forgot-password' },
    });
    const carla = await codeFor('carla@tertulia.test');
    expect(refusalsOf(await confirm(ticketOf(known), carla))).toEqual(wrongCode);
    expect(refusalsOf(await confirm(ticketOf(fresh), another(carla)))).toEqual(wrongCode);
  });

  test('signing in with the password that was just typed tells nothing either', async () => {
    await account('dora@tertulia.test');
    world.clock.advance(minuteMs);
    const other = 'otra-frase-muy-larga-5';
    const answers: Answer[] = [];
    for (const email of ['dora@tertulia.test', 'elsa@tertulia.test']) {
      await signUp(email, { own: { password: other } });
      answers.push(await world.ask(principals.anonymous(), signInMutation, { input: { email, password: other } }));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.data['signIn']).toEqual({ userErrors: [{ code: 'WRONG_CREDENTIALS' }] });
  });

  test('a known and a new address take the same statements', async () => {
    await account('fina@tertulia.test');
    world.clock.advance(minuteMs);
    const known = await statementsOf(world.identity, async () => signUp('fina@tertulia.test'));
    expect(known.length).toBeGreaterThan(5);
    expect(await statementsOf(world.identity, async () => signUp('gala@tertulia.test'))).toEqual(known);
  });

  test('whoever signs up with a foreign address takes nothing: its owner signs up too, and the last code to fit decides', async () => {
    const stranger = await signUp('hebe@tertulia.test', { own: { password: 'de-un-extrano-88' } });
    world.clock.advance(minuteMs);
    const owner = await signUp('hebe@tertulia.test');
    const code = await codeFor('hebe@tertulia.test');
    expect(refusalsOf(await confirm(ticketOf(stranger), code))).toEqual(wrongCode);
    expect(refusalsOf(await confirm(ticketOf(owner), code))).toEqual([]);
    const input = { email: 'hebe@tertulia.test', password };
    const signedIn = await world.ask(principals.anonymous(), signInMutation, { input });
    expect(signedIn.data['signIn']).toEqual({ userErrors: [] });
  });

  test('of 50 guesses at the same time at most five are compared, and the right code is refused afterwards', async () => {
    const ticket = ticketOf(await signUp('iris@tertulia.test'));
    const code = await codeFor('iris@tertulia.test');
    const guesses = Array.from({ length: 50 }, (_, n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map(async (guess) => confirm(ticket, guess)));
    expect(answers.map(refusalsOf)).toEqual(guesses.map(() => wrongCode));
    const tries = await world.owner('select tries from pending_sign_ups where email = ?', ['iris@tertulia.test']);
    expect(tries).toEqual([{ tries: 5 }]);
    expect(refusalsOf(await confirm(ticket, code))).toEqual(wrongCode);
  });

  test('a code is refused after ten minutes', async () => {
    const ticket = ticketOf(await signUp('juana@tertulia.test'));
    const code = await codeFor('juana@tertulia.test');
    world.clock.advance(10 * minuteMs);
    expect(refusalsOf(await confirm(ticket, code))).toEqual(wrongCode);
  });

  test('one address gets a mail a minute and five an hour, known or new, and one place twenty an hour', async () => {
    await account('karla@tertulia.test');
    world.clock.advance(60 * minuteMs);
    for (const email of ['karla@tertulia.test', 'lola@tertulia.test']) {
      expect((await signUp(email)).codes).toEqual([]);
      const soon = await signUp(email);
      expect([soon.codes, soon.facts]).toEqual([['RATE_LIMITED'], [{ retryAfterSeconds: 60 }]]);
      for (let mail = 0; mail < 4; mail += 1) {
        world.clock.advance(minuteMs);
        expect((await signUp(email)).codes).toEqual([]);
      }
      world.clock.advance(minuteMs);
      expect((await signUp(email)).codes).toEqual(['RATE_LIMITED']);
    }
    const address = '192.0.2.9';
    const codes: string[][] = [];
    for (let n = 0; n < 21; n += 1) codes.push((await signUp(`m${n}@tertulia.test`, { address })).codes);
    expect(codes.filter((one) => one.length === 0).length).toBe(20);
    expect(codes.at(-1)).toEqual(['RATE_LIMITED']);
  });
});

describe('hostile codes, tickets and addresses', () => {
  test('sixty codes that are not the mailed one are refused with a code and words', async () => {
    const code = await ticketAndCode('nora@tertulia.test');
    const rows = async () => world.owner('select 1 from users where email = ?', ['nora@tertulia.test']);
    expect(hostileCodes(code.code).length).toBe(60);
    for (const guess of hostileCodes(code.code)) {
      await world.owner('update pending_sign_ups set tries = 0 where email = ?', ['nora@tertulia.test']);
      const answer = await confirm(code.ticket, guess);
      expect([guess, refusalsOf(answer)]).toEqual([guess, wrongCode]);
    }
    expect(await rows()).toEqual([]);
    await world.owner('update pending_sign_ups set tries = 0 where email = ?', ['nora@tertulia.test']);
    expect(refusalsOf(await confirm(code.ticket, code.code))).toEqual([]);
    expect((await rows()).length).toBe(1);
  });

  test('sixty tickets that are not the given one are refused with a code and words', async () => {
    const { ticket, code } = await ticketAndCode('olga@tertulia.test');
    const hostile = hostileTickets(ticket);
    expect(hostile.length).toBe(60);
    for (const one of hostile) expect([one, refusalsOf(await confirm(one, code))]).toEqual([one, wrongCode]);
    expect(refusalsOf(await confirm(ticket, code))).toEqual([]);
  });

  test('sixty addresses that are none are refused with a code, and nothing is mailed', async () => {
    const before = (await world.mails()).length;
    expect(new Set(hostileAddresses).size).toBe(60);
    for (const address of hostileAddresses) {
      const answer = await signUp(address);
      expect([address, answer.data['signUp']]).toEqual([
        address,
        { ticket: null, viewer: null, userErrors: [{ field: ['input', 'email'], code: 'INVALID_EMAIL' }] },
      ]);
    }
    expect((await world.mails()).length).toBe(before);
  });
});

async function ticketAndCode(email: string): Promise<{ ticket: string; code: string }> {
  const ticket = ticketOf(await signUp(email));
  return { ticket, code: await codeFor(email) };
}

function hostileCodes(code: string): string[] {
  const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
  const arabic = [...code].map((digit) => String.fromCodePoint(0x0660 + Number(digit))).join('');
  const changed = Array.from({ length: 40 }, (_, n) =>
    String((Number(code) + (n + 1) * 7919) % 1_000_000).padStart(6, '0'),
  );
  return [
    ...['', ' ', '0', 'null', 'undefined', 'true', '[]', '{}', "' or 1=1 --", '%', '______', '\0'],
    ...[wide, arabic, `${code}0`, `0${code}`, code.slice(1), `${code}\0`, `+${code}`, `${code}'`],
    ...changed,
  ];
}

function hostileTickets(ticket: string): string[] {
  const swap = (at: number) => `${ticket.slice(0, at)}${ticket[at] === 'A' ? 'B' : 'A'}${ticket.slice(at + 1)}`;
  return [
    ...['', ' ', 'null', 'undefined', "' or 1=1 --", '%', '_'.repeat(43), 'A'.repeat(43), '../..', '\0'],
    ...[`${ticket} `, ` ${ticket}`, `${ticket}=`, `${ticket}A`, ticket.slice(1), `${ticket}\0`, `${ticket}\n`],
    ...Array.from({ length: 43 }, (_, at) => swap(at)),
  ];
}

const hostileAddresses = [
  ...['', ' ', '@', 'a', 'a@', '@b.test', 'a@@b.test', 'a@b', 'a b@c.test', 'a@b c.test', 'a@b..test', 'a@.b.test'],
  ...['a@b.test.', '.a@b.test', 'a.@b.test', 'a..b@c.test', 'a@-b.test', 'a@b-.test', 'a@b_c.test', 'a@[127.0.0.1]'],
  ...['a@b.test\r\nBcc: c@d.test', 'a@b.test\nX: y', 'a\0@b.test', 'a@b.test\0', 'a\t@b.test', 'a@b.test,c@d.test'],
  ...['a@b.test;c@d.test', 'a@b.test c@d.test', '<a@b.test>', 'A <a@b.test>', '"a b"@c.test', '"a"@c.test'],
  ...['a(b)@c.test', 'a@b.test(c)', 'a:b@c.test', 'a\\@b.test', 'a"@b.test', "' or 1=1 --", '<script>@b.test'],
  ...['a@<b>.test', 'a@b.test>', 'a\u202E@b.test', 'a@b\u202E.test', 'a\u200B@b.test', 'a@b\u200B.test'],
  ...[
    '\u2066a@b.test',
    'a@b.te\u0000st',
    '=?utf-8?Q?a?=@b test',
    `${'a'.repeat(65)}@b.test`,
    `a@${'b'.repeat(64)}.test`,
  ],
  ...[`a@${'b.'.repeat(130)}test`, `${'a'.repeat(300)}@b.test`, 'mailto:a@b.test', 'http://a@b.test/', 'a@b.test/x'],
  ...['a@b.test?x=y', 'a@b.test#x', 'a%00@b@c.test', 'a@b,test', 'a@\uD83D.test'],
];
