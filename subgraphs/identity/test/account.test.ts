import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { gateway, openWorld, password, salon } from './world.js';
import type { Answer, World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const viewerFields = `viewer { kind role locale permissions
  user { id email name sessions { device isCurrent } }
  organization { id name slug timeZone currency country isDemo members { totalCount nodes { role user { name } organization { name } } } } }`;

async function signUp(input: object): Promise<Answer> {
  const mutation = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${viewerFields} userErrors { field code message } } }`;
  return world.ask(principals.anonymous(), mutation, { input });
}

const person = { email: ' Lucia@Salon.MX ', password, name: 'Lucía', locale: 'es', organization: salon };

describe('signing up', () => {
  test('creates user, organization and administrator, signs in, and never returns the token in the response', async () => {
    const answer = await signUp(person);
    expect(answer.codes).toEqual([]);
    expect(answer.data['signUp']).toMatchObject({
      userErrors: [],
      viewer: {
        kind: 'USER',
        role: 'ORGANIZATION_ADMIN',
        user: { email: 'lucia@salon.mx', name: 'Lucía', sessions: [{ device: 'Chrome · Windows', isCurrent: true }] },
        organization: {
          ...{ name: salon.name, timeZone: salon.timeZone, currency: salon.currency, country: salon.country },
          slug: 'salon-nandu',
          isDemo: false,
          members: { totalCount: 1, nodes: [{ user: { name: 'Lucía' }, organization: { name: salon.name } }] },
        },
      },
    });
    const { token = '', expiresAt } = answer.session ?? {};
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(answer.data)).not.toContain(token);
    expect(expiresAt).toBe(new Date(world.clock.now().getTime() + 30 * 86_400_000).toISOString());
    const found = await world.ask(gateway, `{ resolveCredential(kind: "SESSION", token: "${token}") }`);
    expect(found.data['resolveCredential']).toMatchObject({
      kind: 'USER',
      role: 'ORGANIZATION_ADMIN',
      isSuperAdmin: false,
    });
  });

  test('two organizations with one name get different slugs, and both are published', async () => {
    await world.signUp('Berta');
    const rows = await world.owner<{ slug: string }>('select slug from organizations order by slug');
    expect(rows[1]?.slug).toMatch(/^salon-nandu-[0-9a-f]{8}$/);
    const created = (await world.events()).filter((event) => event.name === 'identity.organization-created.v1');
    expect(created.length).toBe(2);
    expect(created[0]?.payload).toMatchObject({ timeZone: salon.timeZone, currency: 'MXN', isDemo: false });
  });

  test('reports all problems at once, by field, in the language of the caller', async () => {
    const organization = { ...salon, name: ' ', country: 'mexico', currency: 'PESOS' };
    const answer = await signUp({ ...person, email: 'no-es-correo', password: 'corta', name: '\u0007', organization });
    const errors = answer.data['signUp']?.['userErrors'] as unknown as {
      field: string[];
      code: string;
      message: string;
    }[];
    expect(errors.map(({ field, code }) => `${field.join('.')} ${code}`)).toEqual([
      'input.email INVALID_EMAIL',
      'input.password WEAK_PASSWORD',
      'input.name INVALID_FORMAT',
      'input.organization.country INVALID_VALUE',
      'input.organization.currency INVALID_VALUE',
      'input.organization.name REQUIRED',
    ]);
    expect(errors[1]?.message).toBe(
      'La contraseña es demasiado débil: usa al menos 10 caracteres y evita las más comunes.',
    );
    expect(answer.session).toBeUndefined();
  });

  test('refuses an e-mail that is taken, even with two concurrent requests', async () => {
    const twice = { ...person, email: 'doble@salon.mx', organization: null };
    const answers = await Promise.all([signUp(twice), signUp(twice), signUp({ ...twice, email: 'DOBLE@salon.mx' })]);
    const outcomes = answers.map((answer) => answer.data['signUp']?.['userErrors']?.[0]?.['code'] as unknown);
    expect(outcomes.filter((outcome) => outcome === 'EMAIL_TAKEN').length).toBe(2);
    expect(outcomes).toContain(undefined);
  });
});

test('no name may contain characters that reverse or hide text', async () => {
  const odd = 'Ana\u202Egnp.exe';
  const ana = await world.signUp('Ana');
  const operations = [
    ['updateProfile', `updateProfile(input: { name: $name })`],
    ['updateOrganization', `updateOrganization(input: { name: $name })`],
    ['createApiKey', `createApiKey(input: { name: $name, mode: LIVE, scopes: [BOTS_READ] })`],
    [
      'createOrganization',
      `createOrganization(input: { name: $name, country: "MX", timeZone: "UTC", currency: "MXN", locale: es })`,
    ],
  ] as const;
  for (const [field, call] of operations) {
    const answer = await ana.ask(`mutation ($name: String!) { ${call} { userErrors { field code } } }`, { name: odd });
    expect(answer.data[field]?.['userErrors']).toEqual([{ field: ['input', 'name'], code: 'INVALID_FORMAT' }]);
  }
  const signedUp = await signUp({ ...person, email: 'otra@salon.mx', name: odd });
  expect(signedUp.data['signUp']?.['userErrors']).toMatchObject([{ field: ['input', 'name'], code: 'INVALID_FORMAT' }]);
});
