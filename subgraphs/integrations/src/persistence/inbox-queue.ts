import { defineQueue } from '@tertulia/jobs';
import { z } from 'zod';
import type { InboxPlace } from '../application/inbound-ports.js';
import type { RowQueue } from './worked-queue.js';

/** Jobs to work on received events. Those of a source are a group, of which one runs at a time: so they are worked on in order. */
const queue = defineQueue<InboxPlace>({
  name: 'work-inbox',
  schema: z.object({ organizationId: z.uuid(), sourceId: z.uuid(), eventId: z.uuid() }),
  expireMs: 20_000,
});

/** Each event has a job of its own: one that another transaction has sent may run before this event is visible. */
function jobOf(place: InboxPlace) {
  return { data: place, key: place.eventId, group: place.sourceId };
}

export const inboxQueue: RowQueue<InboxPlace, InboxPlace> = { queue, jobOf };
