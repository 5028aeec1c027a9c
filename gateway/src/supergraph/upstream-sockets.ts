import { ValueQueue } from '@tertulia/streams';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { continuedSubscription, type Continuations, type SubscribePayload } from './continued-subscription.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';

/** How the gateway detects a dead connection that was not closed. */
export interface PulseSettings {
  readonly pingEveryMs: number;
  /** Maximum time without a pong; then the connection is closed. */
  readonly silenceMaxMs: number;
}

/** Settings of the connections to subgraphs of one caller, or of the callers of one shared subscription. */
export interface UpstreamSettings {
  /** Returns the parameters of a new connection. They contain the signed principal, which expires, so they are created per connection. */
  readonly parameters: () => Record<string, unknown>;
  readonly continuations: Continuations;
  readonly pulse: PulseSettings;
  /** Called after a reconnection when events were lost that cannot be recovered. */
  readonly onMissed: () => void;
  /** Called when a connection is closed because the subgraph did not respond. */
  readonly onSilence: () => void;
}

const eventsQueuedMax = 1_000;
const idleCloseMs = 1_000;
const retryFirstMs = 100;
const retryMaxMs = 5_000;

/**
 * The subscriptions of one caller to subgraphs in other processes, or of all callers of one shared subscription. A connection has a single
 * identity, so each of these has its own connection per subgraph, opened on demand. If a subgraph becomes unavailable, the gateway reconnects until it succeeds or the caller
 * disconnects; each subscription then continues as its continuation defines.
 */
export class UpstreamSockets {
  readonly #clients = new Map<string, Client>();
  readonly #settings: UpstreamSettings;

  constructor(settings: UpstreamSettings) {
    this.#settings = settings;
  }

  /** Opens a subscription to the subgraph with this HTTP address. */
  open(url: string, operation: SubgraphOperation): AsyncIterableIterator<SubgraphResult> {
    let unsubscribe: (() => void) | null = null;
    const subscription = continuedSubscription(operation, this.#settings);
    const queue: ValueQueue<SubgraphResult> = new ValueQueue({
      capacity: eventsQueuedMax,
      onFull: () => queue.end(new Error('The reader of a subscription fell behind')),
      onEnd: () => unsubscribe?.(),
    });
    unsubscribe = this.#client(url).subscribe(
      lazyPayload(operation.query, () => subscription.payload()),
      {
        next: (result) => {
          const event = subscription.take(result as SubgraphResult);
          if (event === null) return;
          if (subscription.isAbsolute) queue.clear();
          queue.push(event);
        },
        error: (error) => (Array.isArray(error) ? refuse(queue, error) : queue.end(asError(error))),
        complete: () => queue.end(),
      },
    );
    return queue;
  }

  /** Ends all subscriptions and connections. */
  async dispose(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(clients.map(async (client) => client.dispose()));
  }

  #client(url: string): Client {
    const known = this.#clients.get(url);
    if (known !== undefined) return known;
    const { pingEveryMs, silenceMaxMs } = this.#settings.pulse;
    const pulse = new Pulse(silenceMaxMs, () => {
      this.#settings.onSilence();
      client.terminate();
    });
    const client: Client = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      lazy: true,
      lazyCloseTimeout: idleCloseMs,
      keepAlive: pingEveryMs,
      connectionParams: this.#settings.parameters,
      shouldRetry: () => true,
      retryAttempts: Infinity,
      retryWait,
      onNonLazyError: () => undefined,
      on: {
        ping: (isReceived) => {
          if (!isReceived) pulse.await();
        },
        pong: () => pulse.stop(),
        closed: () => pulse.stop(),
      },
    });
    this.#clients.set(url, client);
    return client;
  }
}

/** The library serializes the payload for each connection; `toJSON` supplies the current one. */
function lazyPayload(query: string, payload: () => SubscribePayload): { query: string; toJSON(): SubscribePayload } {
  return { query, toJSON: payload };
}

/** Closes a connection on which a ping gets no pong: the other end may be gone without the connection being closed. */
class Pulse {
  readonly #silenceMaxMs: number;
  readonly #onSilence: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(silenceMaxMs: number, onSilence: () => void) {
    this.#silenceMaxMs = silenceMaxMs;
    this.#onSilence = onSilence;
  }

  await(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onSilence, this.#silenceMaxMs).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** Delivers errors before the first event as a single result. */
function refuse(queue: ValueQueue<SubgraphResult>, errors: readonly unknown[]): void {
  queue.push({ errors: errors as NonNullable<SubgraphResult['errors']> });
  queue.end();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('The stream failed', { cause: error });
}

function retryWait(retries: number): Promise<void> {
  const longest = Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(retries, 10));
  const waitMs = longest / 2 + (Math.random() * longest) / 2;
  return new Promise((resolve) => {
    setTimeout(resolve, waitMs).unref();
  });
}
