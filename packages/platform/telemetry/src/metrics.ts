import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LagReading, OutboxReading, OutsideReading, PoolReading, Unwatch } from './readings.js';
import { Watches } from './watches.js';

/** The kind of a request; `REQUEST` where the kind of operation is not known yet. */
export type RequestKind = 'QUERY' | 'MUTATION' | 'SUBSCRIPTION' | 'EVENT' | 'REQUEST';

/** The outcome of a visitor's message. */
export type TurnOutcome = 'STORED' | 'REPEATED' | 'REFUSED' | 'FAILED';

/** The outcome of an attempt to make a version live. */
export type PublicationOutcome = 'LIVE' | 'FAILED';

/** Metrics of one service. Every label value comes from a closed list in the code: none from a caller, never an id. */
export interface ServiceMetrics {
  /** `code` is `OK`, a code of the error catalogue or `OTHER`. */
  countRequest(reading: { kind: RequestKind; code: string; ms: number }): void;
  /** One call of a consumer: how many events it got, and the outcome. */
  countHandled(reading: { consumer: string; outcome: 'OK' | 'FAILED'; events: number; ms: number }): void;
  countTurn(reading: { outcome: TurnOutcome; ms: number }): void;
  countPublication(outcome: PublicationOutcome): void;
  moveSockets(by: number): void;
  moveSubscriptions(by: number): void;
  /** Read at each scrape. */
  watchPool(read: () => PoolReading): Unwatch;
  watchOutbox(read: () => Promise<OutboxReading>): Unwatch;
  watchConsumers(read: () => Promise<readonly LagReading[]>): Unwatch;
  watchOutside(read: () => Promise<OutsideReading>): Unwatch;
  /** Whether a store responds; a rejection or a response after 2 s counts as no. */
  watchStore(store: 'postgresql' | 'redis' | 'mongodb', isUp: () => Promise<boolean>): Unwatch;
}

/** All metrics of this process. Services that share a process are distinguished by the label `service`. */
export const metricsRegistry = new Registry();

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
const registers = [metricsRegistry];

const requests = counter('tertulia_requests_total', 'Requests answered.', ['service', 'kind', 'code']);
const requestSeconds = histogram('tertulia_request_seconds', 'Time to answer a request.', ['service', 'kind']);
const handled = counter('tertulia_events_handled_total', 'Events handed to consumers.', [
  'service',
  'consumer',
  'outcome',
]);
const handleSeconds = histogram('tertulia_event_handle_seconds', 'Time a consumer took.', ['service', 'consumer']);
const turns = counter('tertulia_turns_total', 'Messages of visitors.', ['service', 'outcome']);
const turnSeconds = histogram('tertulia_turn_seconds', 'Time from a visitor’s message to its stored answer.', [
  'service',
]);
const publications = counter('tertulia_publications_total', 'Attempts to make a version live.', ['service', 'outcome']);
const sockets = gauge('tertulia_sockets', 'Open sockets.', ['service']);
const subscriptions = gauge('tertulia_subscriptions', 'Running subscriptions.', ['service']);
const build = gauge('tertulia_build_info', 'Always 1; the labels show what runs.', ['service', 'version', 'node']);
const watches = new Watches({
  outboxWaiting: gauge('tertulia_outbox_waiting', 'Events committed and not yet delivered.', ['service']),
  outboxOldest: gauge('tertulia_outbox_oldest_seconds', 'Age of the oldest of them.', ['service']),
  // The names of the two metrics of dead letters are older than the term; dashboards and alerts depend on them.
  outboxDeadLetters: gauge('tertulia_outbox_set_aside', 'Dead letters: events that could not be delivered.', [
    'service',
  ]),
  lagWaiting: gauge('tertulia_event_lag_waiting', 'Events that a consumer has not handled yet.', [
    'service',
    'consumer',
  ]),
  lagSeconds: gauge('tertulia_event_lag_seconds', 'Age of the oldest of them.', ['service', 'consumer']),
  lagDeadLetters: gauge('tertulia_event_set_aside', 'Dead letters: events that a consumer could not handle.', [
    'service',
    'consumer',
  ]),
  pool: gauge('tertulia_pool_connections', 'Connections to PostgreSQL.', ['service', 'state']),
  poolWaiting: gauge('tertulia_pool_waiting', 'Work that waits for a connection.', ['service']),
  outsideWaiting: gauge('tertulia_outside_waiting', 'Work for addresses outside that is due.', ['service', 'kind']),
  outsideOldest: gauge('tertulia_outside_oldest_seconds', 'How long the oldest of it has been due.', [
    'service',
    'kind',
  ]),
  connections: gauge('tertulia_connections', 'Connections of organizations to external systems.', ['service', 'state']),
  storeUp: gauge('tertulia_store_up', '1 when the store responds.', ['service', 'store']),
});

const known = new Map<string, ServiceMetrics>();

/** The metrics of one service of this process. */
export function metricsOf(service: string): ServiceMetrics {
  const found = known.get(service) ?? makeMetrics(service);
  known.set(service, found);
  return found;
}

function makeMetrics(service: string): ServiceMetrics {
  return {
    countRequest: ({ kind, code, ms }) => {
      requests.inc({ service, kind, code });
      requestSeconds.observe({ service, kind }, ms / 1_000);
    },
    countHandled: ({ consumer, outcome, events, ms }) => {
      handled.inc({ service, consumer, outcome }, events);
      handleSeconds.observe({ service, consumer }, ms / 1_000);
    },
    countTurn: ({ outcome, ms }) => {
      turns.inc({ service, outcome });
      turnSeconds.observe({ service }, ms / 1_000);
    },
    countPublication: (outcome) => publications.inc({ service, outcome }),
    moveSockets: (by) => sockets.inc({ service }, by),
    moveSubscriptions: (by) => subscriptions.inc({ service }, by),
    watchPool: (read) => watches.addPool(service, read),
    watchOutbox: (read) => watches.addOutbox(service, read),
    watchConsumers: (read) => watches.addConsumers(service, read),
    watchOutside: (read) => watches.addOutside(service, read),
    watchStore: (store, isUp) => watches.addStore(service, { store, isUp }),
  };
}

/** Records which release of a service this process runs. */
export function recordBuild(service: string, version: string): void {
  build.set({ service, version, node: process.versions.node }, 1);
}

let hasProcessMetrics = false;

/** Collects memory, CPU, event loop and handles of this process from now on. */
export function collectProcessMetrics(): void {
  if (hasProcessMetrics) return;
  hasProcessMetrics = true;
  collectDefaultMetrics({ register: metricsRegistry });
}

/**
 * All metrics in the text format of Prometheus. Never rejects because a store is unavailable.
 * @param maxAgeMs how old watched values may be; more than 0 where the caller is not trusted, because reading costs the stores something.
 */
export async function printMetrics(maxAgeMs = 0): Promise<{ contentType: string; text: string }> {
  await watches.read(maxAgeMs);
  return { contentType: metricsRegistry.contentType, text: await metricsRegistry.metrics() };
}

function counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
  return new Counter({ name, help, labelNames, registers });
}

function gauge<Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> {
  return new Gauge({ name, help, labelNames, registers });
}

function histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
  return new Histogram({ name, help, labelNames, buckets: seconds, registers });
}
