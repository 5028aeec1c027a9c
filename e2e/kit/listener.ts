/**
 * Listens to a subscription as the widget and the portal do: a lost socket is opened again, possibly at another process, from the last
 * position.
 */
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import { type GraphError, type RequestHeaders, socketWith, type Variables } from './graph.ts';
import { patienceMs } from './scale.ts';
import type { Visitor } from './visitor.ts';

const firstWaitMs = 100;
const longestWaitMs = 2_000;

/** A subscription, and the function that receives its values. */
export interface Listening<Data> {
  readonly url: string;
  readonly query: string;
  /** Called for each new socket. */
  readonly variables?: () => Variables;
  readonly connectionParams?: Variables;
  readonly headers?: RequestHeaders;
  /** Receives each value. */
  readonly take: (data: Data) => void;
}

/** Keeps one subscription open. */
export class Listener<Data> {
  /** Why each socket ended: close codes, or the code of an error. */
  ends: unknown[] = [];
  /** How long each interruption lasted, from the end of a socket to the first value of the next. */
  breaks: number[] = [];
  #settings: Listening<Data>;
  #isOver = false;
  #dispose: () => void = () => undefined;
  #work: Promise<void>;

  constructor(settings: Listening<Data>) {
    this.#settings = settings;
    this.#work = this.#run();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#dispose();
    await this.#work;
  }

  async #run(): Promise<void> {
    let waitMs = firstWaitMs;
    let brokenAt: number | null = null;
    while (!this.#isOver) {
      const seen = await this.#listenOnce(() => {
        if (brokenAt !== null) this.breaks.push(Math.round(performance.now() - brokenAt));
        brokenAt = null;
      });
      waitMs = seen ? firstWaitMs : Math.min(waitMs * 2, longestWaitMs);
      brokenAt ??= performance.now();
      if (!this.#isOver) await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random() / 2)));
    }
  }

  /** One socket from its opening to its end. Returns whether any value arrived. */
  async #listenOnce(onFirst: () => void): Promise<boolean> {
    const { url, query, variables = () => ({}), connectionParams = {}, headers = {}, take } = this.#settings;
    let hasSeen = false;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: socketWith(headers),
      connectionParams,
      retryAttempts: 0,
      connectionAckWaitTimeout: patienceMs,
      keepAlive: 5_000,
    });
    const ended = new Promise<unknown>((resolve) => {
      client.subscribe<Data>(
        { query, variables: variables() },
        {
          next: ({ data, errors }) => {
            if (errors !== undefined) return resolve(errors[0]?.extensions?.['code'] ?? 'error');
            if (!hasSeen) onFirst();
            hasSeen = true;
            if (data !== undefined && data !== null) take(data);
          },
          error: (error) => resolve(endOf(error)),
          complete: () => resolve('complete'),
        },
      );
      this.#dispose = () => resolve('stopped');
    });
    if (this.#isOver) this.#dispose();
    const end = await ended;
    if (end !== 'stopped') this.ends.push(end);
    await client.dispose();
    return hasSeen;
  }
}

/** Why a socket ended: the code of the first error, the close code, else its text. */
function endOf(error: unknown): unknown {
  if (Array.isArray(error)) return (error as GraphError[])[0]?.extensions?.code;
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return (hasCode ? error.code : null) ?? String(error);
}

/** A message as received live. */
export interface HeardMessage {
  readonly sequence: number;
  readonly text: string;
}

/** A conversation whose live messages are collected. */
export interface Heard {
  readonly listener: Listener<ConversationEvents>;
  readonly messages: readonly HeardMessage[];
  readonly visitor: Visitor;
}

interface ConversationEvents {
  readonly conversationEvents: { readonly kind: string; readonly message: HeardMessage | null };
}

/** A visitor's own conversation, received live: every message once and in order, whatever happens to sockets. */
export function listenToConversation(url: string, visitor: Visitor): Heard {
  const messages: HeardMessage[] = [];
  const listener = new Listener<ConversationEvents>({
    url,
    query: `subscription ($after: Int) { conversationEvents(after: $after) { sequence kind message { sequence text } } }`,
    variables: () => ({ after: messages.at(-1)?.sequence ?? 0 }),
    connectionParams: { visitorToken: visitor.token },
    take: ({ conversationEvents: { kind, message } }) => {
      if (kind === 'MESSAGE' && message !== null) messages.push(message);
    },
  });
  return { listener, messages, visitor };
}

/** No gap, no repeat, and the texts that the visitor saw. */
export function assertHeardOnce({ messages, visitor }: Heard): void {
  assert.deepEqual(
    messages.map(({ sequence }) => sequence),
    messages.map((_, at) => at + 1),
    `each message of ${visitor.conversationId} once and in its order`,
  );
  assert.equal(messages.length, visitor.lastSequence, 'all of them');
  for (const { sequence, text } of messages) assert.equal(text, visitor.received.get(sequence)?.text);
}
