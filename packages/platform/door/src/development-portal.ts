import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuseUpgrade } from '@tertulia/service/http';
import { proxyPortal, type PortalProxy, type PortalProxySettings } from './proxy-portal.js';

/** A portal in another process whose pages also open WebSockets, for hot reload. */
export interface DevelopmentPortal extends PortalProxy {
  /** Proxies the socket to the portal's process, in both directions. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
}

/** A page is compiled at its first request. */
const compilingMs = 300_000;

/** Serves the portal from its development server, sockets included. Not for public use: it does not limit requests. */
export function developmentPortal(settings: PortalProxySettings): DevelopmentPortal {
  return {
    ...proxyPortal({ patienceMs: compilingMs, ...settings }),
    handleUpgrade: async (request, socket, head) => passOn(settings.url, { request, socket, head }),
  };
}

function passOn(url: string, asked: { request: IncomingMessage; socket: Duplex; head: Buffer }): void {
  const { request, socket, head } = asked;
  const { hostname, port } = new URL(url);
  const passed = httpRequest({ hostname, port, path: request.url, headers: request.headers });
  passed.once('upgrade', (answer, other, otherHead) => {
    const lines = pairsOf(answer.rawHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
    socket.write(otherHead);
    other.write(head);
    for (const [from, to] of [
      [socket, other],
      [other, socket],
    ] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  passed.once('response', () => refuseUpgrade(socket, 404));
  passed.once('error', () => refuseUpgrade(socket, 503));
  passed.end();
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as [string, string]] : [],
  );
}
