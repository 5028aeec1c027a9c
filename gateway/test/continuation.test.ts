import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually, reservedPort } from '@tertulia/testkit';
import { pino } from 'pino';
import { createGateway, type Gateway, type GatewaySettings } from '../src/index.js';
import { connectClient, type SocketClient } from './toys/socket-client.js';
import { compose, principalSecret } from './toys/toy-gateway.js';

const sdl = `
  type Query { hello: String }
  type ConversationEvent { kind: String! sequence: Int! text: String }
  type Subscription {
    conversationEvents(after: Int): ConversationEvent!
    liveConversations: Int!
    changed: Int!
  }`;
const patience = { deadlineMs: 60_000 };
const script = fileURLToPath(new URL('toys/chat-process.mjs', import.meta.url));

interface Message {
  readonly kind: 'MESSAGE';
  readonly sequence: number;
  readonly text: string;
}

/** The subgraph's process; the messages survive it. */
class ChatProcess {
  readonly messages: Message[] = [];
  readonly parameters: Record<string, unknown>[] = [];
  port = 0;
  #child: ChildProcess | null = null;

  async start(): Promise<void> {
    if (this.port === 0) this.port = await reservedPort();
    const child = fork(script, {
      env: { CHAT_SDL: sdl, PORT: String(this.port) },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (news: { parameters?: Record<string, unknown> }) => {
      if (news.parameters !== undefined) this.parameters.push(news.parameters);
    });
    this.#child = child;
    // It listens when it has them, so that whoever reconnects finds all of them.
    child.send(this.messages);
    await once(child, 'message');
  }

  say(): void {
    const sequence = this.messages.length + 1;
    const message = { kind: 'MESSAGE' as const, sequence, text: `Message ${sequence}` };
    this.messages.push(message);
    if (this.#child?.connected === true) this.#child.send([message]);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }
}

interface Door {
  readonly gateway: Gateway;
  readonly http: Server;
}

describe('subscriptions to a subgraph whose process is killed', () => {
  const chat = new ChatProcess();
  const clients: SocketClient[] = [];
  const logged: string[] = [];
  const doors: Door[] = [];
  let now = new Date('2026-01-01T00:00:00Z');
  let door: Door;
  const open = async (settings: Pick<GatewaySettings, 'upstreamPulse'>): Promise<Door> => {
    const gateway = await createGateway({
      supergraph: { kind: 'TEXT', sdl: compose([{ name: 'chat', sdl }]) },
      subgraphs: { chat: { kind: 'HTTP', url: `http://127.0.0.1:${chat.port}/graphql` } },
      principalSecret,
      visitorTokenSecret: null,
      publicUrl: 'http://portal.example',
      log: pino({ level: 'warn' }, { write: (line) => void logged.push(line) }),
      clock: { now: () => now },
      callSubgraph: null,
      redis: null,
      pubSub: null,
      settings,
    });
    const http = createServer();
    http.on('upgrade', (request, stream, head) => gateway.handleUpgrade(request, stream, head));
    await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
    doors.push({ gateway, http });
    return { gateway, http };
  };
  beforeAll(async () => {
    await chat.start();
    // However slow the machine is, a subgraph that runs is not mistaken for one that stopped responding.
    door = await open({ upstreamPulse: { pingEveryMs: 10_000, silenceMaxMs: 60_000 } });
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    for (const { gateway, http } of doors) {
      await gateway.close();
      await new Promise<void>((resolve) => void http.close(() => resolve()));
    }
    await chat.kill();
  });

  const connect = async ({ http } = door): Promise<SocketClient> => {
    const client = await connectClient(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`);
    clients.push(client);
    return client;
  };
  const payloads = (client: SocketClient, id: string): Record<string, unknown>[] =>
    client.frames
      .filter((frame) => frame.type === 'next' && frame.id === id)
      .map(({ payload }) => (payload as { data: Record<string, unknown> }).data);
  const said = (client: SocketClient, id: string, key = 'conversationEvents'): unknown[] =>
    payloads(client, id)
      .map((data) => data[key] as { text?: string | null })
      .filter(({ text }) => typeof text === 'string')
      .map(({ text }) => text);
  const texts = (from: number): string[] => chat.messages.slice(from).map(({ text }) => text);

  test('All 200 messages of a stream arrive once and in order, wherever it started and whatever fields it selects', async () => {
    for (let index = 0; index < 5; index += 1) chat.say();
    const client = await connect();
    const streams = {
      all: client.subscribe('subscription { conversationEvents(after: 0) { kind text } }'),
      later: client.subscribe('subscription S($from: Int) { e: conversationEvents(after: $from) { text } }', {
        variables: { from: 3 },
      }),
      fromNow: client.subscribe('subscription { conversationEvents { sequence text } }'),
    };
    await eventually(() => expect(payloads(client, streams.fromNow.id)).toHaveLength(1), patience);
    const speaking = (async () => {
      for (let index = 0; index < 200; index += 1) {
        chat.say();
        if (index === 60 || index === 130) {
          await chat.kill();
          for (let unheard = 0; unheard < 10; unheard += 1, index += 1) chat.say();
          await chat.start();
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await speaking;
    await eventually(() => expect(said(client, streams.fromNow.id)).toHaveLength(chat.messages.length - 5), patience);
    await eventually(() => expect(said(client, streams.all.id)).toHaveLength(chat.messages.length), patience);
    await eventually(
      () => expect(said(client, streams.later.id, 'e')).toHaveLength(chat.messages.length - 3),
      patience,
    );
    expect(said(client, streams.all.id)).toEqual(texts(0));
    expect(said(client, streams.later.id, 'e')).toEqual(texts(3));
    expect(said(client, streams.fromNow.id)).toEqual(texts(5));
    expect(client.frames.filter(({ type }) => type === 'error' || type === 'complete')).toEqual([]);
    expect(Object.keys(payloads(client, streams.later.id)[0]?.['e'] as object)).toEqual(['text']);
  }, 150_000);

  test('One connection serves all subscriptions of a caller, and a new connection sends a fresh principal', async () => {
    const before = chat.parameters.length;
    const client = await connect();
    const streams = [1, 2, 3].map(() => client.subscribe('subscription { liveConversations }'));
    for (const stream of streams) await stream.next();
    expect(chat.parameters).toHaveLength(before + 1);
    now = new Date('2026-01-01T06:00:00Z');
    await chat.kill();
    await chat.start();
    for (const stream of streams) {
      expect(await stream.next()).toEqual({ data: { liveConversations: chat.messages.length } });
    }
    expect(chat.parameters).toHaveLength(before + 2);
    const [old, fresh] = chat.parameters.slice(-2).map((parameters) => JSON.stringify(parameters));
    expect(fresh).not.toBe(old);
  });

  test('Callers with equal rights share one connection to a subgraph, which continues for all of them', async () => {
    const before = chat.parameters.length;
    const sharers = [await connect(), await connect(), await connect()];
    const streams = sharers.map((client) => client.subscribe('subscription Shared { liveConversations }'));
    for (const stream of streams) await stream.next();
    expect(chat.parameters).toHaveLength(before + 1);
    await chat.kill();
    chat.say();
    await chat.start();
    for (const stream of streams) {
      expect(await stream.next()).toEqual({ data: { liveConversations: chat.messages.length } });
    }
    expect(chat.parameters).toHaveLength(before + 2);
    expect(sharers.flatMap(({ frames }) => frames.filter(({ type }) => type === 'complete'))).toEqual([]);
  });

  test('A connection to a subgraph that stops responding is replaced, and the stream continues where it was', async () => {
    const client = await connect(await open({ upstreamPulse: { pingEveryMs: 100, silenceMaxMs: 1_000 } }));
    const stream = client.subscribe('subscription { conversationEvents { text } }');
    await eventually(() => expect(payloads(client, stream.id).length).toBeGreaterThan(0), patience);
    const [heard, before] = [chat.messages.length, chat.parameters.length];
    chat.pause();
    for (let index = 0; index < 10; index += 1) chat.say();
    await eventually(() => expect(logged.join('')).toContain('stopped responding'), patience);
    chat.resume();
    await eventually(() => expect(chat.parameters.length).toBeGreaterThan(before), patience);
    await eventually(() => expect(said(client, stream.id)).toEqual(texts(heard)), patience);
    chat.say();
    await eventually(() => expect(said(client, stream.id)).toEqual(texts(heard)), patience);
  });

  test('When missed events cannot be recovered, the socket is closed with 1012 once the subgraph is available again', async () => {
    const [follower, reader] = [await connect(), await connect()];
    const stream = reader.subscribe('subscription { liveConversations }');
    await follower.subscribe('subscription { changed }').next();
    await stream.next();
    await chat.kill();
    await chat.start();
    expect((await follower.closed).code).toBe(1012);
    await stream.next();
    expect(reader.socket.readyState).toBe(reader.socket.OPEN);
  });
});
