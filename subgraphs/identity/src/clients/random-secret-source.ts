import { randomBytes, randomInt } from 'node:crypto';
import type { SecretSource } from '../application/ports.js';

const codesCount = 1_000_000;

/** Random secrets of the operating system: 32 bytes as URL-safe characters, and codes of six digits. */
export const randomSecretSource: SecretSource = {
  nextToken: () => randomBytes(32).toString('base64url'),
  nextCode: () => String(randomInt(codesCount)).padStart(6, '0'),
};
