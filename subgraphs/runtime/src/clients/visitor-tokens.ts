import { z } from 'zod';
import type { VisitorTokens } from '../application/ports.js';
import { SignedClaims } from './signed-claims.js';

const schema = z.object({ organizationId: z.uuid(), botId: z.uuid(), conversationId: z.uuid() });

/** The tokens of visitors, signed with a secret that is shared with the gateway. */
export function visitorTokens(secret: string): VisitorTokens {
  return new SignedClaims(secret, { audience: 'visitor', schema });
}
