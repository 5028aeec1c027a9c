import { createHash } from 'node:crypto';

/** A URL that accepts one call from outside, for a conversation that waits for it. */
export interface OneTimeUrl {
  readonly id: string;
  readonly organizationId: string;
  readonly botId: string;
  readonly conversationId: string;
  /** The effect that opened it. */
  readonly effectId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Whether its visitor was erased: it takes no call any more. */
  readonly isErased: boolean;
  /** Null while it can be called. */
  readonly call: { readonly at: Date; readonly contentType: string; readonly body: Buffer } | null;
}

export const tokenBytes = 32;
/** A token as it stands in the URL: 256 bits. */
export const tokenPattern = /^[\w-]{43}$/;
/** What is stored of a token: it identifies the URL to this subgraph, and nobody can call the URL with it. */
export function referenceOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The longest time for which a URL can be called. */
export const openMaxMs = 30 * 24 * 3_600_000;

/** The body of a call as a value for mappings: JSON, the fields of a form, or a text. */
export function valueOfCall({ contentType, body }: { readonly contentType: string; readonly body: Buffer }): unknown {
  const text = body.toString('utf8');
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
