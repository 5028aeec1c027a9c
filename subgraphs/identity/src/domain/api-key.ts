import { isToken } from './secret.js';

/** Whether a key belongs to a trial of the integration or to the business itself. */
export type KeyMode = 'TEST' | 'LIVE';

/** What a key may be allowed to do. */
export type ApiKeyScope =
  | 'bots:read'
  | 'bots:write'
  | 'conversations:read'
  | 'conversations:write'
  | 'metrics:read'
  | 'billing:read'
  | 'organization:read';

/** Access of a program to one organization. The key itself is shown once; here lies the SHA-256 of it. */
export interface ApiKey {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** The beginning of the key, enough to recognise it: `ttl_live_` and four characters. */
  readonly prefix: string;
  readonly mode: KeyMode;
  readonly scopes: readonly ApiKeyScope[];
  readonly keyHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const beginnings: Readonly<Record<KeyMode, string>> = { LIVE: 'ttl_live_', TEST: 'ttl_test_' };

/** Characters of the secret part that stay visible. */
const visibleLength = 4;

/** The whole key for a mode and a fresh token. */
export function formatApiKey(mode: KeyMode, token: string): { key: string; prefix: string } {
  const key = `${beginnings[mode]}${token}`;
  return { key, prefix: key.slice(0, beginnings[mode].length + visibleLength) };
}

/** True when a text has the form of a key; saves a look-up for anything else. */
export function isApiKey(text: string): boolean {
  return Object.values(beginnings).some((start) => text.startsWith(start) && isToken(text.slice(start.length)));
}
