import { DomainError } from '@tertulia/errors';
import { afterResult, outcomeOf, type AttemptResult, type WebhookDelivery } from '../domain/webhook-delivery.js';
import { afterAttempt, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { WebhookEventType } from '../domain/webhook-event.js';
import { exampleOf } from '../domain/webhook-example.js';
import { deliveryOf } from './add-deliveries.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { FinishedAttempt } from './webhook-ports.js';

/** What a receiver of the demo responds. */
export type DemoResponse = Pick<AttemptResult, 'durationMs' | 'status' | 'failure' | 'response'>;

/** The past of an endpoint of the demo. */
export interface DemoDeliveries {
  readonly organizationId: string;
  readonly endpointId: string;
  /** Oldest first. */
  readonly events: readonly { readonly type: WebhookEventType; readonly at: Date }[];
  readonly responds: (at: Date) => DemoResponse;
  /** When the past ends. */
  readonly until: Date;
}

interface Past {
  endpoint: WebhookEndpoint;
  readonly created: readonly WebhookDelivery[];
  readonly current: Map<string, WebhookDelivery>;
  readonly attempts: FinishedAttempt[];
}

/**
 * Stores deliveries as if they had been attempted in the past, by the same rules for retries and for endpoints that fail; nothing is sent.
 * Only for demo data; not reachable through the API. @throws DomainError NOT_FOUND
 */
export async function recordDemoDeliveries(deps: WebhooksDependencies, demo: DemoDeliveries): Promise<void> {
  const { organizationId, endpointId } = demo;
  await deps.work.transact({ platform: 'make demo data' }, async ({ webhookEndpoints, deliveries }) => {
    const endpoint = await webhookEndpoints.lock(organizationId, endpointId);
    if (endpoint === null) throw new DomainError('NOT_FOUND');
    const past = pastOf(deps, endpoint, demo);
    await deliveries.add(past.created);
    for (const attempt of past.attempts) await deliveries.finish([attempt]);
    for (const delivery of past.current.values()) await deliveries.save(delivery);
    await webhookEndpoints.save(past.endpoint);
  });
}

function pastOf(
  deps: WebhooksDependencies,
  endpoint: WebhookEndpoint,
  { events, responds, until }: DemoDeliveries,
): Past {
  const created = events.map(({ type, at }) => {
    const event = { eventId: deps.ids.next(), organizationId: endpoint.organizationId, ...exampleOf(type, at) };
    return deliveryOf({ ids: deps.ids, clock: { now: () => at } }, { event, endpoint, isKept: false });
  });
  const past: Past = { endpoint, created, current: new Map(created.map((one) => [one.id, one])), attempts: [] };
  for (let due = nextDue(past, until); due !== null && past.endpoint.disabledAt === null; due = nextDue(past, until)) {
    attempt(deps, past, { before: due, responds });
  }
  failPending(past);
  return past;
}

function attempt(
  deps: WebhooksDependencies,
  past: Past,
  { before, responds }: Pick<DemoDeliveries, 'responds'> & { before: WebhookDelivery },
): void {
  const at = before.nextAttemptAt ?? before.createdAt;
  const result: AttemptResult = { ...responds(at), at, retryAfterMs: null };
  const after = afterResult(before, result, deps.webhooks.random());
  past.attempts.push({ before, after, result });
  past.current.set(after.id, after);
  past.endpoint = afterAttempt(past.endpoint, outcomeOf(before, result), at);
}

/** What an endpoint that was disabled leaves behind: pending deliveries, and those of later events. */
function failPending({ current, endpoint: { disabledAt } }: Past): void {
  if (disabledAt === null) return;
  for (const delivery of [...current.values()].filter(({ state }) => state === 'PENDING')) {
    const finishedAt = delivery.createdAt > disabledAt ? delivery.createdAt : disabledAt;
    current.set(delivery.id, { ...delivery, state: 'FAILED', nextAttemptAt: null, finishedAt });
  }
}

/** The pending delivery whose attempt is due first; null when none is due before `until`. */
function nextDue({ current }: Past, until: Date): WebhookDelivery | null {
  const due = [...current.values()].filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt < until);
  return due.toSorted((a, b) => Number(a.nextAttemptAt) - Number(b.nextAttemptAt))[0] ?? null;
}
