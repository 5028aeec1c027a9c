import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { developmentPortal, Door, proxyPortal } from '@tertulia/door';
import { eventually, ownMsOf } from '@tertulia/testkit';
import { pino } from 'pino';

const log = pino({ level: 'silent' });
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** A server whose sockets echo what they receive. */
async function echoing(): Promise<string> {
  const server = createServer((_, response) => response.end('page'));
  server.on('upgrade', (_: IncomingMessage, socket: Duplex) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-From: portal\r\n\r\n',
    );
    socket.on('data', (heard: Buffer) => socket.write(`heard ${heard.toString('utf8')}`));
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function doorTo(portalOf: typeof developmentPortal | typeof proxyPortal): Promise<Door> {
  const portal = portalOf({ url: await echoing(), publicUrl: 'http://localhost:3000', trustedProxyHops: 0 });
  const door = await Door.open({ host: '127.0.0.1', port: 0, log }, { gateway: null, widget: null, portal });
  closers.push(async () => portal.close());
  closers.push(async () => door.close());
  return door;
}

/** The socket that is given, or the status of the refusal. */
async function openSocket({ port }: Door): Promise<{ socket: Duplex; from: unknown } | number> {
  return new Promise((resolve, reject) => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    request({ host: '127.0.0.1', port, path: '/_next/webpack-hmr?id=1', headers })
      .once('upgrade', (answer, socket) => resolve({ socket, from: answer.headers['x-from'] }))
      .once('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
      .once('error', reject)
      .end();
  });
}

describe('the portal in development', () => {
  test('Sockets that are not for the graph are proxied in both directions', async () => {
    const opened = await openSocket(await doorTo(developmentPortal));
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    expect(opened.from).toBe('portal');
    let heard = '';
    opened.socket.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
    opened.socket.write('hello');
    await eventually(() => expect(heard).toBe('heard hello'));
    opened.socket.destroy();
  });

  test('Sockets of the portal are cut when the door closes', async () => {
    const door = await doorTo(developmentPortal);
    const opened = await openSocket(door);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    opened.socket.on('error', () => undefined);
    const ended = new Promise((resolve) => opened.socket.once('close', resolve));
    opened.socket.resume();
    const tookMs = await ownMsOf(async () => {
      await door.close();
      await ended;
    });
    expect(tookMs).toBeLessThan(5_000);
  });

  test('Only the development portal gets sockets; elsewhere they are refused', async () => {
    expect(await openSocket(await doorTo(proxyPortal))).toBe(404);
  });
});
