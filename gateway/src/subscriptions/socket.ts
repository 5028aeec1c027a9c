import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Caller } from '../authentication/caller.js';
import type { UpstreamSockets } from '../supergraph/upstream-sockets.js';

/** Codes with which the gateway closes a socket, beside those of the protocol. */
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
  /** False from one ping until its pong. */
  isAlive: boolean;
  /** Frames in the running second. */
  frames: number;
  frameSecond: number;
  expiryTimer: NodeJS.Timeout | null;
}

export function newSocket(
  webSocket: WebSocket,
  details: { request: IncomingMessage; address: string; requestId: string },
): Socket {
  return {
    ...details,
    webSocket,
    caller: null,
    upstream: null,
    isAlive: true,
    frames: 0,
    frameSecond: 0,
    expiryTimer: null,
  };
}

/** Counts a frame; false when the socket sends more than it may in a second. */
export function countFrame(socket: Socket, details: { nowMs: number; max: number }): boolean {
  const second = Math.floor(details.nowMs / 1_000);
  if (second !== socket.frameSecond) {
    socket.frameSecond = second;
    socket.frames = 0;
  }
  socket.frames += 1;
  return socket.frames <= details.max;
}
