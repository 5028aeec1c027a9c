import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually, reservedPort } from '@tertulia/testkit';
import { pino } from 'pino';
import { Door, proxyPortal, type PortalProxy } from '../src/index.js';

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const log = pino({ level: 'silent' });
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function portalThat(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function doorTo(url: string, over: { publicUrl?: string; trustedProxyHops?: number } = {}): Promise<string> {
  const portal: PortalProxy = proxyPortal({ url, publicUrl: 'http://chat.example', trustedProxyHops: 0, ...over });
  const door = await Door.open({ host: '127.0.0.1', port: 0, log }, { gateway: null, widget: null, portal });
  closers.push(async () => portal.close());
  closers.push(async () => door.close());
  return `http://127.0.0.1:${door.port}`;
}

/** A portal that does not listen yet, and the port on which it will. */
async function closedServer(): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => response.end('there'));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { server, url: `http://127.0.0.1:${await reservedPort()}` };
}

/** A portal that records its requests. */
async function listeningPortal(): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const url = await portalThat((asked, response) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const { method = '', url: path = '', headers } = asked;
      heard.push({ method, url: path, headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(200, { 'content-type': 'text/plain' }).end('heard');
    });
  });
  return { url, heard };
}

describe('the portal in another process', () => {
  test('The portal receives method, path, headers and body as the browser sent them', async () => {
    const { url, heard } = await listeningPortal();
    const door = await doorTo(url);
    const body = 'x'.repeat(200_000);
    const answer = await fetch(`${door}/ajustes?tab=1%20a`, { method: 'POST', body, headers: { cookie: 'a=1; b=2' } });
    expect([answer.status, await answer.text()]).toEqual([200, 'heard']);
    expect(heard[0]).toMatchObject({
      method: 'POST',
      url: '/ajustes?tab=1%20a',
      body,
      headers: { cookie: 'a=1; b=2' },
    });
  });

  test('The browser receives status, every cookie and compressed bytes unchanged', async () => {
    const bytes = Buffer.from([31, 139, 8, 0, 1, 2, 3]);
    const url = await portalThat((_, response) => {
      response.writeHead(203, {
        'set-cookie': ['a=1; Path=/', 'b=2; Path=/'],
        'content-encoding': 'x-odd',
        etag: '"1"',
      });
      response.end(bytes);
    });
    const answer = await fetch(`${await doorTo(url)}/`);
    expect(answer.status).toBe(203);
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  test('The portal receives the public address; the caller’s own claims about it are ignored', async () => {
    const { url, heard } = await listeningPortal();
    const door = await doorTo(url, { publicUrl: 'https://chat.example' });
    const claims = {
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=1.2.3.4',
    };
    await fetch(`${door}/`, { headers: claims });
    expect(heard[0]?.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': new URL(door).host,
    });
    expect(heard[0]?.headers).not.toHaveProperty('forwarded');
  });

  test('The portal receives what a trusted proxy in front reported', async () => {
    const { url, heard } = await listeningPortal();
    const door = await doorTo(url, { trustedProxyHops: 1 });
    await fetch(`${door}/`, { headers: { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-host': 'chat.example' } });
    expect(heard[0]?.headers).toMatchObject({
      'x-forwarded-for': '1.2.3.4, 127.0.0.1',
      'x-forwarded-host': 'chat.example',
    });
  });

  test('Headers of the browser’s connection do not reach the portal', async () => {
    const { url, heard } = await listeningPortal();
    const door = new URL(await doorTo(url));
    await new Promise<void>((resolve, reject) => {
      const headers = {
        connection: 'keep-alive, x-private',
        'x-private': 'yes',
        te: 'trailers',
        'proxy-authorization': 'Basic x',
      };
      request({ host: door.hostname, port: door.port, path: '/', headers }, (response) => {
        response.resume().once('end', resolve);
      })
        .once('error', reject)
        .end();
    });
    for (const name of ['x-private', 'te', 'proxy-authorization']) expect(heard[0]?.headers).not.toHaveProperty(name);
  });

  test('Responses are streamed: the first bytes arrive before the last are sent', async () => {
    let finish = (): void => undefined;
    const url = await portalThat((_, response) => {
      response.write('first');
      finish = () => void response.end('last');
    });
    const answer = await fetch(`${await doorTo(url)}/`);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString('utf8')).toBe('first');
    finish();
    expect(Buffer.from((await reader.read()).value ?? []).toString('utf8')).toBe('last');
  });

  test('The portal’s request is aborted when the browser disconnects', async () => {
    let hasLeft = false;
    const url = await portalThat((_, response) => {
      response.once('close', () => (hasLeft = true));
      response.write('first');
    });
    const leaving = new AbortController();
    const answer = await fetch(`${await doorTo(url)}/`, { signal: leaving.signal });
    await (answer.body as ReadableStream<Uint8Array>).getReader().read();
    expect(hasLeft).toBe(false);
    leaving.abort();
    await eventually(() => expect(hasLeft).toBe(true));
  });

  test('An unavailable portal is reported in two languages with 502, and used again when it is back', async () => {
    const { server, url } = await closedServer();
    const door = await doorTo(url);
    const answer = await fetch(`${door}/inicio`);
    const page = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([502, 'no-store']);
    expect(page).toMatch(/El panel no responde[^]*The portal is not responding/);
    const head = await fetch(`${door}/`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([502, '']);
    await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), '127.0.0.1', resolve));
    expect((await fetch(`${door}/inicio`)).status).toBe(200);
  });

  test('A response that breaks off in the middle is not passed on as complete', async () => {
    const url = await portalThat((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    await expect(fetch(`${await doorTo(url)}/`).then(async (answer) => answer.text())).rejects.toThrow('terminated');
  });
});

describe('the door', () => {
  test('The door responds with 503 until there are handlers', async () => {
    const door = await Door.open({ host: '127.0.0.1', port: 0, log });
    closers.push(async () => door.close());
    expect((await fetch(`http://127.0.0.1:${door.port}/`)).status).toBe(503);
    door.admit({ gateway: null, widget: null, portal: null });
    expect((await fetch(`http://127.0.0.1:${door.port}/`)).status).toBe(404);
  });

  test('A port in use is reported in two languages', async () => {
    const door = await Door.open({ host: '127.0.0.1', port: 0, log });
    closers.push(async () => door.close());
    await expect(Door.open({ host: '127.0.0.1', port: door.port, log })).rejects.toThrow(/ya está en uso[^]*is in use/);
  });

  test('Requests for the graph go to the gateway and all others to the portal, whatever the search', async () => {
    const asked: string[] = [];
    const room =
      (name: string) =>
      async (incoming: IncomingMessage, response: { end(): void }): Promise<void> => {
        asked.push(`${name} ${incoming.url}`);
        response.end();
      };
    const door = await Door.open(
      { host: '127.0.0.1', port: 0, log },
      {
        gateway: {
          serves: (path) => path === '/graphql' || path.startsWith('/graphql/') || path === '/ready',
          handleRequest: room('gateway'),
          handleUpgrade: async () => undefined,
          sitesOf: async () => ({ framers: [], framed: [] }),
        },
        widget: { handle: () => false },
        portal: { handle: room('portal') },
      },
    );
    closers.push(async () => door.close());
    for (const path of [
      '/graphql',
      '/graphql?query=x',
      '/graphql/explorer.js',
      '/graphql/schema.graphql',
      '/ready',
      '/graphqlx',
      '/',
      '/inicio',
    ]) {
      await fetch(`http://127.0.0.1:${door.port}${path}`);
    }
    expect(asked).toEqual([
      ...[
        'gateway /graphql',
        'gateway /graphql?query=x',
        'gateway /graphql/explorer.js',
        'gateway /graphql/schema.graphql',
        'gateway /ready',
      ],
      ...['portal /graphqlx', 'portal /', 'portal /inicio'],
    ]);
  });

  test('A drain keeps serving, asks clients to leave the connection, then refuses new ones', async () => {
    const door = await Door.open({ host: '127.0.0.1', port: 0, log }, { gateway: null, widget: null, portal: null });
    const url = `http://127.0.0.1:${door.port}/`;
    const { port } = door;
    expect((await fetch(url)).headers.get('connection')).toBe('keep-alive');
    await door.drain(0);
    expect((await fetch(url)).headers.get('connection')).toBe('close');
    await door.close();
    await expect(
      new Promise((resolve, reject) =>
        connect({ port, host: '127.0.0.1' }).once('connect', resolve).once('error', reject),
      ),
    ).rejects.toThrow('ECONNREFUSED');
  });
});
