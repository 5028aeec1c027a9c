import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@tertulia/errors';
import { z } from 'zod';
import { principalSchema } from './principal.js';
import type { Principal } from './principal.js';

/** Header (HTTP) and connection parameter (WebSocket) that contain the signed principal. */
export const principalHeader = 'x-tertulia-principal';

/** How long a signed principal is valid; also the largest accepted difference between the clocks of two machines. */
export const principalLifetimeMs = 60_000;

const minSecretLength = 32;
const signedSchema = z.strictObject({ principal: principalSchema, signedAtMs: z.number().int() });

/**
 * `base64url(json).base64url(hmac)`: the principal in the form in which one process sends it to another.
 * @throws RangeError when the secret is shorter than 32 characters.
 */
export function signPrincipal(principal: Principal, secret: string, now: Date): string {
  const body = Buffer.from(JSON.stringify({ principal, signedAtMs: now.getTime() })).toString('base64url');
  return `${body}.${macOf(body, secret).toString('base64url')}`;
}

/**
 * The principal of a header that `signPrincipal` wrote with the same secret at most a minute before or after `now`.
 * @throws DomainError UNAUTHENTICATED when the header is missing, forged, malformed or too old. There is no fallback to anonymous.
 */
export function verifyPrincipal(header: string | undefined, secret: string, now: Date): Principal {
  const [body, mac, ...rest] = (header ?? '').split('.');
  if (!body || !mac || rest.length > 0 || !isSameMac(mac, macOf(body, secret)))
    throw new DomainError('UNAUTHENTICATED');
  const signed = signedSchema.safeParse(parseBody(body));
  if (!signed.success || Math.abs(now.getTime() - signed.data.signedAtMs) > principalLifetimeMs) {
    throw new DomainError('UNAUTHENTICATED');
  }
  return signed.data.principal;
}

function macOf(body: string, secret: string): Buffer {
  if (secret.length < minSecretLength)
    throw new RangeError(`The principal secret needs at least ${minSecretLength} characters`);
  return createHmac('sha256', secret).update(body).digest();
}

function isSameMac(received: string, expected: Buffer): boolean {
  const bytes = Buffer.from(received, 'base64url');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
