import { isToken } from './secret.js';

/** Whether a key is for testing an integration or for production. */
export type KeyMode = 'TEST' | 'LIVE';

/** Permissions of an API key. */
export type ApiKeyScope =
  | 'bots:read'
  | 'bots:write'
  | 'conversations:read'
  | 'conversations:write'
  | 'metrics:read'
  | 'billing:read'
  | 'organization:read'
  | 'integrations:read'
  | 'webhooks:write'
  | 'events:write';

/** A program's access to one organization. The key itself is shown once; its SHA-256 is stored. */
export interface ApiKey {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** The beginning of the key, to recognise it: `ttl_live_` and four characters. */
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

/** The number of visible characters of the secret part. */
const visibleLength = 4;

/** Formats the whole key from a mode and a new token. */
export function formatApiKey(mode: KeyMode, token: string): { key: string; prefix: string } {
  const key = `${beginnings[mode]}${token}`;
  return { key, prefix: key.slice(0, beginnings[mode].length + visibleLength) };
}

/** True if a text has the format of a key; saves a look-up for anything else. */
export function isApiKey(text: string): boolean {
  return Object.values(beginnings).some((start) => text.startsWith(start) && isToken(text.slice(start.length)));
}
