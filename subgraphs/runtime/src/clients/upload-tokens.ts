import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

const algorithm = 'HS256';
const issuer = 'tertulia';
/** So that a visitor's token is none of an upload, and the other way round. */
const audience = 'upload';
const claimsSchema = z.object({ organizationId: z.uuid(), id: z.uuid() });

type Upload = z.infer<typeof claimsSchema>;

/** Addresses for uploads as JWT: who has one may send the bytes of that file, once. */
export class UploadTokens {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = new TextEncoder().encode(secret);
  }

  async sign({ organizationId, id }: Upload, expiresAt: Date): Promise<string> {
    return new SignJWT({ organizationId, id })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
  }

  /** Null for what was not signed here, or has ended. */
  async check(token: string, now: Date): Promise<Upload | null> {
    const options = { algorithms: [algorithm], issuer, audience, currentDate: now, requiredClaims: ['exp'] };
    try {
      const { payload } = await jwtVerify(token, this.#key, options);
      return claimsSchema.safeParse(payload).data ?? null;
    } catch {
      return null;
    }
  }
}
