/** Requests as bytes on a socket: what no client library would send. */
import { connect } from 'node:net';
import { patienceMs } from './scale.ts';

/** What came back over a socket. */
export interface RawAnswer {
  /** Of the first answer, or null. */
  readonly status: number | null;
  readonly text: string;
  readonly ms: number;
  /** The connection was still open at the deadline. */
  readonly isOpen: boolean;
}

/**
 * Sends bytes and reads until the other side closes the connection or `deadlineMs` has passed. Returns `{ status, text, ms, isOpen }`: the
 * status of the first response, or null; `isOpen` when the connection was not closed in time.
 */
export function sendRaw(url: string, bytes: string, { deadlineMs = patienceMs } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    let text = '';
    let isOpen = false;
    const timer = setTimeout(() => {
      isOpen = true;
      socket.destroy();
    }, deadlineMs);
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      const ms = Math.round(performance.now() - started);
      resolve({ status: status === undefined ? null : Number(status), text, ms, isOpen });
    });
  });
}

/** A request line with headers, one request on the connection. */
export function request(line: string, headers: Readonly<Record<string, string>> = {}, body = ''): string {
  const lines = Object.entries({ Host: 'chat.example', Connection: 'close', ...headers });
  return `${line} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
