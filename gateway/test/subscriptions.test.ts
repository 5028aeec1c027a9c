import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { topic } from '@tertulia/messaging';
import { revocationsTopic, type CredentialRevocation } from '@tertulia/principal';
import { eventually, ownMsOf, principals, testId } from '@tertulia/testkit';
import { SignJWT } from 'jose';
import { connectClient, type ConnectOptions, type SocketClient } from './toys/socket-client.js';
import { order } from './toys/orders-toy.js';
import { publicUrl, startToyGateway, visitorSecret, type Mode, type ToyGateway } from './toys/toy-gateway.js';

const apiKey = 'ttl_test_0123456789abcdef';
const sessionToken = 'session-token-of-ana-0123456789';

async function visitorToken(seconds: number): Promise<string> {
  return new SignJWT({ organizationId: testId(0xa), botId: testId(0xb), conversationId: testId(0xc) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('tertulia')
    .setAudience('visitor')
    .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
    .sign(new TextEncoder().encode(visitorSecret));
}

describe.each<Mode>(['LOCAL', 'HTTP'])('subscriptions, subgraphs %s', (mode) => {
  let toy: ToyGateway;
  const clients: SocketClient[] = [];
  beforeAll(async () => {
    toy = await startToyGateway(mode, { isClockReal: true, sockets: { credentialRecheckMs: 50 } });
  });
  afterAll(async () => toy.close());
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await eventually(() => {
      if (toy.orders.placed.listenerCount > 0) throw new Error('a subscription stayed behind');
    });
  });

  const connect = async (options: ConnectOptions = {}): Promise<SocketClient> => {
    const client = await connectClient(toy.socketUrl, options);
    clients.push(client);
    return client;
  };
  const listening = (count: number): Promise<void> =>
    eventually(() => expect(toy.orders.placed.listenerCount).toBe(count));

  test('An event arrives with fields of another subgraph', async () => {
    const client = await connect();
    const events = client.subscribe('subscription { orderPlaced { id title customer { name } } }');
    await listening(1);
    await toy.post({ query: 'mutation { placeOrder(id: "42") { id } }' });
    expect(await events.next()).toEqual({
      data: { orderPlaced: { id: '42', title: 'Order 42', customer: { name: expect.stringMatching(/^Customer c1/) } } },
    });
  });

  test('An object of another subgraph that the caller may not see is null, as in a query', async () => {
    const client = await connect();
    const events = client.subscribe('subscription { orderPlaced { id seller { name } } }');
    await listening(1);
    toy.orders.placed.publish(order('7'));
    expect(await events.next()).toEqual({ data: { orderPlaced: { id: '7', seller: null } } });
    const { body } = await toy.post({ query: '{ orders(first: 1) { id seller { name } } }' });
    expect(body).toEqual({ data: { orders: [{ id: '0', seller: null }] } });
  });

  test('Data that was loaded for one event is not reused for the next', async () => {
    const client = await connect();
    const events = client.subscribe('subscription { orderPlaced { customer { name } } }');
    await listening(1);
    const names: unknown[] = [];
    for (const id of ['1', '2']) {
      toy.orders.placed.publish(order(id));
      names.push(await events.next());
    }
    expect(JSON.stringify(names[0])).not.toBe(JSON.stringify(names[1]));
  });

  test('Variables, operation names, fragments and aliases work', async () => {
    const client = await connect();
    const query = `query Q { __typename }
      subscription S($above: Int) { placed: orderPlaced(above: $above) { ...F } }
      fragment F on Order { number: id }`;
    const events = client.subscribe(query, { operationName: 'S', variables: { above: 3 } });
    await listening(1);
    toy.orders.placed.publish(order('6'));
    expect(await events.next()).toEqual({ data: { placed: { number: '6' } } });
  });

  test('Unsubscribing ends the subscription in the subgraph, and the socket stays open', async () => {
    const client = await connect();
    const first = client.subscribe('subscription { orderPlaced { id } }');
    await listening(1);
    const metrics = async (): Promise<string> => (await toy.send({ path: '/metrics' })).text;
    expect(await metrics()).toMatch(/tertulia_subscriptions\{service="gateway"\} 1\n/);
    first.unsubscribe();
    await listening(0);
    expect(await metrics()).toMatch(/tertulia_subscriptions\{service="gateway"\} 0\n/);
    const second = client.subscribe('subscription { orderPlaced { title } }');
    await listening(1);
    toy.orders.placed.publish(order('8'));
    expect(await second.next()).toEqual({ data: { orderPlaced: { title: 'Order 8' } } });
  });

  test('When a client disconnects in any way, its subscriptions end', async () => {
    for (const leave of ['close', 'terminate'] as const) {
      const client = await connect();
      client.subscribe('subscription { orderPlaced { id } }');
      client.subscribe('subscription { orderPlaced { title } }');
      await listening(2);
      client.socket[leave]();
      await eventually(() => expect(toy.orders.placed.listenerCount).toBe(0));
    }
  });

  test('A refusal of a subgraph arrives with code and message, and the socket stays open', async () => {
    const client = await connect({ parameters: { locale: 'en' } });
    const refused = client.subscribe('subscription { ownOrders { id } }');
    expect(await refused.next()).toMatchObject({
      data: null,
      errors: [{ message: 'Sign in to continue.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const events = client.subscribe('subscription { orderPlaced { id } }');
    await listening(1);
    toy.orders.placed.publish(order('3'));
    expect(await events.next()).toMatchObject({ data: { orderPlaced: { id: '3' } } });
  });

  test('When a source fails, its subscription ends with an error that reveals no details', async () => {
    const client = await connect();
    const events = client.subscribe('subscription { breaks }');
    expect(await events.next()).toEqual({ data: { breaks: 'one' } });
    expect(await events.next()).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) } }],
    });
    expect(await events.next()).toBe('COMPLETE');
    expect(JSON.stringify(client.frames)).not.toContain('hunter2');
    client.send({ type: 'ping' });
    expect(await client.frame('pong')).toEqual({ type: 'pong' });
  });

  describe('authentication of sockets', () => {
    test.each(['API key', 'visitor token', 'cookie'])('A socket with a valid %s is authenticated', async (kind) => {
      toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
      toy.identity.sessions.set(sessionToken, principals.admin());
      const options: Record<string, ConnectOptions> = {
        'API key': { parameters: { apiKey } },
        'visitor token': { parameters: { visitorToken: await visitorToken(60) } },
        cookie: { headers: { cookie: `tertulia_session=${sessionToken}`, origin: publicUrl } },
      };
      const client = await connect(options[kind]);
      const events = client.subscribe('subscription { ownOrders { id } }');
      expect(await events.next()).toEqual({ data: { ownOrders: { id: 'first' } } });
    });

    test.each<[string, ConnectOptions]>([
      ['a bad API key', { parameters: { apiKey: 'ttl_live_ffffffffffffffff' } }],
      ['an API key that is not a text', { parameters: { apiKey: { $ne: '' } } }],
      ['a bad visitor token', { parameters: { visitorToken: 'abc' } }],
      [
        'an unknown session of our page',
        { headers: { cookie: 'tertulia_session=unknown-unknown-unknown', origin: publicUrl } },
      ],
    ])('The socket is closed with 4403 for %s', async (_, options) => {
      const client = await connect(options);
      expect((await client.closed).code).toBe(4403);
    });

    test.each([{ origin: 'https://evil.example' }, {}])(
      'A cookie from another origin is ignored: %j',
      async (headers) => {
        toy.identity.sessions.set(sessionToken, principals.admin());
        const client = await connect({
          headers: { ...headers, cookie: `tertulia_session=${sessionToken}` } as Record<string, string>,
        });
        const refused = client.subscribe('subscription { ownOrders { id } }');
        expect(await refused.next()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      },
    );

    test('When identity is failing, the socket is closed with 1013', async () => {
      toy.identity.isBroken = true;
      const client = await connect({ parameters: { apiKey } });
      expect((await client.closed).code).toBe(1013);
      toy.identity.isBroken = false;
    });
  });

  describe('expired credentials', () => {
    test('A socket is closed with 4403 when its session ends, and stays open during an outage of identity', async () => {
      toy.identity.sessions.set(sessionToken, principals.admin());
      const client = await connect({ headers: { cookie: `tertulia_session=${sessionToken}`, origin: publicUrl } });
      const events = client.subscribe('subscription { ownOrders { id } }');
      await events.next();
      toy.identity.isBroken = true;
      const before = toy.identity.resolutions;
      toy.orders.placed.publish(order('11'));
      expect(await events.next()).toEqual({ data: { ownOrders: { id: '11' } } });
      toy.identity.isBroken = false;
      await eventually(() => expect(toy.identity.resolutions).toBeGreaterThan(before));
      expect(client.socket.readyState).toBe(client.socket.OPEN);
      toy.identity.sessions.delete(sessionToken);
      expect((await client.closed).code).toBe(4403);
    });

    test('A socket is closed with 4403 when the scopes of its API key change', async () => {
      toy.identity.apiKeys.set(apiKey, principals.apiKey(['bots:read', 'bots:write']));
      const client = await connect({ parameters: { apiKey } });
      toy.identity.apiKeys.set(apiKey, principals.apiKey(['bots:write', 'bots:read']));
      const before = toy.identity.resolutions;
      await eventually(() => expect(toy.identity.resolutions).toBeGreaterThan(before + 1));
      expect(client.socket.readyState).toBe(client.socket.OPEN);
      toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
      expect((await client.closed).code).toBe(4403);
    });

    test('A socket is closed with 4403 when its visitor token expires', async () => {
      const client = await connect({ parameters: { visitorToken: await visitorToken(6) } });
      client.subscribe('subscription { orderPlaced { id } }');
      await listening(1);
      expect((await client.closed).code).toBe(4403);
    });
  });
});

describe('published revocations', () => {
  const revocations = topic<CredentialRevocation>(revocationsTopic);
  const nothing: CredentialRevocation = { sessionIds: [], userIds: [], keyIds: [], organizationIds: [] };
  let toy: ToyGateway;
  beforeAll(async () => {
    toy = await startToyGateway('LOCAL', { isClockReal: true, sockets: { credentialRecheckMs: 3_600_000 } });
  });
  afterAll(async () => toy.close());

  test('A revocation closes the sockets of its credential immediately, and no others are checked', async () => {
    const [admin, viewer] = [principals.admin({ sessionId: testId(1) }), principals.viewer({ sessionId: testId(2) })];
    toy.identity.sessions.set(sessionToken, admin);
    toy.identity.sessions.set('another-session-0123456789', viewer);
    toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
    const cookie = (token: string) => ({ headers: { cookie: `tertulia_session=${token}`, origin: publicUrl } });
    const clients = [
      await connectClient(toy.socketUrl, cookie(sessionToken)),
      await connectClient(toy.socketUrl, cookie('another-session-0123456789')),
      await connectClient(toy.socketUrl, { parameters: { apiKey } }),
    ];
    const [first, second, key] = clients;
    const before = toy.identity.resolutions;
    toy.pubSub.publish(revocations, { ...nothing, sessionIds: [testId(1)] });
    await eventually(() => expect(toy.identity.resolutions).toBe(before + 1));
    expect(first?.socket.readyState).toBe(first?.socket.OPEN);
    toy.identity.sessions.delete(sessionToken);
    const tookMs = await ownMsOf(async () => {
      toy.pubSub.publish(revocations, { ...nothing, sessionIds: [testId(1)] });
      expect((await first?.closed)?.code).toBe(4403);
    });
    expect(tookMs).toBeLessThan(1_000);
    expect(toy.identity.resolutions).toBe(before + 2);
    toy.identity.apiKeys.delete(apiKey);
    toy.pubSub.publish(revocations, { ...nothing, keyIds: [testId(0x0e)] });
    expect((await key?.closed)?.code).toBe(4403);
    expect(second?.socket.readyState).toBe(second?.socket.OPEN);
    second?.close();
  });

  test('A revocation during the connection of a socket closes that socket too', async () => {
    toy.identity.sessions.set(sessionToken, principals.admin({ sessionId: testId(3) }));
    const before = toy.identity.resolutions;
    const connecting = connectClient(toy.socketUrl, {
      headers: { cookie: `tertulia_session=${sessionToken}`, origin: publicUrl },
    });
    toy.identity.onResolved = () => {
      toy.identity.sessions.delete(sessionToken);
      toy.pubSub.publish(revocations, { ...nothing, sessionIds: [testId(3)] });
      toy.identity.onResolved = () => undefined;
    };
    const client = await connecting;
    expect((await client.closed).code).toBe(4403);
    expect(toy.identity.resolutions).toBe(before + 2);
  });
});

describe('a subgraph over HTTP that restarts', () => {
  test('Subscriptions continue when the subgraph is back', async () => {
    const toy = await startToyGateway('HTTP', {
      isClockReal: true,
      settings: { continuations: { orderPlaced: { kind: 'ABSOLUTE', shared: ['Order', 'Customer'] } } },
    });
    const client = await connectClient(toy.socketUrl);
    const events = client.subscribe('subscription { orderPlaced { id customer { name } } }');
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(1));
    await toy.restartOrders(async () => {
      await eventually(() => expect(toy.orders.placed.listenerCount).toBe(0));
      expect(client.socket.readyState).toBe(client.socket.OPEN);
    });
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(1), { deadlineMs: 60_000 });
    toy.orders.placed.publish(order('77'));
    expect(await events.next()).toMatchObject({ data: { orderPlaced: { id: '77' } } });
    expect(client.frames.filter(({ type }) => type === 'error' || type === 'complete')).toEqual([]);
    client.close();
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(0));
    await toy.close();
  });
});
