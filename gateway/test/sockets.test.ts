import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { metricsRegistry } from '@tertulia/telemetry';
import { eventually } from '@tertulia/testkit';
import { pino } from 'pino';
import { flood } from './toys/orders-toy.js';
import { connectClient, type SocketClient } from './toys/socket-client.js';
import { startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

let toy: ToyGateway;
beforeAll(async () => {
  toy = await startToyGateway('LOCAL', { sockets: { operationsPerSocketMax: 3, framesPerSecondMax: 50 } });
});
afterAll(async () => toy.close());

const opened = (): Promise<SocketClient> => connectClient(toy.socketUrl, { isInitialised: false });

describe('invalid frames', () => {
  test.each([
    ['no JSON', 'hello', 4400],
    ['a number', '7', 4400],
    ['an unknown type', { type: 'start' }, 4400],
    ['a subscription without id', { type: 'subscribe', payload: { query: '{ a }' } }, 4400],
    ['a subscription without payload', { type: 'subscribe', id: '1' }, 4400],
    [
      'variables that are a list',
      { type: 'subscribe', id: '1', payload: { query: 'subscription { flood }', variables: [] } },
      4400,
    ],
    ['an acknowledgement', { type: 'connection_ack' }, 4400],
    ['an event', { type: 'next', id: '1', payload: { data: null } }, 4400],
    ['errors', { type: 'error', id: '1', payload: [{ message: 'no' }] }, 4400],
    ['an empty frame', '', 4400],
    ['a list', '[]', 4400],
    ['a subscription before it is acknowledged', { type: 'subscribe', id: '1', payload: { query: '{ a }' } }, 4401],
  ])('The socket is closed with the code of the protocol after %s', async (_, frame, code) => {
    const client = await opened();
    client.send(frame);
    expect((await client.closed).code).toBe(code);
  });

  test('The socket is closed after a second initialisation and after a repeated id', async () => {
    const twice = await connectClient(toy.socketUrl);
    twice.send({ type: 'connection_init' });
    expect((await twice.closed).code).toBe(4429);
    const sameId = await connectClient(toy.socketUrl);
    for (let count = 0; count < 2; count += 1) {
      sameId.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { orderPlaced { id } }' } });
    }
    expect((await sameId.closed).code).toBe(4409);
  });

  test('The socket is closed after bytes instead of text, and after text that is not UTF-8', async () => {
    const binary = await opened();
    binary.socket.send(Buffer.from('{"type":"connection_init"}'), { binary: true });
    expect((await binary.closed).code).toBe(4400);
    const invalid = await opened();
    invalid.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect((await invalid.closed).code).toBe(1007);
  });

  test('The socket is closed after a frame over the limit', async () => {
    const client = await opened();
    client.send({ type: 'connection_init', payload: { text: 'x'.repeat(600_000) } });
    expect((await client.closed).code).toBe(1009);
  });

  test('The socket is closed after too many frames in a second', async () => {
    const client = await connectClient(toy.socketUrl);
    for (let count = 0; count < 2_000; count += 1) client.send({ type: 'ping' });
    expect((await client.closed).code).toBe(1008);
  });

  test('An unknown subprotocol is refused', async () => {
    await expect(connectClient(toy.socketUrl, { protocol: 'graphql-ws', isInitialised: false })).rejects.toThrow(
      /subprotocol/i,
    );
  });
});

describe('invalid operations', () => {
  test.each([
    ['a syntax error', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a field that is not of the public graph', { query: '{ resolveCredential }' }, 'OPERATION_KIND_NOT_SERVED'],
    ['a query', { query: '{ __typename }' }, 'OPERATION_KIND_NOT_SERVED'],
    ['a mutation', { query: 'mutation { signOut }' }, 'OPERATION_KIND_NOT_SERVED'],
    ['no such operation', { query: 'subscription A { flood }', operationName: 'B' }, 'OPERATION_NOT_FOUND'],
    ['two root fields', { query: 'subscription { a: flood b: flood }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'subscription($a: Int) { orderPlaced(above: $a) { id } }', variables: { a: 'x' } },
      'BAD_USER_INPUT',
    ],
    ['an empty query', { query: '' }, 'BAD_USER_INPUT'],
    [
      'too deep',
      { query: `subscription { orderPlaced ${'{ similar '.repeat(15)} { id } ${'}'.repeat(15)} }` },
      'QUERY_TOO_DEEP',
    ],
    [
      'too many aliases',
      { query: `subscription { orderPlaced { ${Array.from({ length: 40 }, (_, n) => `a${n}: id`).join(' ')} } }` },
      'TOO_MANY_ALIASES',
    ],
    ['too many tokens', { query: `subscription { orderPlaced { ${'id '.repeat(3_000)} } }` }, 'QUERY_TOO_COMPLEX'],
  ])('The operation gets an error and the socket stays open after %s', async (_, payload, code) => {
    const client = await connectClient(toy.socketUrl);
    client.send({ id: 'x', type: 'subscribe', payload });
    expect((await client.frame('error', 'x')).payload).toMatchObject([{ extensions: { code } }]);
    client.send({ type: 'ping' });
    await client.frame('pong');
    client.close();
  });

  test('More concurrent operations than allowed are refused', async () => {
    const client = await connectClient(toy.socketUrl);
    const streams = Array.from({ length: 4 }, () => client.subscribe('subscription { orderPlaced { id } }'));
    expect(await streams[3]?.next()).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(3));
    streams[0]?.unsubscribe();
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(2));
    client.subscribe('subscription { orderPlaced { id } }');
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(3));
    client.close();
    await eventually(() => expect(toy.orders.placed.listenerCount).toBe(0));
  });
});

describe('sockets that use too many resources', () => {
  test('The socket is closed when no initialisation arrives', async () => {
    const strict = await startToyGateway('LOCAL', { sockets: { initialisationTimeoutMs: 200 } });
    const client = await connectClient(strict.socketUrl, { isInitialised: false });
    expect((await client.closed).code).toBe(4408);
    await strict.close();
  });

  test('A socket that does not read is terminated, and little is buffered for it', async () => {
    metricsRegistry.resetMetrics();
    const slow = await startToyGateway('LOCAL', { sockets: { keepAliveMs: 200, bufferedBytesMax: 300_000 } });
    const client = await connectClient(slow.socketUrl);
    client.socket.pause();
    const before = flood.values;
    client.subscribe('subscription { flood }');
    await eventually(
      async () => {
        const { text } = await slow.send({ path: '/metrics' });
        expect(text).toMatch(/socket_closes_total\{reason="(SLOW|SILENT)"\} 1/);
      },
      { deadlineMs: 60_000 },
    );
    // More than this was never taken from the subscription, so no more can be buffered.
    expect((flood.values - before) * flood.length).toBeLessThan(100_000_000);
    client.socket.terminate();
    await slow.close();
  });

  test('A socket that responds to pings stays open, one that does not is terminated', async () => {
    metricsRegistry.resetMetrics();
    const strict = await startToyGateway('LOCAL', { sockets: { keepAliveMs: 3_000 } });
    const silent = await connectClient(strict.socketUrl);
    const alive = await connectClient(strict.socketUrl);
    silent.socket.pause();
    await eventually(
      async () => {
        const { text } = await strict.send({ path: '/metrics' });
        expect(text).toMatch(/reason="SILENT"\} 1/);
      },
      { deadlineMs: 60_000 },
    );
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    silent.socket.terminate();
    alive.close();
    await strict.close();
  });

  test('Above the maximum number of sockets, new ones are closed with “try again later”', async () => {
    const small = await startToyGateway('LOCAL', {
      sockets: { memory: { bytesMax: 1_000, socketBytes: 1_000, subscriptionBytes: 0 } },
    });
    const first = await connectClient(small.socketUrl);
    await expect(connectClient(small.socketUrl)).rejects.toThrow('503');
    first.close();
    await first.closed;
    await eventually(async () => {
      (await connectClient(small.socketUrl)).close();
    });
    await small.close();
  });

  test('Subscriptions that run for one socket alone leave room for fewer sockets until they end', async () => {
    const memory = { bytesMax: 3_500, socketBytes: 1_000, subscriptionBytes: 1_000 };
    const small = await startToyGateway('LOCAL', { sockets: { memory } });
    const first = await connectClient(small.socketUrl);
    const streams = [1, 2].map(() => first.subscribe('subscription { orderPlaced { id } }'));
    await eventually(() => expect(small.orders.placed.listenerCount).toBe(2));
    await expect(connectClient(small.socketUrl)).rejects.toThrow('503');
    streams[0]?.unsubscribe();
    await eventually(async () => {
      (await connectClient(small.socketUrl)).close();
    });
    first.close();
    await small.close();
  });

  test('An address that keeps opening sockets without a credential is rate limited', async () => {
    const { ratesDefault } = await import('../src/index.js');
    const strict = await startToyGateway('LOCAL', {
      settings: { rates: { ...ratesDefault, SOCKET: { points: 2, windowSeconds: 30 } } },
    });
    for (let count = 0; count < 2; count += 1) (await connectClient(strict.socketUrl)).close();
    const third = await connectClient(strict.socketUrl);
    expect(await third.closed).toMatchObject({ code: 1013, reason: expect.stringMatching(/^Try again in \d+ s$/) });
    await strict.close();
  });

  test('Of too many uninitialised sockets the oldest is closed, and a client that initialises at once is accepted', async () => {
    const strict = await startToyGateway('LOCAL', { sockets: { silentPerAddressMax: 2 } });
    const open = (): Promise<SocketClient> => connectClient(strict.socketUrl, { isInitialised: false });
    const silent = [await open(), await open(), await open()];
    expect((await silent[0]?.closed)?.code).toBe(1013);
    const speaker = await connectClient(strict.socketUrl);
    expect(speaker.frames).toEqual([{ type: 'connection_ack' }]);
    expect(silent[2]?.socket.readyState).toBe(silent[2]?.socket.OPEN);
    await strict.close();
  });

  test('Subscriptions count against the caller’s rate', async () => {
    const { ratesDefault } = await import('../src/index.js');
    const strict = await startToyGateway('LOCAL', {
      settings: { rates: { ...ratesDefault, ANONYMOUS: { points: 1, windowSeconds: 30 } } },
    });
    const client = await connectClient(strict.socketUrl);
    client.subscribe('subscription { orderPlaced { id } }');
    expect(await client.subscribe('subscription { orderPlaced { id } }').next()).toMatchObject([
      { extensions: { code: 'RATE_LIMITED' } },
    ]);
    client.close();
    await strict.close();
  });
});

describe('upgrades', () => {
  test('An upgrade on another path is 404', async () => {
    await expect(connectClient(`${toy.socketUrl}/elsewhere`)).rejects.toThrow('404');
  });

  test('A connection that breaks during the upgrade does not affect others', async () => {
    await new Promise<void>((resolve) => {
      const socket = connectTcp(toy.port, '127.0.0.1', () => {
        socket.write('GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
        socket.resetAndDestroy();
        resolve();
      });
    });
    expect((await toy.post({ query: '{ __typename }' })).status).toBe(200);
  });
});

describe('stopping', () => {
  test('On stop, sockets are closed with 1001, running requests finish, and nothing new is accepted', async () => {
    const stopping = await startToyGateway('LOCAL');
    let open = (): void => undefined;
    stopping.orders.gate = new Promise((resolve) => {
      open = resolve;
    });
    const client = await connectClient(stopping.socketUrl);
    client.subscribe('subscription { orderPlaced { id } }');
    const running = stopping.post({ query: '{ slow }' });
    await eventually(() => expect(stopping.orders.placed.listenerCount).toBe(1));
    const closed = stopping.gateway.close();
    expect((await client.closed).code).toBe(1001);
    const ready = await stopping.send({ path: '/ready' });
    expect(ready.status).toBe(503);
    open();
    expect((await running).body).toEqual({ data: { slow: 'done' } });
    await closed;
    expect(stopping.orders.placed.listenerCount).toBe(0);
    await stopping.close();
  });
});

// Keep this last: subscriptions use the topic of the toy gateway that was created last.
describe('messages of servers', () => {
  test.each([
    ['an acknowledgement', { type: 'connection_ack', payload: {} }],
    ['an event', { type: 'next', id: '1', payload: { data: {} } }],
    ['errors', { type: 'error', id: '1', payload: [{ message: 'no' }] }],
  ])('A client that sends %s is disconnected after initialisation too, and no error is logged', async (_, frame) => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const watched = await startToyGateway('LOCAL', { log });
    const client = await connectClient(watched.socketUrl);
    client.send(frame);
    expect((await client.closed).code).toBe(4400);
    expect(lines).toEqual([]);
    await watched.close();
  });
});
