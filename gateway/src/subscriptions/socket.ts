import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { requestIdOf } from '@tertulia/service/http';
import type { WebSocket } from 'ws';
import type { Caller } from '../authentication/caller.js';
import type { UpstreamSockets } from '../supergraph/upstream-sockets.js';

/** Close codes of the gateway, besides those of the protocol. */
export const closeCodes = {
  goingAway: 1001,
  policyViolation: 1008,
  serviceRestart: 1012,
  tryAgainLater: 1013,
  invalidMessage: 4400,
  forbidden: 4403,
} as const;

/** Something that waits until a socket's buffer is empty. */
interface Waiting {
  drained(): void;
}

/** One client's socket. */
export interface Socket {
  readonly webSocket: WebSocket;
  /** What the socket's frames are written to. */
  readonly stream: Duplex;
  readonly address: string;
  readonly requestId: string;
  readonly userAgent: string | undefined;
  /** The headers of the upgrade; null after `connection_init`, because there are many sockets and headers are large. */
  headers: IncomingHttpHeaders | null;
  /** Null until `connection_init` was accepted. */
  caller: Caller | null;
  /** Connections to subgraphs of operations that run for this socket alone; null until there is one. */
  upstream: UpstreamSockets | null;
  /** What waits for the stream to drain; null when nothing does. */
  waiting: Set<Waiting> | null;
  /** False between a ping and its pong. */
  isAlive: boolean;
  /** Frames in the current second. */
  frames: number;
  frameSecond: number;
  expiryTimer: NodeJS.Timeout | null;
}

const userAgentMax = 500;

export function newSocket(
  webSocket: WebSocket,
  { request, stream, address }: { request: IncomingMessage; stream: Duplex; address: string },
): Socket {
  const { headers } = request;
  return {
    ...{ webSocket, stream, address, headers },
    requestId: requestIdOf(request),
    userAgent: headers['user-agent']?.slice(0, userAgentMax),
    caller: null,
    upstream: null,
    waiting: null,
    isAlive: true,
    frames: 0,
    frameSecond: 0,
    expiryTimer: null,
  };
}

/** Calls `drained` once, when the stream is ready for more; only for a stream that needs to drain. */
export function whenDrained(socket: Socket, waiting: Waiting): void {
  if (socket.waiting === null) {
    socket.waiting = new Set();
    socket.stream.once('drain', () => {
      const all = socket.waiting ?? [];
      socket.waiting = null;
      for (const one of all) one.drained();
    });
  }
  socket.waiting.add(waiting);
}

/** Counts a frame; false when the socket exceeds its frames per second. */
export function countFrame(socket: Socket, { nowMs, max }: { nowMs: number; max: number }): boolean {
  const second = Math.floor(nowMs / 1_000);
  if (second !== socket.frameSecond) {
    socket.frameSecond = second;
    socket.frames = 0;
  }
  socket.frames += 1;
  return socket.frames <= max;
}
