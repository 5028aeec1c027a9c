import { createHash, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { guardedServer, rawRoutes } from '@tertulia/service/http';
import type { RawRequest, RawRoute } from '@tertulia/service/declaration';
import { pino } from 'pino';
import { Door, proxyHooks, type HooksProxy } from '../src/index.js';

const log = pino({ level: 'silent' });
const seen: RawRequest[] = [];
const routes: RawRoute[] = [
  {
    path: '/hooks/',
    methods: ['POST'],
    handle: async (request) => {
      seen.push(request);
      if (request.path === '/hooks/fault') throw new Error('planted detail');
      if (request.path === '/hooks/away') throw new DomainError('DATABASE_UNAVAILABLE');
      return {
        status: 202,
        headers: { 'x-sha': createHash('sha256').update(request.body).digest('hex') },
        body: 'taken',
      };
    },
  },
  {
    path: '/oauth/callback',
    methods: ['GET'],
    handle: async ({ search }) => ({ status: 303, headers: { location: `/done${search}` } }),
  },
];

let url = '';
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const served = rawRoutes(routes);
  const server = guardedServer({ log, answer: async (request, response) => served.handle(request, response) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

async function doorWith(hooks: HooksProxy | ReturnType<typeof rawRoutes>): Promise<string> {
  const door = await Door.open(
    { host: '127.0.0.1', port: 0, log },
    { gateway: null, hooks, widget: null, portal: null },
  );
  closers.push(async () => door.close());
  return `http://127.0.0.1:${door.port}`;
}

async function doorTo(address: string): Promise<string> {
  const behind = { url: address, publicUrl: 'https://chat.example', trustedProxyHops: 0 };
  const hooks = proxyHooks({ hooks: behind, mail: null, files: behind, uploads: behind });
  closers.push(async () => hooks.close());
  return doorWith(hooks);
}

describe.each([
  ['in another process', async () => doorTo(url)],
  ['in this process', async () => doorWith(rawRoutes(routes))],
])('hooks that are served %s', (_title, open) => {
  let door = '';
  beforeAll(async () => {
    door = await open();
  });

  test('Bytes and headers arrive unchanged, whatever they are', async () => {
    const body = randomBytes(100_000);
    const headers = { 'content-type': 'application/x-unknown', 'x-signature': 'sha256=abc' };
    const response = await fetch(`${door}/hooks/some%20where?a=1&a=2`, { method: 'POST', body, headers });
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('taken');
    expect(response.headers.get('x-sha')).toBe(createHash('sha256').update(body).digest('hex'));
    expect(seen.at(-1)).toMatchObject({ method: 'POST', path: '/hooks/some%20where', search: '?a=1&a=2', headers });
  });

  test('1 MiB is accepted and a byte more gets 413', async () => {
    const post = async (bytes: number) =>
      (await fetch(`${door}/hooks/x`, { method: 'POST', body: Buffer.alloc(bytes, 1) })).status;
    expect(await post(1_048_576)).toBe(202);
    expect(await post(1_048_577)).toBe(413);
  });

  test('A redirect is returned to the browser, not followed', async () => {
    const response = await fetch(`${door}/oauth/callback?code=1`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/done?code=1']);
  });

  test('Other methods get 405 and other paths are not served', async () => {
    expect((await fetch(`${door}/hooks/x`)).status).toBe(405);
    expect((await fetch(`${door}/oauth/callback`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${door}/oauth/callback/more`)).status).toBe(404);
  });

  test('A defect gets 500 without its details, and an unavailable database 503', async () => {
    const fault = await fetch(`${door}/hooks/fault`, { method: 'POST', body: 'x' });
    expect(fault.status).toBe(500);
    expect(await fault.text()).not.toContain('planted detail');
    expect((await fetch(`${door}/hooks/away`, { method: 'POST', body: 'x' })).status).toBe(503);
  });
});

test('While the other process is unavailable the sender gets 502, so that it tries again', async () => {
  const door = await doorTo('http://127.0.0.1:1');
  expect((await fetch(`${door}/hooks/x`, { method: 'POST', body: 'x' })).status).toBe(502);
});
