/**
 * A platform for the widget's browser tests: the real API schema over HTTP and graphql-ws, a scripted bot behind it, and switches for every
 * kind of failure. Conversations are in memory.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { EventEmitter, on } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buildSchema, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { buildWidget } from '../../widget/build.mjs';
import { knownOperations } from '../kit/asked.ts';
import type { UserError } from '../kit/graph.ts';
import {
  answerTo,
  type BotTurn,
  isPosted,
  type Language,
  opening,
  paragraph,
  run,
  type Words,
  words,
  wordsOfAnswer,
} from './scripted-bot.ts';
import type {
  Caller,
  Change,
  Conversation,
  ConversationEvent,
  LoggedMessage,
  SentMessage,
  ShownBot,
  Start,
  Wanted,
} from './scripted-log.ts';

const root = new URL('../../', import.meta.url);
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  html: 'text/html; charset=utf-8',
  css: 'text/css',
};
const hashRefused = new GraphQLError('', { extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } });
const json = 'application/json';
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https:; media-src https:; frame-src https://www.youtube-nocookie.com https://citas.example.com; base-uri 'none'";

/** See above. Its switches are its fields. */
export class ScriptedPlatform {
  isDown = false;
  hasSocket = true;
  answerDelayMs = 0;
  startError: UserError | null = null;
  refusals = new Map<string, string>();
  bot: ShownBot = {
    publicId: 'bot_aurora',
    name: 'Aurora',
    avatarText: 'A',
    primaryColor: '#9E2A6E',
    position: 'RIGHT',
    locale: 'es',
    locales: ['es', 'en'],
    status: 'LIVE',
    isOpenNow: true,
    hoursText: { es: 'cerrado', en: 'closed' },
    opensNextText: null,
    hasBranding: true,
    isPaused: false,
    pauseMessage: null,
  };
  conversations = new Map<string, Conversation>();
  received: SentMessage[] = [];
  operations: string[] = [];
  presence = 0;
  looks = 0;
  isPageRefused = false;
  #nextId = 1;
  #sockets = new Set<WebSocket>();
  readonly folder: string = new URL('widget/build/', root).pathname;
  readonly server: Server = createServer((request, response) => void this.#serve(request, response));
  /** Both exist from the start. */
  schema!: GraphQLSchema;
  origin = '';

  async start(): Promise<this> {
    await buildWidget(this.folder.replace(/\/$/, ''));
    const sdl = await readFile(new URL('graphql/api.graphql', root), 'utf8');
    this.schema = buildSchema(sdl);
    const field = this.schema.getSubscriptionType()?.getFields()['conversationEvents'];
    if (field === undefined) throw new Error('the schema has no conversationEvents');
    field.subscribe = (_, args, context) => this.#events(args as Wanted, context as Caller);
    field.resolve = (event: unknown) => event;
    this.#listenForSockets();
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.dropSockets();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Removes all conversations and resets all switches. */
  reset(): void {
    this.dropSockets();
    this.conversations.clear();
    this.received = [];
    this.operations = [];
    this.looks = 0;
    this.isPageRefused = false;
    this.refusals.clear();
    Object.assign(this, { isDown: false, hasSocket: true, answerDelayMs: 0, startError: null });
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  dropSockets(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** The only conversation of a test, or the newest one. */
  get conversation(): Conversation {
    const newest = [...this.conversations.values()].at(-1);
    if (newest === undefined) throw new Error('nobody has begun a conversation');
    return newest;
  }

  takeOver(name: string): void {
    const { conversation } = this;
    Object.assign(conversation, { state: 'HUMAN', takenOverBy: name, awaiting: null });
    this.#publish(conversation, { kind: 'STATE' });
  }

  memberSays(text: string): void {
    this.#add(this.conversation, { author: 'MEMBER', ...words(text) });
  }

  giveBack(): void {
    const { conversation } = this;
    Object.assign(conversation, { state: 'BOT', takenOverBy: null });
    this.#publish(conversation, { kind: 'STATE' });
  }

  /** Makes the conversation long, as if it had lasted for weeks. */
  fill(count: number): void {
    for (let each = 1; each <= count; each += 1) {
      this.#add(this.conversation, { author: each % 2 === 0 ? 'BOT' : 'VISITOR', ...words(`línea ${each}`) });
    }
  }

  botSays(...texts: readonly string[]): void {
    for (const text of texts) this.#add(this.conversation, { author: 'BOT', ...words(text) });
  }

  memberTypes(): void {
    this.#publish(this.conversation, { kind: 'TYPING' });
  }

  #listenForSockets(): void {
    const sockets = new WebSocketServer({ noServer: true });
    const getToken = ({ connectionParams }: { connectionParams?: Readonly<Record<string, unknown>> }) => {
      const token = connectionParams?.['visitorToken'];
      return typeof token === 'string' ? token : undefined;
    };
    useServer(
      {
        schema: this.schema,
        // As of a release that knows no hashes: the text must follow.
        onSubscribe: (_, __, { query }) => (query === '' ? [hashRefused] : undefined),
        context: (context) => ({ token: getToken(context) }),
        onConnect: (context) => this.conversations.has(getToken(context) ?? ''),
      },
      sockets,
    );
    this.server.on('upgrade', (request, socket, head) => {
      if (!this.hasSocket || this.isDown) {
        socket.destroy();
        return;
      }
      sockets.handleUpgrade(request, socket, head, (client) => {
        this.#sockets.add(client);
        client.on('close', () => this.#sockets.delete(client));
        sockets.emit('connection', client, request);
      });
    });
  }

  async *#events({ after }: Wanted, caller: Caller): AsyncGenerator<ConversationEvent> {
    const conversation = this.#own(caller);
    const missed = conversation.messages.filter((message) => message.sequence > (after ?? 0));
    for (const message of missed) yield this.#event(conversation, { kind: 'MESSAGE', message });
    for await (const [event] of on(conversation.emitter, 'event')) yield event as ConversationEvent;
  }

  #event(conversation: Conversation, { kind, message = null }: Change): ConversationEvent {
    const { state, awaiting, endReason, takenOverBy } = conversation;
    const sequence = message?.sequence ?? conversation.messages.length;
    return { sequence, kind, message, state, awaiting, endReason, takenOverBy };
  }

  #publish(conversation: Conversation, change: Change): void {
    conversation.emitter.emit('event', this.#event(conversation, change));
  }

  #add(conversation: Conversation, said: Words & { author: string; clientMessageId?: string }): void {
    const { author, text, content, clientMessageId = null } = said;
    const sequence = conversation.messages.length + 1;
    const message: LoggedMessage = {
      id: `msg_${this.#nextId++}`,
      sequence,
      author,
      text,
      content,
      at: new Date().toISOString(),
      clientMessageId,
      senderName: author === 'MEMBER' ? conversation.takenOverBy : null,
    };
    conversation.messages.push(message);
    this.#publish(conversation, { kind: 'MESSAGE', message });
  }

  #begin(locale?: Language): Conversation {
    const number = this.#nextId++;
    const { says, asks } = opening(locale ?? 'es');
    const conversation: Conversation = {
      id: `cnv_${number}`,
      token: `token-${number}`,
      locale: locale ?? 'es',
      messages: [],
      awaiting: asks,
      state: 'BOT',
      endReason: null,
      takenOverBy: null,
      emitter: new EventEmitter().setMaxListeners(100),
      answers: new Set(),
    };
    for (const said of says) this.#add(conversation, { author: 'BOT', ...said });
    this.conversations.set(conversation.token, conversation);
    return conversation;
  }

  /** As in the platform: messages after one sequence and before another, of these the newest so many. */
  #wanted(conversation: Conversation, { after, before, last }: Wanted): LoggedMessage[] {
    const found = conversation.messages.filter(
      ({ sequence }) => sequence > (after ?? 0) && sequence < (before ?? Infinity),
    );
    return last === null || last === undefined ? found : found.slice(-last);
  }

  #payload(conversation: Conversation, after = 0, userErrors: readonly object[] = []) {
    const { id, token, awaiting, state, endReason, takenOverBy, locale, messages } = conversation;
    return {
      conversationId: id,
      token,
      messages: messages.filter((message) => message.sequence > after),
      awaiting,
      state,
      endReason,
      lastSequence: messages.length,
      locale,
      bot: this.bot,
      takenOverBy,
      userErrors,
    };
  }

  #own(caller: Caller): Conversation {
    const conversation = this.conversations.get(caller.token ?? '');
    if (conversation === undefined)
      throw Object.assign(new Error('no session'), { extensions: { code: 'UNAUTHENTICATED' } });
    return conversation;
  }

  #root = {
    publicBot: ({ publicId }: { publicId: string }) => (publicId === this.bot.publicId ? this.bot : null),
    startConversation: ({ input }: Start) => {
      if (this.startError !== null) return { ...this.#nothing(), userErrors: [this.startError] };
      const known = this.conversations.get(input.resumeToken ?? '');
      if (known === undefined || known.state === 'ENDED') return this.#payload(this.#begin(input.locale));
      return { ...this.#payload(known), messages: this.#wanted(known, { last: input.last }) };
    },
    sendMessage: ({ input }: { input: SentMessage }, caller: Caller) => this.#send(input, this.#own(caller)),
    endConversation: (_: unknown, caller: Caller) => this.#end(this.#own(caller)),
    startOver: (_: unknown, caller: Caller) => {
      const old = this.#own(caller);
      this.conversations.delete(old.token);
      return this.#payload(this.#begin(old.locale));
    },
    visitorConversation: (wanted: Wanted, caller: Caller) => {
      const own = this.#own(caller);
      return { ...this.#payload(own), messages: this.#wanted(own, wanted) };
    },
    deleteMyData: (_: unknown, caller: Caller) => {
      this.conversations.delete(this.#own(caller).token);
      return { isDeleted: true, userErrors: [] };
    },
    reportPresence: () => {
      this.presence += 1;
      return true;
    },
  };

  #nothing() {
    return {
      ...this.#payload(this.#begin('es')),
      conversationId: null,
      token: null,
      messages: [],
      state: null,
      lastSequence: 0,
    };
  }

  #end(conversation: Conversation) {
    Object.assign(conversation, { state: 'ENDED', endReason: 'COMPLETED', awaiting: null });
    this.#publish(conversation, { kind: 'STATE' });
    return this.#payload(conversation);
  }

  #send(input: SentMessage, conversation: Conversation) {
    this.received.push(input);
    const { clientMessageId, after } = input;
    const refusal = this.refusals.get(input.text ?? '');
    if (refusal !== undefined) {
      return this.#payload(conversation, after, [{ field: ['text'], code: 'TOO_LONG', message: refusal }]);
    }
    if (!conversation.answers.has(clientMessageId)) {
      conversation.answers.add(clientMessageId);
      const text = wordsOfAnswer(input);
      const said = isPosted(input.form) ? { text, content: [paragraph(run(text, { isItalic: true }))] } : words(text);
      this.#add(conversation, { author: 'VISITOR', ...said, clientMessageId });
      if (conversation.state === 'BOT') this.#reply(conversation, answerTo(input));
    }
    return this.#payload(conversation, after);
  }

  #reply(conversation: Conversation, { says, asks, state = 'BOT' }: BotTurn): void {
    for (const said of says) this.#add(conversation, { author: 'BOT', ...said });
    const endReason = state === 'ENDED' ? 'COMPLETED' : null;
    Object.assign(conversation, { awaiting: asks, state, endReason });
    if (state !== 'BOT') this.#publish(conversation, { kind: 'STATE' });
  }

  /** Pages of another site, without a policy of their own. */
  #pages(): Readonly<Record<string, string>> {
    const tag = `<script src="${this.origin}/widget/loader.js" data-bot="${this.bot.publicId}"`;
    return {
      '/shop': `<title>Tienda</title><h1>Tienda</h1>${tag} async></script>`,
      '/blank': '<title>Blanco</title><h1>Nada</h1>',
      '/in-head': `<head><title>Cabeza</title>${tag} data-color="#0f766e"></script></head><body><h1>Abajo</h1></body>`,
    };
  }

  #look(response: ServerResponse, publicId: string | undefined): void {
    this.looks += 1;
    if (this.isDown) response.destroy();
    else if (publicId !== this.bot.publicId) response.writeHead(404).end();
    else if (this.isPageRefused) response.writeHead(403).end();
    else {
      const { name, avatarText, primaryColor, position, locale, locales } = this.bot;
      response.writeHead(200, { 'content-type': json, 'cache-control': 'public, max-age=60' });
      response.end(JSON.stringify({ publicId, name, avatarText, primaryColor, position, locale, locales }));
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // A page of another site needs CORS: the chat is a module, and operations are sent with custom headers.
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') {
      const headers = 'authorization, content-type, accept-language, apollo-require-preflight';
      response.writeHead(204, { 'access-control-allow-headers': headers }).end();
      return;
    }
    if (pathname.startsWith('/widget/bots/')) {
      this.#look(response, pathname.split('/').at(-1));
      return;
    }
    if (pathname === '/graphql') {
      await this.#graphql(request, response);
      return;
    }
    const page = this.#pages()[pathname];
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="es">${page}</html>`);
      return;
    }
    const file = this.#fileFor(pathname);
    try {
      const bytes = await readFile(file);
      const type = types[file.split('.').pop() ?? ''] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': strictPolicy }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }

  #fileFor(pathname: string): string {
    if (pathname === '/demo') return `${this.folder}demo/demo.html`;
    if (pathname.startsWith('/chat/')) return `${this.folder}demo/chat.html`;
    if (pathname.startsWith('/widget/'))
      return `${this.folder}${pathname.slice('/widget/'.length).replaceAll('..', '')}`;
    return new URL(`.${pathname.replaceAll('..', '')}`, import.meta.url).pathname;
  }

  async #graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.isDown) {
      response.writeHead(503, { 'content-type': 'text/plain' }).end('down');
      return;
    }
    const { query, operationName, variables, extensions } = JSON.parse(Buffer.concat(chunks).toString()) as {
      query?: string;
      extensions?: { persistedQuery: { sha256Hash: string } };
      operationName: string;
      variables?: Record<string, unknown>;
    };
    this.operations.push(operationName);
    const document = parse(query ?? knownOperations[extensions?.persistedQuery.sha256Hash ?? ''] ?? '');
    const errors = validate(this.schema, document);
    if (this.answerDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.answerDelayMs));
    const token = /^Visitor (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const result =
      errors.length > 0
        ? { errors }
        : await execute({
            schema: this.schema,
            document,
            operationName,
            variableValues: variables,
            rootValue: this.#root,
            contextValue: { token },
          });
    response
      .writeHead(errors.length > 0 ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(result));
  }
}
