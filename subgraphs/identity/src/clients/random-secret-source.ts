import { randomBytes } from 'node:crypto';
import type { SecretSource } from '../application/ports.js';

/** Random secrets of the operating system: 32 bytes as URL-safe characters. */
export const randomSecretSource: SecretSource = {
  nextToken: () => randomBytes(32).toString('base64url'),
};
