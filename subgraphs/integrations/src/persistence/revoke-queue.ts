import { defineQueue } from '@tertulia/jobs';
import { z } from 'zod';
import type { RevocationPlace } from '../application/revocation-ports.js';
import type { RowQueue } from './worked-queue.js';

/** Jobs to revoke the tokens of deleted connections; repeated with growing pauses while the provider does not respond. */
const queue = defineQueue<RevocationPlace>({
  name: 'revoke-tokens',
  schema: z.object({ connectionId: z.uuid(), organizationId: z.uuid() }),
});

function jobOf({ connectionId, organizationId }: RevocationPlace) {
  return { data: { connectionId, organizationId }, key: connectionId };
}

export const revokeQueue: RowQueue<RevocationPlace, RevocationPlace> = { queue, jobOf };
