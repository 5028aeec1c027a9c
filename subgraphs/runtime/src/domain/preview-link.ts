import { createHash } from 'node:crypto';

/** Lets anybody who has its token talk with a bot's draft until it expires. */
export interface PreviewLink {
  readonly id: string;
  readonly organizationId: string;
  readonly botId: string;
  readonly tokenHash: string;
  /** The member who made it; null for an API key. */
  readonly creatorId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** For how many days a link may last. */
export const previewDays: readonly number[] = [1, 7, 30];

/** How many valid links a bot may have. */
export const mostPreviewLinks = 20;

const dayMs = 24 * 3_600_000;

/** When a link of so many days expires. */
export function previewExpiry(now: Date, days: number): Date {
  return new Date(now.getTime() + days * dayMs);
}

/** What is stored of a token. A token has 256 random bits, so that its hash needs no salt. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
