import { defineQueue } from '@tertulia/jobs';
import { z } from 'zod';
import type { DeliveryPlace, PlannedAttempt } from '../application/webhook-ports.js';
import type { RowQueue } from './worked-queue.js';

/**
 * Jobs to attempt a delivery. An attempt takes at most 15 seconds. Jobs of a process that was killed count as running until they expire, so
 * this is how long its endpoints may be held up.
 */
const queue = defineQueue<DeliveryPlace>({
  name: 'deliver-webhook',
  schema: z.object({ deliveryId: z.uuid(), endpointId: z.uuid() }),
  expireMs: 20_000,
});

/** The job of an attempt; those of an endpoint are a group. */
function jobOf({ deliveryId, endpointId, dueAt }: PlannedAttempt) {
  return { data: { deliveryId, endpointId }, key: `${deliveryId} ${dueAt.getTime()}`, group: endpointId };
}

export const deliverQueue: RowQueue<PlannedAttempt, DeliveryPlace> = { queue, jobOf };
