import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { EventQueue } from './event-queue.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-transport.js';

/** Gives the parameters of a new upstream connection: they name one caller, and grow stale. */
export type UpstreamParameters = () => Record<string, unknown>;

const eventsQueuedMax = 1_000;
const idleCloseMs = 1_000;
const retryFirstMs = 100;
const retryMaxMs = 5_000;
const keepAliveMs = 10_000;

/**
 * The subscriptions of one caller at subgraphs of other processes: one connection per subgraph, opened when needed, because
 * a connection carries one identity. A subgraph that goes away is tried again until it is back, or the caller leaves; what
 * happened in between is not made up for.
 */
export class UpstreamSockets {
  readonly #clients = new Map<string, Client>();
  readonly #parameters: UpstreamParameters;

  constructor(parameters: UpstreamParameters) {
    this.#parameters = parameters;
  }

  /** A subscription at the subgraph whose HTTP address is given. */
  open(url: string, operation: SubgraphOperation): AsyncIterableIterator<SubgraphResult> {
    let unsubscribe: (() => void) | null = null;
    const queue = new EventQueue<SubgraphResult>(eventsQueuedMax, () => unsubscribe?.());
    unsubscribe = this.#client(url).subscribe(
      { query: operation.query, variables: operation.variables, operationName: operation.operationName },
      {
        next: (result) => queue.push(result as SubgraphResult),
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
    const client = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      lazy: true,
      lazyCloseTimeout: idleCloseMs,
      keepAlive: keepAliveMs,
      connectionParams: this.#parameters,
      shouldRetry: () => true,
      retryAttempts: Infinity,
      retryWait,
      onNonLazyError: () => undefined,
    });
    this.#clients.set(url, client);
    return client;
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
