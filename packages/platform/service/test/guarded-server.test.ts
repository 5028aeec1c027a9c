import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { guardedServer, type Listener } from '@tertulia/service/http';
import { pino } from 'pino';

const log = pino({ level: 'silent' });
let servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
});

async function serve(listener: Partial<Listener> = {}): Promise<number> {
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    void response.end(`${request.method} ${request.url} ${request.headers.host}`);
  const server = guardedServer({ log, answer, ...listener });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Sends bytes unchanged and reads until the other side closes the connection. */
async function talk(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
    socket.setTimeout(60_000, () => socket.destroy(new Error(`no end; heard: ${heard}`)));
  });
}

const ask = async (port: number, line: string, headers = 'Host: chat.example\r\n'): Promise<string> =>
  talk(port, `${line} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const bodyOf = (answer: string): string => answer.split('\r\n\r\n').slice(1).join('\r\n\r\n');

describe('a request', () => {
  test('A request is passed on as a path, also when its request line has a whole URL, whose host counts', async () => {
    const port = await serve();
    expect(bodyOf(await ask(port, 'GET /a/b?c=%20d'))).toBe('GET /a/b?c=%20d chat.example');
    expect(bodyOf(await ask(port, 'GET http://other.example:81/a?b=1'))).toBe('GET /a?b=1 other.example:81');
  });

  test('A target that cannot be parsed, or that programs interpret differently, gets 400', async () => {
    const port = await serve();
    const targets = ['//', '//x', '///', '//evil.example/x', '/\\x', '*', 'x', 'http://', 'http:///', 'ftp://a/b'];
    targets.push('/%', '/%zz', '/%e0%a4%a', '/%00', '/a#b', '/é', 'http://a@b/c', 'http://a//b', '/.//b', '/%ff');
    const statuses = await Promise.all(targets.map(async (target) => statusOf(await ask(port, `GET ${target}`))));
    expect(statuses.map((status, at) => [targets[at], status])).toEqual(targets.map((target) => [target, 400]));
    expect(statusOf(await ask(port, 'POST *'))).toBe(400);
  });

  test('A Host header without a host gets 400', async () => {
    const port = await serve();
    for (const host of ['a b', 'a/b', 'a@b', 'a:99999', '[::1', 'a,b', '"', 'a?b', '%']) {
      expect([host, statusOf(await ask(port, 'GET /', `Host: ${host}\r\n`))]).toEqual([host, 400]);
    }
    expect(statusOf(await ask(port, 'GET /', 'Host: [::1]:80\r\n'))).toBe(200);
  });

  test('Another method gets 405 with the methods that are served', async () => {
    const port = await serve();
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'PURGE']) {
      const answer = await ask(port, `${method} /`);
      expect([method, statusOf(answer)]).toEqual([method, 405]);
      expect(answer).toMatch(/^allow: GET, HEAD, POST, OPTIONS\r$/im);
    }
    expect(statusOf(await ask(port, 'CONNECT a.example:443'))).toBe(405);
    expect(statusOf(await ask(port, 'OPTIONS *'))).toBe(204);
  });

  test('Data that is not HTTP gets 400, and headers that never end 431', async () => {
    const port = await serve();
    for (const bytes of [
      '\0\0\0\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'FOO / HTTP/1.1\r\nHost: a\r\n\r\n',
    ]) {
      expect(statusOf(await talk(port, bytes))).toBe(400);
    }
    const both = 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n';
    expect(statusOf(await ask(port, 'POST /', `Host: a\r\n${both}`))).toBe(400);
    expect(statusOf(await ask(port, 'GET /', `Host: a\r\nX-Long: ${'x'.repeat(40_000)}\r\n`))).toBe(431);
  });
});

describe('a handler that fails', () => {
  const failures: [string, Listener['answer']][] = [
    [
      'at once',
      () => {
        throw new Error('now');
      },
    ], // prettier
    ['later', async () => Promise.reject(new Error('later'))],
  ];

  test.each(failures)(
    'A handler that fails %s gets 500 with the reference of the log line, and the next request is served',
    async (_, fail) => {
      const logged: { reference?: unknown }[] = [];
      const listening = { error: (fields: object) => void logged.push(fields), debug: () => undefined };
      let isFailing = true;
      const port = await serve({
        log: listening as unknown as Listener['log'],
        answer: (request, response) => (isFailing ? fail(request, response) : void response.end('well')),
      });
      const answer = await ask(port, 'GET /');
      const [error] = (JSON.parse(bodyOf(answer)) as { errors: { extensions: object }[] }).errors;
      expect(statusOf(answer)).toBe(500);
      expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', reference: logged[0]?.reference });
      isFailing = false;
      expect(bodyOf(await ask(port, 'GET /'))).toBe('well');
    },
  );

  test('A handler that fails after its first bytes ends the connection, so that a partial response is not taken for a complete one', async () => {
    const port = await serve({
      answer: async (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('in the middle');
      },
    });
    expect(bodyOf(await ask(port, 'GET /'))).toBe('half');
  });

  test('A failed upgrade gets 500, and nothing is left open', async () => {
    const port = await serve({ upgrade: async () => Promise.reject(new Error('no')) });
    const upgrade = 'Host: a\r\nUpgrade: websocket\r\n';
    expect(statusOf(await talk(port, `GET /graphql HTTP/1.1\r\n${upgrade}Connection: Upgrade\r\n\r\n`))).toBe(500);
  });
});

describe('an upgrade', () => {
  const line = (target: string, protocol: string): string =>
    `GET ${target} HTTP/1.1\r\nHost: a\r\nUpgrade: ${protocol}\r\nConnection: Upgrade, close\r\n\r\n`;

  test('An upgrade to anything but a WebSocket is handled like any other request', async () => {
    const port = await serve();
    expect(bodyOf(await talk(port, line('/x', 'h2c')))).toBe('GET /x a');
  });

  test('An upgrade to a WebSocket is passed on with a valid target only', async () => {
    const asked: string[] = [];
    const upgrade = ({ url = '' }: IncomingMessage, socket: Duplex): void => {
      asked.push(url);
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    };
    const port = await serve({ upgrade });
    expect(statusOf(await talk(port, line('/graphql', 'WebSocket')))).toBe(101);
    expect(statusOf(await talk(port, line('//', 'websocket')))).toBe(400);
    expect(asked).toEqual(['/graphql']);
    expect(statusOf(await talk(await serve(), line('/graphql', 'websocket')))).toBe(404);
  });
});
