import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { operationHashes } from '../src/transport/hashes.js';
import { operations } from '../src/transport/operations.js';
import { GraphqlSocket } from '../src/transport/graphql-socket.js';

const openState = 1;
/** The state of the socket at each message that was sent. */
const statesAtSend: number[] = [];
const NativeWebSocket = globalThis.WebSocket;
let server: WebSocketServer;
let url: string;
const received: string[] = [];
const subscribed: { id: string; payload: { query: string; extensions?: object } }[] = [];
let answerTo: (socket: ServerSocket, id: string) => void = () => undefined;
let acknowledge: (socket: ServerSocket) => void;

beforeAll(async () => {
  globalThis.WebSocket = class extends NativeWebSocket {
    override send(...data: Parameters<WebSocket['send']>): void {
      statesAtSend.push(this.readyState);
      super.send(...data);
    }
  };
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  server.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as (typeof subscribed)[number] & { type: string };
      const { type } = message;
      received.push(type);
      if (type === 'subscribe') {
        subscribed.push(message);
        answerTo(socket, message.id);
      }
      if (type === 'connection_init') acknowledge(socket);
    }),
  );
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  globalThis.WebSocket = NativeWebSocket;
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});
beforeEach(() => {
  statesAtSend.length = 0;
  received.length = 0;
  subscribed.length = 0;
  answerTo = () => undefined;
});

const nothing = { opened: () => undefined, event: () => undefined, closed: () => undefined };
const input = { token: 'secret', locale: 'es', after: 0 } as const;

describe('the socket of a conversation', () => {
  test('Whoever stops before the server has answered leaves without a message on a closing socket', async () => {
    const waiting = new Promise<ServerSocket>((resolve) => {
      acknowledge = resolve;
    });
    const stop = new GraphqlSocket(url).listen(input, nothing);
    const socket = await waiting;
    const closed = once(socket, 'close');
    stop();
    // The client has begun to wait for the answer when the stop is a task old.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    socket.send(JSON.stringify({ type: 'connection_ack' }));
    await closed;
    expect(received).toEqual(['connection_init']);
    expect(statesAtSend).toEqual([openState]);
  });

  test('Whoever stops while listening tells the server, and the socket closes', async () => {
    acknowledge = (socket) => socket.send(JSON.stringify({ type: 'connection_ack' }));
    const connected = once(server, 'connection') as Promise<[ServerSocket]>;
    const opened = new Promise<() => void>((resolve) => {
      const stop = new GraphqlSocket(url).listen(input, { ...nothing, opened: () => resolve(() => stop()) });
    });
    const [socket] = await connected;
    const closed = once(socket, 'close');
    const stop = await opened;
    await once(socket, 'message');
    stop();
    await closed;
    expect(received).toEqual(['connection_init', 'subscribe', 'complete']);
    expect(statesAtSend).toEqual([openState, openState, openState]);
  });

  test('The events are asked for by the hash, and by the text where the platform does not know the hash', async () => {
    const hashes = operationHashes as Record<string, string>;
    hashes['ConversationEvents'] = 'a'.repeat(64);
    acknowledge = (socket) => socket.send(JSON.stringify({ type: 'connection_ack' }));
    answerTo = (socket, id) => {
      const { query } = subscribed.at(-1)?.payload ?? {};
      const [type, payload] =
        query === ''
          ? ['error', [{ message: 'unknown', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }]]
          : ['next', { data: { conversationEvents: { sequence: 1 } } }];
      socket.send(JSON.stringify({ id, type, payload }));
    };
    const listen = async () =>
      new Promise<void>((resolve, reject) => {
        const stop = new GraphqlSocket(url).listen(input, {
          ...nothing,
          event: () => resolve(stop()),
          closed: (fault) => reject(fault),
        });
      });
    try {
      await listen();
      expect(subscribed.map(({ payload }) => payload.query)).toEqual(['', operations.ConversationEvents]);
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
      expect(subscribed.map(({ payload }) => payload.extensions)).toEqual([extensions, undefined]);
      // Remembered: the text is sent at once.
      await listen();
      expect(subscribed.slice(2).map(({ payload }) => payload.query)).toEqual([operations.ConversationEvents]);
    } finally {
      delete hashes['ConversationEvents'];
    }
  });
});
