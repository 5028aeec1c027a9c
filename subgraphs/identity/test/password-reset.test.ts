import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { openWorld, password } from './world.js';
import type { Answer, Person, World } from './world.js';

const minuteMs = 60_000;
const newPassword = 'merienda-corta-9';
let world: World;
beforeAll(async () => {
  world = await openWorld({ isMailSent: true });
});
afterAll(async () => world.close());

const requestMutation = `mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { isRequested userErrors { field code } } }`;
const resetMutation = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { isReset userErrors { field code } } }`;
const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`;

async function request(email: string, address = '203.0.113.1'): Promise<Answer> {
  return world.from({ address })(principals.anonymous(), requestMutation, { email });
}

async function reset(token: string, chosen = newPassword): Promise<string> {
  const answer = await world.ask(principals.anonymous(), resetMutation, { input: { token, password: chosen } });
  const { isReset, userErrors } = answer.data['resetPassword'] as unknown as {
    isReset: boolean;
    userErrors: { code: string }[];
  };
  return isReset ? 'RESET' : (userErrors[0]?.code ?? 'nothing');
}

async function tokenFor(person: Person): Promise<string> {
  await request(person.email);
  const mail = (await world.mails()).findLast(
    ({ kind, to }) => kind === 'RESET_PASSWORD' && to.address === person.email,
  );
  if (mail?.kind !== 'RESET_PASSWORD') throw new Error('no reset mail');
  return new URL(mail.url).hash.slice(1);
}

async function signIn(email: string, tried: string, deviceToken?: string): Promise<Answer> {
  const place = deviceToken === undefined ? {} : { deviceToken };
  return world.from(place)(principals.anonymous(), signInMutation, { input: { email, password: tried } });
}

describe('asking for a reset link', () => {
  test('an unknown address and one that had enough links get the same answer as a known one, and no mail', async () => {
    const ana = await world.signUp('Ana');
    const known = await request(ana.email);
    const before = (await world.mails()).length;
    const [unknown, again] = [await request('nadie@tertulia.test'), await request(ana.email)];
    expect(unknown).toEqual(known);
    expect(again).toEqual(known);
    expect(known.data['requestPasswordReset']).toEqual({ isRequested: true, userErrors: [] });
    expect((await world.mails()).length).toBe(before);
  });

  test('an address gets one link a minute and five in an hour; a place asks twenty times in an hour, for any address', async () => {
    const bea = await world.signUp('Bea');
    const linksOf = async () =>
      (await world.mails()).filter(({ kind, to }) => kind === 'RESET_PASSWORD' && to.address === bea.email).length;
    for (let turn = 0; turn < 8; turn++) {
      await request(bea.email, '198.51.100.1');
      world.clock.advance(minuteMs);
    }
    expect(await linksOf()).toBe(5);
    const codes: string[][] = [];
    for (let turn = 0; turn < 21; turn++)
      codes.push((await request(`nadie${turn}@tertulia.test`, '198.51.100.2')).codes);
    expect(codes.slice(0, 20).flat()).toEqual([]);
    expect(codes[20]).toEqual(['RATE_LIMITED']);
    expect((await request('nadie@tertulia.test', '198.51.100.3')).codes).toEqual([]);
  });
});

describe('setting a forgotten password', () => {
  test('ends every session of the person, forgets other browsers, confirms the address, and tells the person', async () => {
    const carla = await world.signUp('Carla');
    const device = (await signIn(carla.email, password)).session?.deviceToken ?? '';
    const before = await endedCount();
    expect(await reset(await tokenFor(carla))).toBe('RESET');
    expect((await carla.principal()).kind).toBe('ANONYMOUS');
    expect((await endedCount()) - before).toBe(2);
    expect((await world.mails()).at(-1)).toMatchObject({ kind: 'PASSWORD_CHANGED', to: { address: carla.email } });
    expect((await signIn(carla.email, password)).session).toBeUndefined();
    const back = await signIn(carla.email, newPassword, device);
    expect(back.session?.token).toBeDefined();
    expect(await world.personWith(back.session?.token ?? '', '').principal()).not.toHaveProperty('mustVerifyEmail');
    const known = await world.owner<{ count: string }>(
      'select count(*) from known_devices d join users u on u.id = d.user_id where u.email = ?',
      [carla.email],
    );
    expect(Number(known[0]?.count)).toBe(1);
  });

  test('of 50 uses of one link at the same time one wins', async () => {
    const dora = await world.signUp('Dora');
    const token = await tokenFor(dora);
    const outcomes = await Promise.all(Array.from({ length: 50 }, async () => reset(token)));
    expect(outcomes.filter((outcome) => outcome === 'RESET').length).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'RESET_LINK_INVALID').length).toBe(49);
  });

  test('a link is not accepted after 30 minutes, after a newer one, after a new password, or twice', async () => {
    const eva = await world.signUp('Eva');
    const first = await tokenFor(eva);
    world.clock.advance(minuteMs);
    const second = await tokenFor(eva);
    expect(await reset(first)).toBe('RESET_LINK_INVALID');
    world.clock.advance(30 * minuteMs);
    expect(await reset(second)).toBe('RESET_LINK_INVALID');
    const third = await tokenFor(eva);
    expect(await reset(third, 'corta')).toBe('WEAK_PASSWORD');
    const change = `mutation ($old: String!, $new: String!) { updateProfile(input: { currentPassword: $old, newPassword: $new }) { userErrors { code } } }`;
    await eva.ask(change, { old: password, new: newPassword });
    expect((await world.mails()).at(-1)).toMatchObject({ kind: 'PASSWORD_CHANGED', to: { address: eva.email } });
    expect(await reset(third)).toBe('RESET_LINK_INVALID');
    world.clock.advance(minuteMs);
    const fourth = await tokenFor(eva);
    expect([await reset(fourth, 'sobremesa-larga-8'), await reset(fourth)]).toEqual(['RESET', 'RESET_LINK_INVALID']);
  });

  test('no hostile token is accepted, and neither is the token of a session, an invitation or a browser', async () => {
    const fina = await world.signUp('Fina');
    const token = await tokenFor(fina);
    const device = (await signIn(fina.email, password)).session?.deviceToken ?? '';
    const hostile = [
      ...[
        '',
        ' ',
        'null',
        'undefined',
        '0',
        '%',
        '[]',
        '{}',
        '{"$ne":null}',
        "' or 1=1 --",
        '\u0000',
        'A'.repeat(43),
        '_'.repeat(43),
      ],
      ...[
        token.slice(1),
        `${token}A`,
        ` ${token}`,
        token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
      ],
      ...[fina.token, device, token.split('').toReversed().join(''), 'a'.repeat(100_000)],
    ];
    for (const tried of hostile) expect(await reset(tried)).toBe('RESET_LINK_INVALID');
    const sessions = await world.owner('select token_hash, secret_hash from sessions, mailed_secrets limit 1');
    for (const stored of Object.values(sessions[0] as Record<string, string>)) {
      expect(await reset(stored)).toBe('RESET_LINK_INVALID');
    }
    expect(await reset(token)).toBe('RESET');
  });
});

describe('what was mailed', () => {
  test('no code, token or link stands readable in an event, a table or the trail', async () => {
    const gala = await world.signUp('Gala');
    const token = await tokenFor(gala);
    const code = (await world.mails()).findLast(
      ({ kind, to }) => kind === 'VERIFY_ADDRESS' && to.address === gala.email,
    );
    if (code?.kind !== 'VERIFY_ADDRESS') throw new Error('no code');
    const events = JSON.stringify(await world.events());
    expect(events).not.toContain(token);
    expect(events).not.toContain(`#${code.code}`);
    expect(await tablesWith(token)).toEqual([]);
    // Six digits are in many an id: a code counts as found only as a value of its own.
    expect(await tablesWith(`,${code.code},`)).toEqual([]);
    expect(await tablesWith(`"${code.code}"`)).toEqual([]);
    expect(await tablesWith(gala.email)).not.toContain('outbox');
    expect(await tablesWith(gala.email)).toContain('users');
  });

  test('a person is told of a sign-in from a browser that the account has not used, at most five times a day', async () => {
    const hilda = await world.signUp('Hilda');
    const told = async () =>
      (await world.mails()).filter(({ kind, to }) => kind === 'NEW_DEVICE' && to.address === hilda.email);
    expect(await told()).toEqual([]);
    const known = (await signIn(hilda.email, password)).session?.deviceToken;
    expect(await told()).toMatchObject([{ device: 'Chrome · Windows', url: 'https://tertulia.test/settings' }]);
    await signIn(hilda.email, password, known);
    expect((await told()).length).toBe(1);
    for (let turn = 0; turn < 6; turn++) await signIn(hilda.email, password);
    expect((await told()).length).toBe(5);
  });
});

async function endedCount(): Promise<number> {
  return (await world.events()).filter(({ name }) => name === 'identity.session-ended.v1').length;
}

/** The tables of identity in which a text stands in a readable form. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await world.owner<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p')
     and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await world.owner(`select 1 from ${name} t where position(?::text in t::text) > 0 limit 1`, [text]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
