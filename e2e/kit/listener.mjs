/** Listens to a subscription as the widget and the portal do: a socket that is lost is opened again, elsewhere, from where it was. */
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const firstWaitMs = 100;
const longestWaitMs = 2_000;

/** Keeps one subscription going. `variables` are asked anew for each socket; `take` gets each value. */
export class Listener {
  /** Why each socket ended: close codes, or the code of an error. */
  ends = [];
  /** How long each break lasted, from the end of a socket to the first value of the next. */
  breaks = [];
  #settings;
  #isOver = false;
  #dispose = () => undefined;
  #work;

  constructor(settings) {
    this.#settings = settings;
    this.#work = this.#run();
  }

  async stop() {
    this.#isOver = true;
    this.#dispose();
    await this.#work;
  }

  async #run() {
    let waitMs = firstWaitMs;
    let brokenAt = null;
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

  /** One socket from its opening to its end. Answers whether any value came. */
  async #listenOnce(onFirst) {
    const { url, query, variables = () => ({}), connectionParams = {}, headers = {}, take } = this.#settings;
    let hasSeen = false;
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address, protocols) {
          super(address, protocols, { headers });
        }
      },
      connectionParams,
      retryAttempts: 0,
      connectionAckWaitTimeout: 10_000,
      keepAlive: 5_000,
    });
    const ended = new Promise((resolve) => {
      client.subscribe(
        { query, variables: variables() },
        {
          next: ({ data, errors }) => {
            if (errors !== undefined) return resolve(errors[0].extensions?.code ?? 'error');
            if (!hasSeen) onFirst();
            hasSeen = true;
            take(data);
          },
          error: (error) => resolve(Array.isArray(error) ? error[0].extensions?.code : (error?.code ?? String(error))),
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

/** A visitor's own conversation as it is told live: every message once and in its order, whatever happens to sockets. */
export function listenToConversation(url, visitor) {
  const messages = [];
  const listener = new Listener({
    url,
    query: `subscription ($after: Int) { conversationEvents(after: $after) { sequence kind message { sequence text } } }`,
    variables: () => ({ after: messages.at(-1)?.sequence ?? 0 }),
    connectionParams: { visitorToken: visitor.token },
    take: ({ conversationEvents: { kind, message } }) => {
      if (kind === 'MESSAGE') messages.push(message);
    },
  });
  return { listener, messages, visitor };
}

/** No gap, no repeat, and the words that the visitor got. */
export function assertHeardOnce({ messages, visitor }) {
  assert.deepEqual(
    messages.map(({ sequence }) => sequence),
    messages.map((_, at) => at + 1),
    `each message of ${visitor.conversationId} once and in its order`,
  );
  assert.equal(messages.length, visitor.lastSequence, 'all of them');
  for (const { sequence, text } of messages) assert.equal(text, visitor.received.get(sequence).text);
}
