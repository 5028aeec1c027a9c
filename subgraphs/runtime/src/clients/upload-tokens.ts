import { z } from 'zod';
import { SignedClaims } from './signed-claims.js';

const schema = z.object({ organizationId: z.uuid(), id: z.uuid() });

/** Addresses for uploads: who has one may send the bytes of that file, once. */
export type UploadTokens = SignedClaims<z.infer<typeof schema>>;

export function uploadTokens(secret: string): UploadTokens {
  return new SignedClaims(secret, { audience: 'upload', schema });
}
