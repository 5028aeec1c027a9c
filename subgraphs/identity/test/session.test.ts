import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { uuidV7Ids } from '@tertulia/persistence';
import { principals } from '@tertulia/testkit';
import { sweepExpired } from '../src/application/sweep-expired.js';
import { postgresWork } from '../src/persistence/postgres-work.js';
import { gateway, openWorld, password, salon } from './world.js';
import type { Answer, World, Person } from './world.js';

let world: World;
let lucia: Person;
beforeAll(async () => {
  world = await openWorld();
  lucia = await world.signUp('Lucia');
});
afterAll(async () => world.close());

const dayMs = 86_400_000;
const signInMutation = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { user { name } organization { name } } userErrors { field code message } } }`;
const sessionsQuery = '{ viewer { user { sessions { id isCurrent lastSeenAt } } } }';
const profileMutation = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { user { name locale } userErrors { field code } } }`;

function signIn(email: string, secret: string): Promise<Answer> {
  return world.ask(principals.anonymous(), signInMutation, { input: { email, password: secret } });
}

async function again(): Promise<Person> {
  const answer = await signIn(lucia.email, password);
  return world.personWith(answer.session?.token ?? '', lucia.email);
}

function resolve(kind: string, token: string, principal: Principal = gateway): Promise<Answer> {
  const query = 'query ($kind: String!, $token: String!) { resolveCredential(kind: $kind, token: $token) }';
  return world.ask(principal, query, { kind, token });
}

describe('signing in', () => {
  test('works with any spelling of the e-mail and opens the organization where the person worked last', async () => {
    const answer = await signIn(`  ${lucia.email.toUpperCase()} `, password);
    expect(answer.data['signIn']).toEqual({
      viewer: { user: { name: 'Lucia' }, organization: { name: salon.name } },
      userErrors: [],
    });
    expect(answer.session?.token).toMatch(/^[\w-]{43}$/);
  });

  test('is recorded at once as use of the organization', async () => {
    const nora = await world.signUp('Nora');
    const members = await nora.ask('{ organization { members(first: 1) { nodes { lastSeenAt } } } }');
    expect(members.data['organization']?.['members']?.['nodes']).toEqual([
      { lastSeenAt: world.clock.now().toISOString() },
    ]);
  });

  test('responds to an unknown e-mail exactly as to a wrong password, with the same amount of work', async () => {
    // Processor time, not wall time, so that other load does not count.
    const time = async (email: string) => {
      const start = process.cpuUsage();
      const answer = await signIn(email, 'no es la clave');
      const { user, system } = process.cpuUsage(start);
      return { answer, ms: (user + system) / 1_000 };
    };
    const known: Awaited<ReturnType<typeof time>>[] = [];
    const unknown: typeof known = [];
    for (let round = 0; round < 3; round += 1) {
      known.push(await time(lucia.email));
      unknown.push(await time('nadie@tertulia.test'));
    }
    expect(unknown[0]?.answer).toEqual(known[0]?.answer);
    expect(known[0]?.answer.data['signIn']?.['userErrors']).toEqual([
      { field: null, code: 'WRONG_CREDENTIALS', message: 'El correo o la contraseña no son correctos.' },
    ]);
    // The minimum of three interleaved tries: nothing makes one cheaper than its own work.
    const least = (tries: { ms: number }[]) => Math.min(...tries.map((each) => each.ms));
    expect(least(unknown)).toBeGreaterThan(least(known) / 3);
  });
});

describe('a session', () => {
  test('is extended by 30 days when used, expires when not, and its use is recorded at most once a minute', async () => {
    const person = await again();
    const expiry = async () => {
      const rows = await world.owner<{ at: string }>(
        "select to_char(max(expires_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') as at from sessions",
      );
      return `${rows[0]?.at}Z`;
    };
    const first = await expiry();
    world.clock.advance(59_000);
    expect((await person.principal()).kind).toBe('USER');
    expect(await expiry()).toBe(first);
    world.clock.advance(20 * dayMs);
    expect((await person.principal()).kind).toBe('USER');
    expect(new Date(await expiry())).toEqual(new Date(world.clock.now().getTime() + 30 * dayMs));
    world.clock.advance(29 * dayMs);
    expect((await person.principal()).kind).toBe('USER');
    world.clock.advance(30 * dayMs + 1);
    expect((await person.principal()).kind).toBe('ANONYMOUS');
  });

  test('the database stores only hashes of tokens', async () => {
    const { token } = await again();
    const [row] = await world.owner<{ text: string }>('select json_agg(s)::text as text from sessions s');
    expect(row?.text).not.toContain(token);
    const [users] = await world.owner<{ hash: string }>('select password_hash as hash from users limit 1');
    expect(users?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('is listed with its device and can be ended; its end is published', async () => {
    const [here, there] = [await again(), await again()];
    const listed = await here.ask(sessionsQuery);
    const sessions = listed.data['viewer']?.['user']?.['sessions'] as unknown as { id: string; isCurrent: boolean }[];
    expect(sessions.filter((session) => session.isCurrent).length).toBe(1);
    const thereId = await ownSessionId(there);
    const ended = await here.ask(
      'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { sessions { id } userErrors { code } } }',
      { id: thereId },
    );
    expect(ended.data['endSession']?.['userErrors']).toEqual([]);
    expect(JSON.stringify(ended.data)).not.toContain(thereId);
    expect((await there.principal()).kind).toBe('ANONYMOUS');
    expect((await here.principal()).kind).toBe('USER');
    const events = (await world.events()).filter((event) => event.name === 'identity.session-ended.v1');
    expect(events.length).toBe(1);
  });

  test('of another person cannot be ended: the error is that of one that does not exist', async () => {
    const marta = await world.signUp('Marta', null);
    const mutation =
      'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { sessions { id } userErrors { code message } } }';
    const ofOther = await marta.ask(mutation, { id: await ownSessionId(await again()) });
    const ofNobody = await marta.ask(mutation, { id: `ses_${'0'.repeat(32)}` });
    const malformed = await marta.ask(mutation, { id: 'usr_x' });
    expect(ofOther.data['endSession']?.['userErrors']?.[0]?.['code']).toBe('NOT_FOUND');
    expect(ofNobody).toEqual(ofOther);
    expect(malformed).toEqual(ofOther);
  });

  test('signing out ends the session in the database, not only in the browser', async () => {
    const person = await again();
    const answer = await person.ask('mutation { signOut { isSignedOut userErrors { code } } }');
    expect(answer.session).toEqual({ clear: true });
    expect((await person.principal()).kind).toBe('ANONYMOUS');
    expect((await person.ask('mutation { signOut { isSignedOut } }')).data['signOut']?.['isSignedOut']).toBe(true);
  });

  test('all other sessions end together', async () => {
    const [here, there] = [await again(), await again()];
    const answer = await here.ask('mutation { endOtherSessions { sessions { isCurrent } userErrors { code } } }');
    expect(answer.data['endOtherSessions']).toEqual({ sessions: [{ isCurrent: true }], userErrors: [] });
    expect((await there.principal()).kind).toBe('ANONYMOUS');
  });
});

test('sessions that ended long ago are deleted, and active ones stay', async () => {
  const [living, over] = [await again(), await again()];
  await over.ask('mutation { signOut { isSignedOut } }');
  await signIn('nadie@tertulia.test', 'equivocada-1');
  const work = postgresWork(world.identity.database, async () => undefined);
  const sweep = () => sweepExpired({ work, clock: world.clock, ids: uuidV7Ids(world.clock) });
  await sweep();
  expect((await sweep()).sessions).toBe(0);
  world.clock.advance(7 * dayMs + 1);
  const swept = await sweep();
  expect(swept.sessions).toBeGreaterThan(0);
  expect(swept.attempts).toBeGreaterThan(0);
  expect((await living.principal()).kind).toBe('USER');
});

test('a session that nobody used for thirty days ends, and others are told once', async () => {
  const unused = await again();
  const principal = await unused.principal();
  const work = postgresWork(world.identity.database, async () => undefined);
  const sweep = () => sweepExpired({ work, clock: world.clock, ids: uuidV7Ids(world.clock) });
  const endsOf = async (sessionId: string) =>
    (await world.events()).filter(
      ({ name, payload }) => name === 'identity.session-ended.v1' && Object(payload).sessionId === sessionId,
    );
  const sessionId = principal.kind === 'USER' ? principal.sessionId : '';
  world.clock.advance(29 * dayMs);
  await sweep();
  expect(await endsOf(sessionId)).toEqual([]);
  world.clock.advance(dayMs + 60_001);
  await sweep();
  await sweep();
  expect(await endsOf(sessionId)).toHaveLength(1);
  lucia = await again();
});

describe('the own profile', () => {
  test('changes name and language', async () => {
    const person = await again();
    const answer = await person.ask(profileMutation, { input: { name: '  Lucía Gómez ', locale: 'en' } });
    expect(answer.data['updateProfile']?.['user']).toEqual({ name: 'Lucía Gómez', locale: 'en' });
    expect((await person.principal()).locale).toBe('en');
    await person.ask(profileMutation, { input: { locale: 'es' } });
  });

  test('stores first steps, and whether the list is hidden, for every device', async () => {
    const [here, there] = [await again(), await again()];
    const query = '{ viewer { user { firstSteps { isPutAway hasTried hasSeenNumbers } } } }';
    const seen = async (person: typeof here) => (await person.ask(query)).data['viewer'];
    expect(await seen(there)).toEqual({
      user: { firstSteps: { isPutAway: false, hasTried: false, hasSeenNumbers: false } },
    });
    await here.ask(profileMutation, { input: { firstSteps: { hasTried: true } } });
    await here.ask(profileMutation, { input: { firstSteps: { isPutAway: true } } });
    expect(await seen(there)).toEqual({
      user: { firstSteps: { isPutAway: true, hasTried: true, hasSeenNumbers: false } },
    });
  });

  test('stores which insights are not to be shown again, each once and the newest hundred', async () => {
    const [here, there] = [await again(), await again()];
    const seen = async () => (await there.ask('{ viewer { user { silencedInsights } } }')).data['viewer']?.['user'];
    expect(await seen()).toEqual({ silencedInsights: [] });
    await here.ask(profileMutation, { input: { silencedInsights: ['BUSY_HOUR:4:18', 'BUSY_HOUR:4:18'] } });
    await here.ask(profileMutation, { input: { locale: 'es' } });
    expect(await seen()).toEqual({ silencedInsights: ['BUSY_HOUR:4:18'] });
    const many = Array.from({ length: 101 }, (_, at) => `KIND:${at}`);
    await here.ask(profileMutation, { input: { silencedInsights: many } });
    expect(await seen()).toEqual({ silencedInsights: many.slice(0, 100) });
  });

  test.each([
    [{ silencedInsights: ['x'.repeat(101)] }, 'input.silencedInsights TOO_LONG'],
    [{ newPassword: 'otra-clave-larga' }, 'input.currentPassword REQUIRED'],
    [{ newPassword: 'corta', currentPassword: password }, 'input.newPassword WEAK_PASSWORD'],
    [{ newPassword: 'contraseña123', currentPassword: password }, 'input.newPassword WEAK_PASSWORD'],
    [{ newPassword: 'otra-clave-larga', currentPassword: 'no es esta' }, 'input.currentPassword WRONG_CREDENTIALS'],
    [{ name: 'x'.repeat(101) }, 'input.name TOO_LONG'],
    [{ name: '' }, 'input.name REQUIRED'],
  ])('refuses %j', async (input, expected) => {
    const answer = await (await again()).ask(profileMutation, { input });
    const { userErrors } = answer.data['updateProfile'] as unknown as {
      userErrors: { field: string[]; code: string }[];
    };
    expect(userErrors.map(({ field, code }) => `${field.join('.')} ${code}`)).toEqual([expected]);
    expect(answer.data['updateProfile']?.['user']).toBeNull();
  });

  test('a new password requires the current one and ends the other sessions', async () => {
    const [here, there] = [await again(), await again()];
    const input = { currentPassword: password, newPassword: 'una-clave-nueva-9' };
    expect((await here.ask(profileMutation, { input })).data['updateProfile']?.['userErrors']).toEqual([]);
    expect((await here.principal()).kind).toBe('USER');
    expect((await there.principal()).kind).toBe('ANONYMOUS');
    expect((await signIn(lucia.email, password)).data['signIn']?.['viewer']).toBeNull();
    expect((await signIn(lucia.email, 'una-clave-nueva-9')).session?.token).toBeDefined();
    const audit = await here.ask('{ organization { auditEntries(first: 1) { nodes { action actor } } } }');
    expect(audit.data['organization']?.['auditEntries']?.['nodes']).toEqual([
      { action: 'password.changed', actor: lucia.email },
    ]);
  });
});

describe('credentials', () => {
  test.each(['', 'x', 'ttl_live_x', 'a'.repeat(43), 'ñ'.repeat(43), "' or 1=1 --"])(
    '%j resolves to no bearer',
    async (token) => {
      for (const kind of ['SESSION', 'API_KEY']) {
        expect(await resolve(kind, token)).toMatchObject({ data: { resolveCredential: null }, codes: [] });
      }
    },
  );

  test('are resolved for services only', async () => {
    const askers = [principals.anonymous(), principals.visitor(), principals.apiKey(['organization:read'])];
    for (const asker of [...askers, principals.superAdmin()]) {
      expect((await resolve('SESSION', lucia.token, asker)).codes).toEqual(['FORBIDDEN']);
    }
    expect((await resolve('COOKIE', lucia.token)).codes).toEqual(['BAD_USER_INPUT']);
  });
});

async function ownSessionId(person: Person): Promise<string> {
  const answer = await person.ask(sessionsQuery);
  const sessions = answer.data['viewer']?.['user']?.['sessions'] as unknown as { id: string; isCurrent: boolean }[];
  return sessions.find((session) => session.isCurrent)?.id ?? '';
}
