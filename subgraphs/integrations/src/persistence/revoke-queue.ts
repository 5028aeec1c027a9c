import { defineQueue } from '@tertulia/jobs';
import { z } from 'zod';
import type { RevocationPlace } from '../application/revocation-ports.js';

/** Jobs to revoke the tokens of deleted connections; repeated with growing pauses while the provider does not respond. */
export const revokeQueue = defineQueue<RevocationPlace>({
  name: 'revoke-tokens',
  schema: z.object({ connectionId: z.uuid(), organizationId: z.uuid() }),
});

export function revokeJobOf({ connectionId, organizationId }: RevocationPlace) {
  return { data: { connectionId, organizationId }, key: connectionId };
}
