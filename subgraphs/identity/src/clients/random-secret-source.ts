import { randomBytes } from 'node:crypto';
import type { SecretSource } from '../application/ports.js';

/** Chance from the system: 32 bytes, written with the 64 characters that may stand in an address. */
export const randomSecretSource: SecretSource = {
  nextToken: () => randomBytes(32).toString('base64url'),
};
