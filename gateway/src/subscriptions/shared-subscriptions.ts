import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayMetrics } from '../observability/metrics.js';
import { SharedReader, type ReaderParts } from './shared-reader.js';
import { SharedSubscription, type SharedSource } from './shared-subscription.js';
import type { SocketSettings } from './socket-settings.js';
import type { Socket } from './socket.js';

/** Dependencies of shared subscriptions. */
export interface SharedParts {
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
  readonly settings: Pick<SocketSettings, 'laggingMaxMs' | 'sharedFreshMs'>;
}

/** What is read: subscriptions to the same schema with equal keys are one. */
export interface SharedOperation {
  readonly schema: GraphQLSchema;
  readonly key: string;
  /** Called when nobody reads it yet. */
  readonly source: () => SharedSource;
}

/** The shared subscriptions that run in this process. */
export class SharedSubscriptions {
  readonly #log: Logger;
  readonly #freshMs: number;
  readonly #readers: ReaderParts;
  readonly #running = new WeakMap<GraphQLSchema, Map<string, SharedSubscription>>();

  constructor({ metrics, log, settings }: SharedParts) {
    this.#log = log;
    this.#freshMs = settings.sharedFreshMs;
    this.#readers = {
      laggingMaxMs: settings.laggingMaxMs,
      onCount: (by) => metrics.moveSubscriptions(by),
      onSlow: () => metrics.countSocketEnd('SLOW'),
    };
  }

  /** A reader for an operation of a socket; it starts reading when its first value is asked for. */
  reader(operation: SharedOperation, { socket, id }: { readonly socket: Socket; readonly id: string }): SharedReader {
    return new SharedReader({ socket, id, find: () => this.#find(operation) }, this.#readers);
  }

  #find({ schema, key, source }: SharedOperation): SharedSubscription {
    const running = this.#running.get(schema) ?? new Map<string, SharedSubscription>();
    this.#running.set(schema, running);
    const known = running.get(key);
    if (known !== undefined) return known;
    const started = new SharedSubscription(source(), {
      freshMs: this.#freshMs,
      onEnd: () => running.delete(key),
      onDefect: (error) => this.#log.error({ err: error }, 'a shared subscription failed'),
    });
    running.set(key, started);
    return started;
  }
}
