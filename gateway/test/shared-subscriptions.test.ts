import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { topic } from '@tertulia/messaging';
import { revocationsTopic, type CredentialRevocation, type Principal } from '@tertulia/principal';
import { metricsRegistry } from '@tertulia/telemetry';
import { eventually, principals, testId } from '@tertulia/testkit';
import { scopeText } from './toys/level-toy.js';
import { levelQuery, numbersOf, startSharedWorld, type SharedWorld } from './toys/shared-world.js';

const organizationId = testId(0xaa);
const ana = principals.admin({ organizationId, userId: testId(1), sessionId: testId(11) });
const berta = principals.admin({ organizationId, userId: testId(2), sessionId: testId(12) });
const scope = scopeText(ana);
const ask = { variables: { of: null } };

let world: SharedWorld;
const opened = (): number => world.levels.callers.length;

describe('callers with equal rights', () => {
  beforeAll(async () => {
    world = await startSharedWorld();
  });
  afterAll(async () => world.close());
  afterEach(() =>
    eventually(() => {
      if (world.levels.listening > 0) throw new Error('a subscription stayed behind');
    }),
  );

  test('They share one subscription, whose values reach each under the id of its own operation', async () => {
    const before = opened();
    world.levels.set(scope, 1);
    const members = [await world.connect(ana), await world.connect(berta), await world.connect(ana)];
    const streams = members.map(({ client }, index) => {
      // The ids differ, also in length and characters.
      const id = `"operation" ${'é'.repeat(index)}`;
      client.send({ id, type: 'subscribe', payload: { query: levelQuery, ...ask } });
      return { id };
    });
    const arrived = () => members.map(({ client }, index) => numbersOf(client, streams[index] ?? { id: '' }));
    await eventually(() => expect(arrived()).toEqual([[1], [1], [1]]));
    world.levels.set(scope, 2);
    await eventually(() =>
      expect(arrived()).toEqual([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
    );
    expect(opened()).toBe(before + 1);
    for (const { client } of members) client.close();
  });

  test('What runs for them never gets their ids, and everything else of them', async () => {
    const nobody = '00000000-0000-0000-0000-000000000000';
    for (const [caller, over] of [
      [principals.botManager([testId(9), testId(3)]), { userId: nobody, sessionId: nobody }],
      [principals.apiKey(['metrics:read', 'bots:read']), { keyId: nobody }],
    ] as const) {
      const { client } = await world.connect(caller);
      await client.subscribe(levelQuery, ask).next();
      expect(world.levels.callers.at(-1)).toEqual({
        ...caller,
        ...over,
        ...(caller.kind === 'USER' ? { botIds: [testId(3), testId(9)] } : { scopes: ['bots:read', 'metrics:read'] }),
      });
      client.close();
    }
  });

  test('Bots and scopes in another order are the same rights', async () => {
    const before = opened();
    const managers = [principals.botManager([testId(3), testId(9)]), principals.botManager([testId(9), testId(3)])];
    const keys = [
      principals.apiKey(['metrics:read', 'bots:read']),
      principals.apiKey(['bots:read', 'metrics:read'], { keyId: testId(0x99) }),
    ];
    for (const [index, caller] of [...managers, ...keys].entries()) {
      const { client } = await world.connect(caller);
      await client.subscribe(levelQuery, ask).next();
      expect(opened()).toBe(before + (index < 2 ? 1 : 2));
    }
    await world.close();
    world = await startSharedWorld();
  });

  test.each<[string, Principal]>([
    ['another organization', principals.admin({ ...ana, organizationId: testId(0xbb) })],
    ['another role', principals.viewer({ ...ana, role: 'VIEWER' })],
    ['bots of its own', { ...ana, role: 'BOT_MANAGER', botIds: [testId(3)] }],
    ['the rights of the platform', { ...ana, isSuperAdmin: true }],
    ['another language', { ...ana, locale: 'en' }],
    ['a key', principals.apiKey(['metrics:read'], { organizationId })],
  ])('A caller with %s has a subscription of its own', async (_, other) => {
    const before = opened();
    const members = [await world.connect(ana), await world.connect(other)];
    for (const { client } of members) await client.subscribe(levelQuery, ask).next();
    expect(opened()).toBe(before + 2);
    for (const { client } of members) client.close();
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['other variables', levelQuery, { variables: { of: 'x' } }],
    ['another text', levelQuery.replace('number', 'number padding'), ask],
    ['a name', levelQuery, { ...ask, operationName: 'Level' }],
  ])('An operation with %s is a subscription of its own', async (_, query, rest) => {
    const before = opened();
    const { client } = await world.connect(ana);
    await client.subscribe(levelQuery, ask).next();
    await client.subscribe(query, rest).next();
    expect(opened()).toBe(before + 2);
    client.close();
  });

  test.each([
    ['a field that is not declared', 'subscription { level { number person } }', 'level', [testId(1), testId(2)]],
    ['changes instead of absolute values', 'subscription { drops { number person } }', 'drops', [testId(1), testId(2)]],
  ])('An operation with %s runs for each caller alone, with all of its rights', async (_, query, field, expected) => {
    const people: unknown[] = [];
    for (const caller of [ana, berta]) {
      const { client } = await world.connect(caller);
      const result = (await client.subscribe(query).next()) as { data: Record<string, { person: string }> };
      people.push(result.data[field]?.person);
      client.close();
    }
    expect(people).toEqual(expected);
  });
});

describe('joining and leaving', () => {
  const freshMs = 3_600_000;
  afterEach(async () => world.close());

  test('Who joins gets the current value at once, and the others get nothing', async () => {
    world = await startSharedWorld({ sharedFreshMs: freshMs });
    world.levels.set(scope, 7);
    const [first, second] = [await world.connect(ana), await world.connect(berta)];
    const early = first.client.subscribe(levelQuery, ask);
    await early.next();
    const late = second.client.subscribe(levelQuery, ask);
    expect(await late.next()).toEqual({ data: { level: { number: 7, scope } } });
    expect(numbersOf(first.client, early)).toEqual([7]);
    expect(opened()).toBe(1);
  });

  test('When the latest value is old, who joins gets the one that a subscription of its own would begin with', async () => {
    world = await startSharedWorld({ sharedFreshMs: -1 });
    const [first, second] = [await world.connect(ana), await world.connect(berta)];
    const early = first.client.subscribe(levelQuery, ask);
    await early.next();
    const late = second.client.subscribe(levelQuery, ask);
    expect(await late.next()).toEqual({ data: { level: { number: 0, scope } } });
    await eventually(() => expect(world.levels.listening).toBe(1));
    expect(opened()).toBe(2);
    world.levels.set(scope, 1);
    for (const stream of [early, late]) expect(await stream.next()).toMatchObject({ data: { level: { number: 1 } } });
    expect(numbersOf(first.client, early)).toEqual([0, 1]);
  });

  test.each([false, true])(
    'Who joins when the source refuses gets the refusal, and the others go on; in its stream: %s',
    async (isInStream) => {
      world = await startSharedWorld({ sharedFreshMs: -1 });
      world.levels.refusesInStream = isInStream;
      const [first, second] = [await world.connect(ana), await world.connect(berta)];
      const early = first.client.subscribe(levelQuery, ask);
      await early.next();
      world.levels.refusal = 'NOT_FOUND';
      const late = second.client.subscribe(levelQuery, ask);
      expect(await late.next()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
      expect(await late.next()).toBe('COMPLETE');
      world.levels.set(scope, 3);
      expect(await early.next()).toMatchObject({ data: { level: { number: 3 } } });
      expect(numbersOf(second.client, late)).toEqual([]);
    },
  );

  test('A refusal of the first reaches all who wait, and the next caller asks again', async () => {
    world = await startSharedWorld();
    world.levels.refusal = 'FORBIDDEN';
    const members = [await world.connect(ana), await world.connect(berta)];
    const streams = members.map(({ client }) => client.subscribe(levelQuery, ask));
    for (const stream of streams) {
      expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
      expect(await stream.next()).toBe('COMPLETE');
    }
    world.levels.refusal = null;
    const [{ client } = { client: undefined }] = members;
    expect(await client?.subscribe(levelQuery, ask).next()).toMatchObject({ data: { level: { number: 0 } } });
  });

  test('The subscription goes on while anybody reads it, and ends with the last', async () => {
    metricsRegistry.resetMetrics();
    world = await startSharedWorld();
    const members = [await world.connect(ana), await world.connect(berta), await world.connect(ana)];
    const streams = members.map(({ client }) => client.subscribe(levelQuery, ask));
    for (const stream of streams) await stream.next();
    const [first, second] = streams;
    const count = async (): Promise<string> =>
      /tertulia_subscriptions\{service="gateway"\} (\d+)/.exec(
        (await world.toy.send({ path: '/metrics' })).text,
      )?.[1] ?? '';
    expect(await count()).toBe('3');
    first?.unsubscribe();
    members[2]?.client.socket.terminate();
    await eventually(async () => expect(await count()).toBe('1'));
    world.levels.set(scope, 5);
    expect(await second?.next()).toMatchObject({ data: { level: { number: 5 } } });
    expect(opened()).toBe(1);
    second?.unsubscribe();
    await eventually(() => expect(world.levels.listening).toBe(0));
    expect(await count()).toBe('0');
  });

  test('When the source fails, all get an error without details and the end, and may subscribe again', async () => {
    world = await startSharedWorld();
    const members = [await world.connect(ana), await world.connect(berta)];
    const streams = members.map(({ client }) => client.subscribe(levelQuery, ask));
    for (const stream of streams) await stream.next();
    world.levels.end(scope);
    for (const stream of streams) {
      expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
      expect(await stream.next()).toBe('COMPLETE');
    }
    for (const { client } of members) {
      expect(JSON.stringify(client.frames)).not.toContain('hunter2');
      expect(await client.subscribe(levelQuery, ask).next()).toMatchObject({ data: { level: { number: 0 } } });
    }
    expect(opened()).toBe(2);
  });

  test('A revoked credential leaves at once, while the others go on', async () => {
    world = await startSharedWorld();
    const members = [await world.connect(ana), await world.connect(berta)];
    const streams = members.map(({ client }) => client.subscribe(levelQuery, ask));
    for (const stream of streams) await stream.next();
    world.toy.identity.sessions.delete(members[0]?.token ?? '');
    const revocation = { sessionIds: [testId(11)], userIds: [], keyIds: [], organizationIds: [] };
    world.toy.pubSub.publish(topic<CredentialRevocation>(revocationsTopic), revocation);
    expect((await members[0]?.client.closed)?.code).toBe(4403);
    world.levels.set(scope, 8);
    expect(await streams[1]?.next()).toMatchObject({ data: { level: { number: 8 } } });
    expect(members[0]?.client.frames.at(-1)?.payload).toMatchObject({ data: { level: { number: 0 } } });
    expect(opened()).toBe(1);
  });
});

describe('a slow reader', () => {
  afterEach(async () => world.close());
  const pad = (): void => {
    world.levels.padding = 'x'.repeat(500_000);
  };
  const query = 'subscription { level { number padding } }';

  test('It gets the latest value when it reads again, without those in between, and disturbs nobody', async () => {
    world = await startSharedWorld();
    pad();
    const [slow, quick] = [await world.connect(ana), await world.connect(berta)];
    const [slowly, quickly] = [slow.client.subscribe(query), quick.client.subscribe(query)];
    await Promise.all([slowly.next(), quickly.next()]);
    slow.client.socket.pause();
    for (let number = 1; number <= 100; number += 1) {
      world.levels.set(scope, number);
      await eventually(() => expect(numbersOf(quick.client, quickly).at(-1)).toBe(number));
    }
    slow.client.socket.resume();
    await eventually(() => expect(numbersOf(slow.client, slowly).at(-1)).toBe(100));
    expect(numbersOf(slow.client, slowly).length).toBeLessThan(60);
    world.levels.set(scope, 101);
    await eventually(() => expect(numbersOf(slow.client, slowly).at(-1)).toBe(101));
  });

  test('After some time it is closed with a code and a reason, and may connect again', async () => {
    metricsRegistry.resetMetrics();
    world = await startSharedWorld({ laggingMaxMs: -1 });
    pad();
    const slow = await world.connect(ana);
    await slow.client.subscribe(query).next();
    slow.client.socket.pause();
    let number = 0;
    await eventually(async () => {
      world.levels.set(scope, (number += 1));
      expect((await world.toy.send({ path: '/metrics' })).text).toContain('socket_closes_total{reason="SLOW"} 1');
    });
    slow.client.socket.resume();
    expect(await slow.client.closed).toEqual({ code: 1013, reason: 'Reading too slowly' });
    const again = await world.connect(ana);
    expect(await again.client.subscribe(levelQuery).next()).toMatchObject({ data: { level: { number } } });
  });
});
