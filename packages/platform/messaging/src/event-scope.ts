import type { DomainEvent } from '@tertulia/events';
import { inRequest, inSpan, metricsOf, scopeOfMany } from '@tertulia/telemetry';

/**
 * Runs a consumer's handler in the context of the requests that caused the events, so that log lines, calls and emitted events carry their
 * ids; counts the outcome. Every bus calls its handlers through this.
 */
export async function inEventScope(
  consumer: string,
  events: readonly DomainEvent[],
  handle: () => Promise<void>,
): Promise<void> {
  const service = serviceOf(consumer);
  const scope = scopeOfMany(events);
  const startedAtMs = performance.now();
  const count = (outcome: 'OK' | 'FAILED'): void =>
    metricsOf(service).countHandled({ consumer, outcome, events: events.length, ms: performance.now() - startedAtMs });
  const spanned = async (): Promise<void> =>
    inSpan(
      { name: `handle ${consumer}`, service, kind: 'CONSUMER', attributes: { 'tertulia.events': events.length } },
      handle,
    );
  try {
    await (scope === null ? handle() : inRequest(scope, spanned));
  } catch (error) {
    count('FAILED');
    throw error;
  }
  count('OK');
}

/** Publishes events in the context of the requests that caused them. */
export async function inPublishScope(
  service: string,
  events: readonly DomainEvent[],
  publish: () => Promise<void>,
): Promise<void> {
  const scope = scopeOfMany(events);
  if (scope === null) return publish();
  const attributes = { 'tertulia.events': events.length };
  return inRequest(scope, async () =>
    inSpan({ name: 'publish events', service, kind: 'PRODUCER', attributes }, publish),
  );
}

/** Consumers are named `<service>.<purpose>`. */
function serviceOf(consumer: string): string {
  return consumer.split('.', 1)[0] ?? consumer;
}
