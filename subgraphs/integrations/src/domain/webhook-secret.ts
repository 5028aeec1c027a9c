/** A signing secret of an endpoint, without its text. Newest first; one that was rotated out signs until it expires. */
export interface WebhookSecret {
  readonly id: string;
  readonly organizationId: string;
  readonly endpointId: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  /** Null for the current one. */
  readonly expiresAt: Date | null;
}

/** How long the secret before a rotation still signs. */
export const overlapMs = 24 * 3_600_000;
export const secretBytes = 32;

const prefix = 'whsec_';

/** The form of Standard Webhooks. */
export function secretText(random: Buffer): string {
  return `${prefix}${random.toString('base64')}`;
}

/** The bytes of the key that signs, from the text of a secret. */
export function secretBytesOf(text: string): Buffer {
  return Buffer.from(text.slice(prefix.length), 'base64');
}
