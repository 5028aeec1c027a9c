import { passedOnHeader } from '../domain/inbound-source.js';
import { afterResult, outcomeOf, type AttemptResult } from '../domain/webhook-delivery.js';
import { afterAttempt, type EndpointOutcome, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { emitEndpointState } from './endpoint-changes.js';
import { reportConfirmations } from './confirm-versions.js';
import { inBatches } from './in-batches.js';
import { deliveryPreparer } from './prepare-delivery.js';
import type { Stores } from './ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { DeliveryPlace, DueDelivery, FinishedAttempt } from './webhook-ports.js';

/** A finished attempt with the endpoint that it was for. */
interface Ended extends FinishedAttempt {
  readonly endpoint: WebhookEndpoint;
}

const sizeMax = 200;
/** Between two statements that store what has ended, under load: each costs as much as several deliveries. */
const storeEveryMs = 75;
/** Between two tries to make the body of a delivery while services are away. */
const pauseMinMs = 2_000;
const pauseMaxMs = 30_000;
const reach = { platform: 'deliver webhooks' };

/**
 * Makes an attempt at a delivery that is due, and stores the outcome with the job of the next attempt. Does nothing for one that is not due
 * (any more), so it may be repeated. Reads and writes of many deliveries are done together.
 */
export function webhookDeliverer(deps: WebhooksDependencies) {
  const read = inBatches<string, DueDelivery | null>(async (ids) => readDue(deps, ids), { sizeMax });
  const prepare = deliveryPreparer(deps);
  const store = inBatches<Ended, void>(async (ended) => storeEnded(deps, ended), { sizeMax, everyMs: storeEveryMs });
  const wait = inBatches<DueDelivery, void>(async (waiting) => sendAgain(deps, waiting), { sizeMax });
  return async ({ deliveryId }: DeliveryPlace): Promise<void> => {
    const found = await read(deliveryId);
    if (found === null) return;
    const due = await prepare(found);
    if (due === null) return wait(found);
    const result = await attempt(deps, due);
    const after = afterResult(due.delivery, result, deps.webhooks.random());
    await store({ before: due.delivery, after, result, endpoint: due.endpoint });
  };
}

async function readDue({ work, clock }: WebhooksDependencies, ids: readonly string[]): Promise<(DueDelivery | null)[]> {
  const found = await work.read(reach, async ({ deliveries }) => deliveries.due(ids, clock.now()));
  const byId = new Map(found.map((due) => [due.delivery.id, due]));
  return ids.map((id) => byId.get(id) ?? null);
}

async function attempt(
  deps: WebhooksDependencies,
  { delivery, endpoint, secrets }: DueDelivery,
): Promise<AttemptResult> {
  const { organizationId, body } = delivery;
  const id = deps.webhooks.idOf(delivery.id);
  const at = deps.clock.now();
  try {
    const signature = await deps.webhooks.signer.sign(secrets, { organizationId, id, at, body });
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Tertulia-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signature,
      ...(delivery.eventType === 'INBOUND_RECEIVED' ? { [passedOnHeader]: '1' } : {}),
    };
    const waiting = delivery.until === null ? {} : { timeoutMs: Math.max(1, delivery.until.getTime() - at.getTime()) };
    return await deps.webhooks.sender.send({ organizationId, url: endpoint.url, headers, body, ...waiting });
  } catch (error) {
    deps.log.error({ err: error, deliveryId: delivery.id }, 'a webhook cannot be signed');
    return { at, durationMs: 0, status: null, failure: 'UNREADABLE_SECRET', response: '', retryAfterMs: null };
  }
}

async function storeEnded(deps: WebhooksDependencies, ended: readonly Ended[]): Promise<void[]> {
  await deps.work.transact(reach, async (stores) => {
    await stores.deliveries.finish(ended);
    await stores.deliveryJobs.send(ended.flatMap(nextJob));
    await changeEndpoints(deps, stores, ended);
    await reportConfirmations(deps, stores, ended);
  });
  for (const { after } of ended) deps.webhooks.feed.changed(after.endpointId, { deliveryId: after.id });
  return ended.map(() => undefined);
}

/** Sends the jobs of deliveries that wait for services: soon at first, then less often. */
async function sendAgain({ work, clock }: WebhooksDependencies, waiting: readonly DueDelivery[]): Promise<void[]> {
  const now = clock.now().getTime();
  const jobs = waiting.map(({ delivery }) => {
    const { id: deliveryId, endpointId, nextAttemptAt, createdAt } = delivery;
    const dueAt = nextAttemptAt ?? createdAt;
    const waitedMs = now - dueAt.getTime();
    return { deliveryId, endpointId, dueAt, afterMs: Math.min(Math.max(waitedMs / 2, pauseMinMs), pauseMaxMs) };
  });
  await work.transact(reach, async ({ deliveryJobs }) => deliveryJobs.send(jobs));
  return waiting.map(() => undefined);
}

function nextJob({ after, result }: Ended) {
  if (after.nextAttemptAt === null) return [];
  const { id: deliveryId, endpointId, nextAttemptAt: dueAt } = after;
  return [{ deliveryId, endpointId, dueAt, afterMs: dueAt.getTime() - result.at.getTime() }];
}

/** Locks only endpoints whose state can change: those that fail, failed, or are gone. In the order of their ids, against deadlocks. */
async function changeEndpoints(deps: WebhooksDependencies, stores: Stores, ended: readonly Ended[]): Promise<void> {
  const outcomes = new Map<string, { endpoint: WebhookEndpoint; outcome: EndpointOutcome }>();
  for (const { endpoint, before, result } of ended) {
    const outcome = outcomeOf(before, result);
    const known = outcomes.get(endpoint.id)?.outcome;
    if (known !== 'GONE' && (known !== 'SUCCESS' || outcome === 'GONE'))
      outcomes.set(endpoint.id, { endpoint, outcome });
  }
  const now = deps.clock.now();
  for (const [id, { endpoint, outcome }] of [...outcomes].toSorted(([a], [b]) => a.localeCompare(b))) {
    if (afterAttempt(endpoint, outcome, now) === endpoint) continue;
    const locked = await stores.webhookEndpoints.lock(endpoint.organizationId, id);
    if (locked === null) continue;
    const changed = afterAttempt(locked, outcome, now);
    if (changed === locked) continue;
    await stores.webhookEndpoints.save(changed);
    if (changed.disabledReason !== null) await stores.deliveries.failPending(changed.organizationId, id, now);
    await emitEndpointState(deps, stores, { before: locked, after: changed });
  }
}
