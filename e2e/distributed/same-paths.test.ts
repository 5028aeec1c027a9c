import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Distributed, startDistributed } from '../kit/distributed.ts';
import { startPlatform } from '../kit/platform.ts';
import type { Platform } from '../kit/started.ts';
import { skipWithoutServers } from '../kit/world.ts';
import { currentBuild } from '../../portal/build-folder.mjs';

const chunks = join(import.meta.dirname, '..', '..', 'portal', currentBuild(), 'static', 'chunks');
const scripts = readdirSync(chunks).filter((name) => name.endsWith('.js'));
const script = scripts.toSorted()[0];

/** Method and path, exactly as sent, with headers and a body. */
type Asked = readonly [method: string, path: string, headers?: Readonly<Record<string, string>>, body?: string];

const requests: readonly Asked[] = [
  ['GET', '/'],
  ['GET', '/', { 'accept-language': 'en-US,en' }],
  ['HEAD', '/'],
  ['POST', '/'],
  ['GET', '/entrar?volver=%2Fbots%20x'],
  ['GET', '/a-page-that-is-not-there'],
  ['GET', '/favicon.ico'],
  ['GET', `/_next/static/chunks/${script}`],
  ['GET', `/_next/static/chunks/${script}`, { 'accept-encoding': 'gzip' }],
  ['GET', '/_next/static/chunks/not-there.js'],
  ['GET', '/widget/loader.js'],
  ['GET', '/widget/chat.js', { 'accept-encoding': 'gzip, deflate, br' }],
  ['HEAD', '/widget/chat.js'],
  ['POST', '/widget/chat.js'],
  ['GET', '/widget/not-there.js'],
  ['GET', '/widget/../../package.json'],
  ['GET', '/widget/%2e%2e/%2e%2e/package.json'],
  ['GET', '/chat/abcDEF123'],
  ['GET', '/demo'],
  ['GET', '/demo?bot=x'],
  ['GET', '/health'],
  ['GET', '/ready'],
  ['GET', '/graphql'],
  ['POST', '/graphql'],
  [
    'POST',
    '/graphql',
    { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
    '{"query":"{ __typename }"}',
  ],
  ['POST', '/graphql', { 'content-type': 'text/plain' }, '{"query":"{ __typename }"}'],
  ['OPTIONS', '/graphql', { origin: 'https://shop.example', 'access-control-request-method': 'POST' }],
  ['GET', '/graphql/'],
  ['GET', '/GRAPHQL'],
  ['DELETE', '/health'],
];

/** Headers that depend on the time, the connection or the request itself. */
const ofTheMoment = new Set([
  'date',
  'x-request-id',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
]);

describe('the one public port', { skip: skipWithoutServers() }, () => {
  let alone: Platform;
  let distributed: Distributed;
  before(async () => {
    alone = await startPlatform();
    distributed = await startDistributed();
  });
  after(async () => {
    await alone?.stop();
    await distributed?.stop();
  });

  test('Every path gets the same response from one process and from several', async () => {
    for (const asked of requests) {
      const [left, right] = [await answerOf(alone.url, asked), await answerOf(distributed.url, asked)];
      assert.deepEqual({ asked, ...right }, { asked, ...left });
    }
  });

  test('Pages and files are served, so the responses are not all the same refusal', async () => {
    const statuses = await Promise.all(
      ['/', '/widget/loader.js', '/demo', `/_next/static/chunks/${script}`].map(
        async (path) => (await answerOf(distributed.url, ['GET', path])).status,
      ),
    );
    assert.deepEqual(statuses, [200, 200, 200, 200]);
  });

  test('WebSockets are opened for the graph and for nothing else', async () => {
    for (const { url } of [alone, distributed]) {
      assert.equal(await upgradeOf(url, '/graphql'), 101);
      for (const path of ['/', '/_next/webpack-hmr', '/graphqlx']) assert.equal(await upgradeOf(url, path), 404);
    }
  });
});

/** The parts of a response that must be equal. */
interface Comparable {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function answerOf(url: string, [method, path, headers = {}, body]: Asked): Promise<Comparable> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method, headers: { ...headers, host: 'chat.example' } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve(comparable(response, { body: Buffer.concat(parts), host })));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function comparable(response: IncomingMessage, { body, host }: { body: Buffer; host: string }): Comparable {
  const headers = Object.fromEntries(
    Object.entries(response.headers)
      .filter(([name]) => !ofTheMoment.has(name))
      .map(([name, value]) => [
        name,
        String(value)
          .replaceAll(host, 'HOST')
          .replaceAll(/'nonce-[^']+'/g, "'nonce'"),
      ]),
  );
  const isPage = headers['content-type']?.startsWith('text/html') && headers['content-encoding'] === undefined;
  const text = isPage ? titleOf(body) : createHash('sha256').update(body).digest('hex');
  return { status: response.statusCode, headers, body: text };
}

/** A page of the portal differs each time: its nonce, its order of scripts. */
function titleOf(body: Buffer): string {
  return /<title>[^<]*<\/title>/.exec(body.toString('utf8'))?.[0] ?? `${body.length} bytes`;
}

function upgradeOf(url: string, path: string): Promise<number | string | undefined> {
  const { hostname, port } = new URL(url);
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'),
    'sec-websocket-protocol': 'graphql-transport-ws',
  };
  return new Promise((resolve) => {
    const asked = request({ hostname, port, path, headers });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    asked.on('response', (response) => resolve(response.statusCode));
    asked.on('error', () => resolve('closed'));
    asked.end();
  });
}
