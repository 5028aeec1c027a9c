import WebSocket from 'ws';
import type { RequestHeaders, Variables } from '../kit/graph.ts';
import { patienceMs } from '../kit/scale.ts';
import { at } from './path.ts';
import type { Frame, Hearing, StepAnswer } from './step.ts';

/** How a socket is opened, and the credential in its first message. */
export interface Connection {
  readonly url: string;
  readonly protocol: string | undefined;
  readonly headers: RequestHeaders;
  readonly params: Variables;
}

interface Received {
  readonly type: string;
  readonly payload?: unknown;
}

/** How a socket ended. */
type End = { readonly code: number; readonly reason: string } | { readonly error: string };

const transport = 'graphql-transport-ws';
const quietMs = 400;

/** One subscription over the public protocol, with all of its messages in order. */
export class Stream {
  #socket: WebSocket;
  #messages: Received[] = [];
  #waiting = new Set<() => void>();
  #end: End | null = null;

  constructor(connection: Connection, { query, variables }: { query: string; variables: Variables }) {
    this.#socket = new WebSocket(connection.url, connection.protocol ?? transport, { headers: connection.headers });
    const send = (message: object) => this.#socket.send(JSON.stringify(message));
    this.#socket.on('open', () => send({ type: 'connection_init', payload: connection.params }));
    this.#socket.on('message', (data) => {
      const message = messageOf(data);
      if (message.type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: { query, variables } });
      else if (message.type === 'ping') send({ type: 'pong' });
      else if (message.type !== 'pong') this.#add(message);
    });
    this.#socket.on('close', (code, reason) => this.#finish({ code, reason: String(reason) }));
    this.#socket.on('error', (error) => this.#finish({ error: error.message }));
  }

  /** Messages since the last read. */
  heard({ count = Number.NaN, path, value, isLast = false }: Hearing): Promise<StepAnswer> {
    const isEnough = () =>
      path === undefined
        ? this.#messages.length >= count
        : this.#messages.some((one) => at(one.payload, path) === value);
    return this.#when(isEnough).then(() => {
      const position =
        path === undefined ? count - 1 : this.#messages.findIndex((one) => at(one.payload, path) === value);
      const heard = this.#messages.splice(0, position + 1);
      return { body: isLast ? heard.slice(-1) : heard };
    });
  }

  /** Whether any message arrived, at the latest after `waitMs`. */
  async hasHeard(waitMs: number): Promise<boolean> {
    return this.#when(() => this.#messages.length > 0, waitMs).then(
      () => true,
      () => false,
    );
  }

  /** Closes it from this side. */
  async close(): Promise<StepAnswer> {
    if (this.#end === null) {
      const closed = new Promise((resolve) => this.#socket.once('close', resolve));
      this.#socket.close(1000);
      await closed;
    }
    return { body: null };
  }

  #add(message: Received): void {
    this.#messages.push(message);
    for (const check of this.#waiting) check();
  }

  #finish(end: End): void {
    if (this.#end !== null) return;
    this.#end = end;
    this.#add({ type: 'closed', ...end });
  }

  #when(isEnough: () => boolean, waitMs = patienceMs): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        reject(new Error(`not heard in time; heard ${JSON.stringify(this.#messages).slice(0, 2_000)}`));
      }, waitMs);
      const check = () => {
        const hasEnded = this.#end !== null;
        if (!isEnough() && !hasEnded) return;
        clearTimeout(timer);
        this.#waiting.delete(check);
        if (isEnough()) resolve();
        else reject(new Error(`ended before: ${JSON.stringify(this.#messages).slice(0, 2_000)}`));
      };
      this.#waiting.add(check);
      check();
    });
  }
}

/** Sends the given frames and returns all replies, and how the socket ended if it did. */
export function talk(
  connection: Connection,
  { frames, replies }: { frames: readonly Frame[]; replies: number | undefined },
): Promise<StepAnswer> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(connection.url, connection.protocol ?? transport, { headers: connection.headers });
    const heard: Received[] = [];
    let quiet: NodeJS.Timeout | undefined;
    const done = (end: End | 'open' | { status: number | undefined; headers: object }) => {
      clearTimeout(quiet);
      clearTimeout(timer);
      socket.removeAllListeners('message');
      socket.on('error', () => undefined);
      socket.close();
      resolve({ body: { heard, end } });
    };
    const timer = setTimeout(() => reject(new Error(`no end of ${JSON.stringify(heard)}`)), patienceMs);
    const rest = () => {
      clearTimeout(quiet);
      if (replies !== undefined && heard.length >= replies) quiet = setTimeout(() => done('open'), quietMs);
    };
    socket.on('unexpected-response', (_request, response) => {
      const { statusCode: status, headers } = response;
      response.resume();
      done({ status, headers });
    });
    const waiting = [...frames];
    // Later frames wait for the reply to the first one: before it, the caller is unknown and the order would be a race.
    const say = () => {
      while (waiting.length > 0) {
        const frame = waiting.shift();
        if (frame === undefined) break;
        socket.send(textOf(frame, connection));
        if (frame === 'INIT') break;
      }
      rest();
    };
    socket.on('open', say);
    socket.on('message', (data) => {
      heard.push(messageOf(data));
      if (heard.at(-1)?.type === 'connection_ack') say();
      rest();
    });
    socket.on('close', (code, reason) => done({ code, reason: String(reason) }));
    socket.on('error', (error) => done({ error: error.message }));
  });
}

function messageOf(data: WebSocket.RawData): Received {
  return JSON.parse(Buffer.from(data as Buffer).toString()) as Received;
}

function textOf(frame: Frame, { params }: Connection): string | Buffer {
  if (frame === 'INIT') return JSON.stringify({ type: 'connection_init', payload: params });
  if (typeof frame === 'string') return frame;
  return frame.bytes === undefined ? JSON.stringify(frame) : Buffer.from(frame.bytes);
}
