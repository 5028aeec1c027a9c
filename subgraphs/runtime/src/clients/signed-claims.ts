import { jwtVerify, SignJWT } from 'jose';
import type { z } from 'zod';

const algorithm = 'HS256';
const issuer = 'tertulia';

/** Claims as JWT, signed with a secret. Those for one audience are worth nothing for another. */
export class SignedClaims<Claims extends Record<string, string>> {
  readonly #key: Uint8Array;
  readonly #audience: string;
  readonly #schema: z.ZodType<Claims>;

  /** @param secret at least 32 characters. */
  constructor(secret: string, { audience, schema }: { audience: string; schema: z.ZodType<Claims> }) {
    if (secret.length < 32) throw new RangeError('The secret of signed claims needs 32 characters');
    this.#key = new TextEncoder().encode(secret);
    this.#audience = audience;
    this.#schema = schema;
  }

  /** Signs what the schema knows of the claims. */
  async sign(claims: Claims, expiresAt: Date): Promise<string> {
    return new SignJWT(this.#schema.parse(claims))
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(this.#audience)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
  }

  /** Null for what was not signed here for this audience, or has ended. */
  async verify(token: string, now: Date): Promise<Claims | null> {
    const audience = this.#audience;
    const options = { algorithms: [algorithm], issuer, audience, currentDate: now, requiredClaims: ['exp'] };
    try {
      const { payload } = await jwtVerify(token, this.#key, options);
      return this.#schema.safeParse(payload).data ?? null;
    } catch {
      return null;
    }
  }
}
