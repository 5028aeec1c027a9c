import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { openWorld, password, tokenOf } from './world.js';
import type { Answer, World, Place } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { user { name } } userErrors { code } } }`;
const stranger = { address: '198.51.100.7' };
const home = { address: '203.0.113.20' };

function signIn(email: string, secret: string, place: Place = stranger): Promise<Answer> {
  return world.from(place)(principals.anonymous(), signInMutation, { input: { email, password: secret } });
}

async function wrong(email: string, times: number, place: Place = stranger): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await signIn(email, 'equivocada-1', place));
  return answers;
}

const isIn = (answer: Answer) => answer.session?.token !== undefined;
const newPerson = async (name: string) => (await world.signUp(name, null)).email;

describe('wrong passwords', () => {
  test('make their own origin wait, with the seconds in the error, twice as long each time', async () => {
    const email = await newPerson('Marta');
    const answers = await wrong(email, 6);
    expect(answers.map(({ codes }) => codes)).toEqual([[], [], [], [], [], ['RATE_LIMITED']]);
    expect(answers[5]?.facts).toEqual([{ retryAfterSeconds: 60 }]);
    expect(answers[5]?.messages).toEqual(['Demasiadas solicitudes. Intenta de nuevo en 60 segundos.']);
    expect((await signIn(email, password)).codes).toEqual(['RATE_LIMITED']);
    world.clock.advance(60_000);
    await wrong(email, 1);
    expect((await signIn(email, password)).facts).toEqual([{ retryAfterSeconds: 120 }]);
    world.clock.advance(120_000);
    expect(isIn(await signIn(email, password))).toBe(true);
    expect((await wrong(email, 5)).every(({ codes }) => codes.length === 0)).toBe(true);
  });

  test('cannot share a number when they arrive simultaneously', async () => {
    const email = await newPerson('Nora');
    const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'equivocada-1')));
    expect(tries.filter(({ codes }) => codes.includes('RATE_LIMITED')).length).toBe(7);
  });

  test('of a stranger never lock the owner out: neither at another address, nor in a known browser at the same address', async () => {
    const email = await newPerson('Olga');
    const first = await signIn(email, password, home);
    const deviceToken = first.session?.deviceToken ?? '';
    expect(deviceToken).toMatch(/^[\w-]{43}$/);
    await wrong(email, 30);
    expect(isIn(await signIn(email, password))).toBe(false);
    expect(isIn(await signIn(email, password, home))).toBe(true);
    expect(isIn(await signIn(email, password, { address: '192.0.2.99' }))).toBe(true);
    expect(isIn(await signIn(email, password, { ...stranger, deviceToken }))).toBe(true);
  });

  test('are counted for a known browser too; another person\u2019s browser, or an invented one, counts as unknown', async () => {
    const email = await newPerson('Pilar');
    const own = (await signIn(email, password, home)).session?.deviceToken ?? '';
    const device = { ...stranger, deviceToken: own };
    expect((await wrong(email, 6, device)).at(-1)?.codes).toEqual(['RATE_LIMITED']);
    const other = (await signIn(await newPerson('Quima'), password, home)).session?.deviceToken ?? '';
    for (const deviceToken of [other, 'x'.repeat(43), 'nonsense']) await wrong(email, 2, { ...stranger, deviceToken });
    expect((await signIn(email, password)).codes).toEqual(['RATE_LIMITED']);
    expect(isIn(await signIn(email, password, home))).toBe(true);
  });

  test('from many origins leave each one attempt: enough for someone with the password', async () => {
    const email = await newPerson('Rosa');
    for (let place = 0; place < 60; place += 1) await wrong(email, 1, { address: `10.0.0.${place}` });
    expect((await wrong(email, 2, { address: '10.0.1.1' })).map(({ codes }) => codes)).toEqual([[], ['RATE_LIMITED']]);
    expect(isIn(await signIn(email, password, { address: '10.0.1.2' }))).toBe(true);
  });

  test('for an account that does not exist get the same response', async () => {
    const [known, unknown] = [await newPerson('Sara'), 'nadie@tertulia.test'];
    const answers = await Promise.all([wrong(known, 7), wrong(unknown, 7)]);
    expect(answers[0].map(({ codes, facts }) => ({ codes, facts }))).toEqual(
      answers[1].map(({ codes, facts }) => ({ codes, facts })),
    );
  });

  test('are counted wherever a password is required, each origin for itself', async () => {
    const boss = await world.signUp('Tere');
    const input = { confirmName: 'Salón Ñandú', password: 'no es la mía' };
    const remove = `mutation ($input: DeleteOrganizationInput!) { deleteOrganization(input: $input) { userErrors { code } } }`;
    for (let time = 0; time < 5; time += 1) await boss.ask(remove, { input });
    expect((await boss.ask(remove, { input: { ...input, password } })).codes).toEqual(['RATE_LIMITED']);
    expect(isIn(await signIn(boss.email, password))).toBe(true);
    const email = await newPerson('Ulla');
    const invite = `mutation ($email: String!) { inviteMember(input: { email: $email, role: VIEWER }) { link } }`;
    const token = tokenOf((await boss.ask(invite, { email })).data['inviteMember']?.['link']);
    const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { code } } }`;
    const join = (secret: string, place: Place) =>
      world.from(place)(principals.anonymous(), accept, { input: { token, password: secret } });
    for (let time = 0; time < 5; time += 1) await join('equivocada-1', stranger);
    expect((await join(password, stranger)).codes).toEqual(['RATE_LIMITED']);
    expect(isIn(await join(password, home))).toBe(true);
  });
});

test('a browser is identified by a secret of which the database has the hash; a new password removes the other browsers', async () => {
  const email = await newPerson('Vera');
  const [here, there] = [await signIn(email, password, home), await signIn(email, password, { address: '192.0.2.5' })];
  const [row] = await world.owner<{ text: string }>('select json_agg(d)::text as text from known_devices d');
  expect(row?.text).not.toContain(here.session?.deviceToken);
  const deviceToken = here.session?.deviceToken ?? '';
  const again = await signIn(email, password, { ...home, deviceToken });
  expect(again.session?.deviceToken).toBe(deviceToken);
  const person = world.personWith(here.session?.token ?? '', email);
  const change = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }`;
  const input = { currentPassword: password, newPassword: 'una-clave-nueva-9' };
  await world.from({ deviceToken })(await person.principal(), change, { input });
  await wrong(email, 6);
  const from = (token: string | undefined) =>
    signIn(email, 'una-clave-nueva-9', { ...stranger, ...(token === undefined ? {} : { deviceToken: token }) });
  expect(isIn(await from(there.session?.deviceToken))).toBe(false);
  expect(isIn(await from(deviceToken))).toBe(true);
});
