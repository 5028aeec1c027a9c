import { WebSocket } from 'ws';

/** A message of the protocol, loosely typed. */
export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface Stream {
  readonly id: string;
  /** The payload of the next `next` or `error` message, or COMPLETE. */
  next(): Promise<unknown>;
  unsubscribe(): void;
}

/** A low-level client that sends exactly what a test requests and records every frame. */
export interface SocketClient {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  /** Resolves with the code when the socket closes. */
  readonly closed: Promise<{ code: number; reason: string }>;
  send(frame: unknown): void;
  subscribe(query: string, rest?: Record<string, unknown>): Stream;
  /** Resolves when a frame of that type (and id) has arrived. */
  frame(type: string, id?: string): Promise<Frame>;
  close(): void;
}

export interface ConnectOptions {
  readonly headers?: Record<string, string>;
  readonly protocol?: string;
  readonly parameters?: unknown;
  readonly isInitialised?: boolean;
}

const patienceMs = 60_000;

/** Opens a socket and, by default, waits for `connection_ack`. */
export async function connectClient(url: string, options: ConnectOptions = {}): Promise<SocketClient> {
  const socket = new WebSocket(url, options.protocol ?? 'graphql-transport-ws', { headers: options.headers ?? {} });
  const client = watch(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  if (options.isInitialised === false) return client;
  client.send({
    type: 'connection_init',
    ...(options.parameters === undefined ? {} : { payload: options.parameters }),
  });
  await Promise.race([client.frame('connection_ack'), client.closed]);
  return client;
}

function watch(socket: WebSocket): SocketClient {
  const frames: Frame[] = [];
  let wake = (): void => undefined;
  socket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString('utf8')) as Frame);
    wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  const find = async (matches: (frame: Frame, index: number) => boolean): Promise<Frame> => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = frames.find(matches);
      if (found !== undefined) return found;
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) throw new Error(`No such frame among ${JSON.stringify(frames)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs).unref();
        const before = wake;
        wake = () => {
          clearTimeout(timer);
          before();
          resolve();
        };
      });
    }
  };
  let ids = 0;
  const send = (frame: unknown): void => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return {
    socket,
    frames,
    closed,
    send,
    frame: (type, id) => find((frame) => frame.type === type && (id === undefined || frame.id === id)),
    subscribe: (query, rest = {}) => {
      ids += 1;
      const id = `s${ids}`;
      const seen = new Set<number>();
      send({ id, type: 'subscribe', payload: { query, ...rest } });
      return {
        id,
        next: async () => {
          const frame = await find((candidate, index) => candidate.id === id && !seen.has(index));
          seen.add(frames.indexOf(frame));
          return frame.type === 'complete' ? 'COMPLETE' : frame.payload;
        },
        unsubscribe: () => send({ id, type: 'complete' }),
      };
    },
    close: () => socket.close(),
  };
}
