import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { continuedSubscription, type Continuations, type SubscribePayload } from './continued-subscription.js';
import { EventQueue } from './event-queue.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';

/** How it is noticed that a subgraph is gone although its connection does not say so. */
export interface PulseSettings {
  readonly pingEveryMs: number;
  /** A ping that has no answer by then ends the connection. */
  readonly silenceMaxMs: number;
}

/** What upstream connections of one caller are made with. */
export interface UpstreamSettings {
  /** Gives the parameters of a new connection: they name the caller, and grow stale. */
  readonly parameters: () => Record<string, unknown>;
  readonly continuations: Continuations;
  readonly pulse: PulseSettings;
  /** Called when a subgraph is back and news were lost that nothing makes up for. */
  readonly onMissed: () => void;
  /** Called when a subgraph was left because it did not answer. */
  readonly onSilence: () => void;
}

const eventsQueuedMax = 1_000;
const idleCloseMs = 1_000;
const retryFirstMs = 100;
const retryMaxMs = 5_000;

/**
 * The subscriptions of one caller at subgraphs of other processes: one connection per subgraph, opened when needed, because
 * a connection carries one identity. A subgraph that goes away is tried again until it is back, or the caller leaves; then each
 * subscription goes on as its continuation says.
 */
export class UpstreamSockets {
  readonly #clients = new Map<string, Client>();
  readonly #settings: UpstreamSettings;

  constructor(settings: UpstreamSettings) {
    this.#settings = settings;
  }

  /** A subscription at the subgraph whose HTTP address is given. */
  open(url: string, operation: SubgraphOperation): AsyncIterableIterator<SubgraphResult> {
    let unsubscribe: (() => void) | null = null;
    const queue = new EventQueue<SubgraphResult>(eventsQueuedMax, () => unsubscribe?.());
    const subscription = continuedSubscription(operation, this.#settings);
    unsubscribe = this.#client(url).subscribe(
      asked(operation.query, () => subscription.payload()),
      {
        next: (result) => {
          const event = subscription.take(result as SubgraphResult);
          if (event !== null) queue.push(event);
        },
        error: (error) => (Array.isArray(error) ? refuse(queue, error) : queue.fail(error)),
        complete: () => queue.complete(),
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

/** The library writes the payload anew for each connection, so it is asked then what to send. */
function asked(query: string, payload: () => SubscribePayload): { query: string; toJSON(): SubscribePayload } {
  return { query, toJSON: payload };
}

/** Ends a connection on which a ping stays without an answer: one end may be gone without the other having heard. */
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

/** Errors before the first event arrive as one result. */
function refuse(queue: EventQueue<SubgraphResult>, errors: readonly unknown[]): void {
  queue.push({ errors: errors as NonNullable<SubgraphResult['errors']> });
  queue.complete();
}

function retryWait(retries: number): Promise<void> {
  const longest = Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(retries, 10));
  const waitMs = longest / 2 + (Math.random() * longest) / 2;
  return new Promise((resolve) => {
    setTimeout(resolve, waitMs).unref();
  });
}
