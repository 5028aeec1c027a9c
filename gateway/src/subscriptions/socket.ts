import type { IncomingMessage } from 'node:http';
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

/** One client's socket. */
export interface Socket {
  readonly webSocket: WebSocket;
  readonly request: IncomingMessage;
  readonly address: string;
  readonly requestId: string;
  /** Null until `connection_init` was accepted. */
  caller: Caller | null;
  upstream: UpstreamSockets | null;
  /** False between a ping and its pong. */
  isAlive: boolean;
  /** Frames in the current second. */
  frames: number;
  frameSecond: number;
  expiryTimer: NodeJS.Timeout | null;
}

export function newSocket(
  webSocket: WebSocket,
  client: { request: IncomingMessage; address: string; requestId: string },
): Socket {
  return {
    ...client,
    webSocket,
    caller: null,
    upstream: null,
    isAlive: true,
    frames: 0,
    frameSecond: 0,
    expiryTimer: null,
  };
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
