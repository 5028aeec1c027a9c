import { defineQueue } from '@tertulia/jobs';
import { z } from 'zod';
import type { DeliveryPlace, PlannedAttempt } from '../application/webhook-ports.js';

/** Jobs to attempt a delivery. An attempt takes at most 15 seconds, and its store may be slow. */
export const deliverQueue = defineQueue<DeliveryPlace>({
  name: 'deliver-webhook',
  schema: z.object({ deliveryId: z.uuid(), endpointId: z.uuid() }),
  expireMs: 45_000,
});

/** The job of an attempt; those of an endpoint are a group. */
export function jobOf({ deliveryId, endpointId, dueAt }: PlannedAttempt) {
  return { data: { deliveryId, endpointId }, key: `${deliveryId} ${dueAt.getTime()}`, group: endpointId };
}
