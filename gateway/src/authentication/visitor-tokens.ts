import { DomainError, type Locale } from '@tertulia/errors';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Caller } from './caller.js';

const claims = z.object({
  organizationId: z.uuid(),
  botId: z.uuid(),
  conversationId: z.uuid(),
  exp: z.number().int().positive(),
});

/** Verifies the visitor tokens that `runtime` issues. */
export class VisitorTokens {
  readonly #key: Uint8Array;
  readonly #now: () => Date;

  constructor(secret: string, now: () => Date) {
    this.#key = new TextEncoder().encode(secret);
    this.#now = now;
  }

  /** @throws DomainError UNAUTHENTICATED unless the token is a valid visitor token of the platform */
  async verify(token: string, locale: Locale): Promise<Caller> {
    const payload = claims.safeParse(await this.#payloadOf(token));
    if (!payload.success) throw new DomainError('UNAUTHENTICATED');
    const { organizationId, botId, conversationId, exp } = payload.data;
    return {
      principal: { kind: 'VISITOR', organizationId, botId, conversationId, locale },
      credential: { kind: 'VISITOR', token },
      expiresAt: new Date(exp * 1_000),
    };
  }

  /** Whether `verify` would accept the token. */
  async isGood(token: string): Promise<boolean> {
    try {
      await this.verify(token, 'es');
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  async #payloadOf(token: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        issuer: 'tertulia',
        audience: 'visitor',
        requiredClaims: ['exp'],
        currentDate: this.#now(),
      });
      return payload;
    } catch (cause) {
      if (cause instanceof errors.JOSEError) throw new DomainError('UNAUTHENTICATED', { cause });
      throw cause;
    }
  }
}
