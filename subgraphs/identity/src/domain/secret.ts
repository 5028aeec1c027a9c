import { createHash } from 'node:crypto';

/** The stored form of a token with 256 random bits: its SHA-256 in hexadecimal. Slow hashes are for passwords. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** True for the 43 characters that 32 random bytes make; any other text cannot be a session or invitation token. */
export function isToken(text: string): boolean {
  return tokenShape.test(text);
}
