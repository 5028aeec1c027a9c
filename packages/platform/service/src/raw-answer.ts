import type { Duplex } from 'node:stream';

const reasons = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

/** Statuses that are sent without a response object. */
export type RawStatus = keyof typeof reasons;

/** Refuses an upgrade in plain HTTP, and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: RawStatus, headers: Readonly<Record<string, string>> = {}): void {
  if (!socket.writable) return void socket.destroy();
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': '0' });
  const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\n${text}\r\n`, () => socket.destroy());
}
