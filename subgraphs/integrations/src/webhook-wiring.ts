import { randomBytes, randomInt } from 'node:crypto';
import { Egress, type AllowedTargets } from '@tertulia/egress';
import type { Jobs } from '@tertulia/jobs';
import type { PubSub } from '@tertulia/messaging';
import type { Job } from '@tertulia/service/declaration';
import { toGlobalId } from '@tertulia/subgraph';
import { webhookDeliverer } from './application/deliver-webhook.js';
import { sendOverdueDeliveries, sweepWebhooks } from './application/tend-webhooks.js';
import type { WebhooksDependencies } from './application/webhook-dependencies.js';
import type { Selections } from './application/webhook-ports.js';
import { egressWebhookSender } from './clients/egress-webhook-sender.js';
import { pubSubDeliveryFeed } from './clients/pub-sub-delivery-feed.js';
import { pubSubEventFeed } from './clients/pub-sub-event-feed.js';
import { webhookSigner } from './clients/webhook-signer.js';
import { secretBytes, secretText } from './domain/webhook-secret.js';
import { deliverQueue } from './persistence/deliver-queue.js';
import { workedQueue } from './persistence/worked-queue.js';

/** What webhooks are built on. */
export interface WebhookParts extends Omit<WebhooksDependencies, 'webhooks'> {
  readonly pubSub: PubSub;
  readonly jobs: Jobs;
  readonly allowed: AllowedTargets;
  readonly selections: Selections;
}

/** Attempts of one process at once: an attempt mostly waits. */
const atOnce = 512;
/** Attempts at one endpoint at once, over all replicas: one that stalls occupies these places and no others. */
const perEndpoint = 16;
const randomMax = 2 ** 32;

/** Webhooks out: their dependencies, the worker that delivers, and their recurring jobs. */
export function openWebhooks({ pubSub, jobs, allowed, selections, ...base }: WebhookParts) {
  // No bound on a host: an endpoint that stalls must not delay another one of its host. And no breaker: the retry table already leaves a
  // receiver alone, and each attempt must be a real one.
  const egress = new Egress({ allowed, limits: null });
  const queue = workedQueue(jobs, deliverQueue);
  const webhooks: WebhooksDependencies['webhooks'] = {
    sender: egressWebhookSender(egress, base.clock),
    signer: webhookSigner(base.sealing),
    queue,
    feed: pubSubDeliveryFeed(pubSub),
    events: pubSubEventFeed(pubSub),
    selections,
    idOf: (deliveryId) => toGlobalId('delivery', deliveryId),
    random: () => randomInt(randomMax) / randomMax,
    newSecret: () => secretText(randomBytes(secretBytes)),
  };
  const deps: WebhooksDependencies = { ...base, webhooks };
  const worker = queue.worker({ atOnce, perGroup: perEndpoint, handle: webhookDeliverer(deps) });
  return { webhooks, worker, jobs: jobsOf(deps), close: async () => egress.close() };
}

function jobsOf(deps: WebhooksDependencies): Job[] {
  return [
    { name: 'send overdue deliveries', everyMs: 15_000, underLock: true, run: async () => sendOverdueDeliveries(deps) },
    { name: 'sweep webhooks', everyMs: 3_600_000, underLock: true, run: async () => sweepWebhooks(deps) },
  ];
}
