/** What a stranger can send over a raw socket: every request gets a response, and no process fails. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Distributed, startDistributed } from '../kit/distributed.ts';
import { eventually } from '../kit/graph.ts';
import { startPlatform } from '../kit/platform.ts';
import { request, sendRaw } from '../kit/raw.ts';
import { report } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { skipWithoutServers } from '../kit/world.ts';

const root = join(import.meta.dirname, '..', '..');
const paths = [
  '',
  'graphql',
  'health',
  'ready',
  'metrics',
  'widget/loader.js',
  'chat/abc',
  'demo',
  'bots',
  '_next/data/x.json',
];
const endings = [
  '//',
  '//evil.example/',
  '/%',
  '/%zz',
  '/%00',
  '/%e0%a4%a',
  '/\\',
  '/..%2f..%2fetc%2fpasswd',
  '/../../x',
  '/;',
  '?%',
  '?a=%zz&a[]=1',
  '#x',
  '/\xff',
  `/${'a'.repeat(12_000)}`,
];
const targets = [
  ...paths.flatMap((path) => endings.map((ending) => `/${path}${ending}`)),
  ...[
    '*',
    '//',
    '///',
    '//x',
    '/.//x',
    'http://',
    'http://chat.example',
    'http://chat.example//',
    'https://a@b/c',
    'ftp://a/b',
    'x',
    '?',
    'chat.example:443',
  ],
];
const methods = [
  'GET',
  'HEAD',
  'POST',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'M-SEARCH',
  'PURGE',
  'LINK',
];
const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { Host: 'a b' }, { Host: '' }, { Host: 'a/../b' }, { Host: '[::1' }, { Host: '\xff' }, { Host: 'a:99999' },
  { Cookie: '%E0%A4%A' }, { Cookie: `tertulia_session=${'x'.repeat(5_000)}` }, { Cookie: '=; ;;=a' }, { Cookie: 'tertulia_language=%zz; tertulia_theme=%' },
  { 'Accept-Language': '*;q=x,,;' }, { 'Accept-Language': 'x'.repeat(3_000) }, { 'Accept-Encoding': 'br;q=zz, \xff' }, { Accept: '\xff/\xff;;;' },
  { 'X-Forwarded-Host': '//evil' }, { 'X-Forwarded-Proto': 'gopher%' }, { 'X-Forwarded-For': '%%%,,,' }, { Forwarded: 'for="' },
  { Authorization: 'Bearer' }, { Authorization: 'Visitor \xff' }, { Authorization: 'Basic %%%' }, { Authorization: `Bearer ${'a.'.repeat(3_000)}` },
  { Range: 'bytes=9-1,-5' }, { 'If-None-Match': '"' }, { 'If-Modified-Since': 'x' }, { Expect: '200-maybe' }, { Expect: '100-continue' },
  { 'Next-Action': 'x' }, { 'Next-Router-State-Tree': '%zz' }, { 'Next-Router-State-Tree': '[[[' }, { RSC: '1' }, { 'x-middleware-subrequest': 'middleware' }, { 'x-nextjs-data': '1' }, { 'Next-Url': '//%' },
  { 'x-middleware-rewrite': 'http://127.0.0.1:1/' }, { 'x-matched-path': '//' }, { 'x-invoke-path': '/%' }, { Purpose: 'prefetch' }, { 'Next-Router-Prefetch': '9' },
  { Upgrade: 'h2c', Connection: 'Upgrade, HTTP2-Settings, close', 'HTTP2-Settings': '' }, { Upgrade: 'websocket', Connection: 'Upgrade, close' },
  { Upgrade: 'websocket', Connection: 'Upgrade, close', 'Sec-WebSocket-Key': 'x', 'Sec-WebSocket-Version': '99' },
  { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }, { 'Content-Length': '-1' }, { 'Content-Type': 'multipart/form-data' }, { 'Content-Encoding': 'gzip' },
]; // prettier-ignore
const notHttp = [
  '\0\0\0\0\r\n\r\n', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc', 'GET\r\n\r\n', 'GET /\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET / HTTP/1.1\r\nHost a\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n', `GET / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(5_000)}\r\n`,
  `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(80_000)}\r\n\r\n`, 'POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
]; // prettier-ignore

interface Asked {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Waits as long as the server may: a body that never arrives is cut after its own timeout. */
const waitsForBody = ({ line, headers }: Asked) => /^(POST|PUT|PATCH)/.test(line) && 'Content-Length' in headers;

const requests: readonly Asked[] = [
  ...targets.map((target) => ({ line: `GET ${target}`, headers: {} })),
  ...targets
    .filter((_, at) => at % 5 === 0)
    .map((target) => ({ line: `POST ${target}`, headers: { 'Content-Length': '0' } })),
  ...methods.flatMap((method) =>
    ['/', '*', '/graphql', '/health', '/demo'].map((path) => ({
      line: `${method} ${path}`,
      headers: { 'Content-Length': '0' },
    })),
  ),
  ...oddHeaders.flatMap((headers) =>
    ['GET /', 'GET /graphql?query=%7B__typename%7D', 'POST /graphql', 'POST /', 'GET /bots'].map((line) => ({
      line,
      headers,
    })),
  ),
];

interface Arrangement {
  readonly name: string;
  readonly start: () => Promise<Platform | Distributed>;
  readonly skip?: string | false;
}

const arrangements: readonly Arrangement[] = [
  { name: 'one process with the portal', start: () => startPlatform() },
  { name: 'one process without the portal', start: () => startPlatform({ env: { PORTAL: 'off' } }) },
  { name: 'every service a process of its own', start: () => startDistributed(), skip: skipWithoutServers() },
];

for (const { name, start, skip = false } of arrangements) {
  describe(name, { skip }, () => {
    let platform: Platform | Distributed;
    let pids: (number | null)[];
    before(async () => {
      platform = await start();
      pids = runningPids(platform);
    });
    after(async () => {
      await platform?.stop();
    });

    test('Every request line, method and header of a stranger gets a response, and none is an internal error', async () => {
      const wrong: object[] = [];
      let slowest: { readonly ms: number; readonly line?: string } = { ms: 0 };
      for (const asked of requests) {
        const answer = await sendRaw(
          platform.url,
          request(asked.line, asked.headers),
          waitsForBody(asked) ? { deadlineMs: 10_000 } : {},
        );
        if (answer.ms > slowest.ms) slowest = { ms: answer.ms, ...asked };
        const isLate = answer.isOpen && !waitsForBody(asked);
        if (isLate || answer.status === null || answer.status >= 500)
          wrong.push({ ...asked, ...answer, text: answer.text.slice(0, 200) });
      }
      report(name, { requests: requests.length, slowestMs: slowest.ms, slowest: slowest.line?.slice(0, 60) });
      assert.deepEqual(wrong, []);
      await assertStands(platform, pids);
    });

    test('Data that is not HTTP gets a 4xx response or a closed connection', async () => {
      for (const bytes of notHttp) {
        const { status, isOpen } = await sendRaw(platform.url, bytes);
        assert.ok(
          !isOpen && (status === null || status < 500),
          `${status} ${isOpen} for ${JSON.stringify(bytes.slice(0, 60))}`,
        );
      }
      await assertStands(platform, pids);
    });

    test('The platform survives sockets that are cut at any point', async () => {
      const halves = [
        'GET /graph',
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"que',
        request('GET /'),
        request('GET /widget/chat.js'),
        request('GET /graphql', {
          Upgrade: 'websocket',
          Connection: 'Upgrade',
          'Sec-WebSocket-Key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Protocol': 'graphql-transport-ws',
        }),
      ];
      for (const bytes of halves)
        for (const deadlineMs of [0, 1, 5, 50]) await sendRaw(platform.url, bytes, { deadlineMs });
      await assertStands(platform, pids);
    });
  });
}

describe('a program that supervises the platform', () => {
  test('PostgreSQL ends with the platform, however the platform dies', async () => {
    const platform = await startPlatform({ env: { PORTAL: 'off' } });
    const postgres = Number(readFileSync(join(platform.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    assert.ok(isAlive(postgres));
    await platform.kill();
    await eventually(() => assert.ok(!isAlive(postgres), 'PostgreSQL runs on'));
    await rm(platform.dataDir, { recursive: true, force: true });
  });

  // After SIGKILL nobody tells the platform: it has to notice that npm is gone.
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    test(`${signal} to npm stops the platform in order and frees the port`, async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'tertulia-npm-'));
      const npm = spawn('npm', ['start'], {
        cwd: root,
        env: { ...process.env, PORT: '0', PORTAL: 'off', DEMO: 'off', TERTULIA_DATA: dataDir },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      npm.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
      const ended = new Promise((resolve) => npm.once('exit', resolve));
      const url = await eventually(() => /Tertulia: (http:\/\/\S+)/.exec(output)?.[1] ?? assert.fail(output));
      const postgres = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
      npm.kill(signal);
      await ended;
      await eventually(async () => {
        await assert.rejects(fetch(`${url}/health`));
        assert.ok(!isAlive(postgres));
      });
      await rm(dataDir, { recursive: true, force: true });
    });
  }
});

/** The platform still responds, and no process was restarted. */
async function assertStands(platform: Platform | Distributed, pids: readonly (number | null)[]): Promise<void> {
  const { status } = await fetch(`${platform.url}/health`);
  assert.equal(status, 200);
  assert.deepEqual(runningPids(platform), pids);
}

const runningPids = (platform: Platform | Distributed): (number | null)[] =>
  'services' in platform ? platform.services().map(({ pid }) => pid) : [isAlive(platform.pid) ? platform.pid : null];

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
