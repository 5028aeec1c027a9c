import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { VisitorClaims, VisitorTokens } from '../application/ports.js';

const algorithm = 'HS256';
const issuer = 'tertulia';
const audience = 'visitor';

const claimsSchema = z.object({ organizationId: z.uuid(), botId: z.uuid(), conversationId: z.uuid() });

/** Tokens as JWT, signed with a secret that is shared with the gateway. */
export class JoseVisitorTokens implements VisitorTokens {
  readonly #key: Uint8Array;

  /** @param secret at least 32 characters. */
  constructor(secret: string) {
    if (secret.length < 32) throw new RangeError('The secret of visitor tokens needs 32 characters');
    this.#key = new TextEncoder().encode(secret);
  }

  async sign(claims: VisitorClaims, expiresAt: Date): Promise<string> {
    const { organizationId, botId, conversationId } = claims;
    return new SignJWT({ organizationId, botId, conversationId })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
  }

  async verify(token: string, now: Date): Promise<VisitorClaims | null> {
    const options = { algorithms: [algorithm], issuer, audience, currentDate: now, requiredClaims: ['exp'] };
    try {
      const { payload } = await jwtVerify(token, this.#key, options);
      return claimsSchema.safeParse(payload).data ?? null;
    } catch {
      return null;
    }
  }
}
