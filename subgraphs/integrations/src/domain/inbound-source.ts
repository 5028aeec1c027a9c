/**
 * How a sender proves that a request is its own.
 *
 * - `SLACK`, `HUBSPOT`: as these vendors sign, with a time.
 * - `STANDARD_WEBHOOKS`: as standardwebhooks.com says, with an id and a time.
 * - `HMAC_SHA256`: a signature of the body in a header of the sender's choice, without a time.
 * - `BEARER`: the secret itself in the header `authorization`.
 */
export const inboundSchemes = ['SLACK', 'HUBSPOT', 'STANDARD_WEBHOOKS', 'HMAC_SHA256', 'BEARER'] as const;
export type InboundScheme = (typeof inboundSchemes)[number];

/** A secret of a source, without its text. One that was replaced is accepted until it expires. */
export interface InboundSecret {
  readonly id: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  /** Null for the current one. */
  readonly expiresAt: Date | null;
}

/** An address of the organization that an external system calls. */
export interface InboundSource {
  readonly id: string;
  readonly organizationId: string;
  /** The last part of its address; it identifies the source and proves nothing. */
  readonly publicId: string;
  /** The connection whose system calls; null for a source of its own. */
  readonly connectionId: string | null;
  readonly name: string;
  readonly scheme: InboundScheme;
  /** The header with the signature, in lower case; null unless the scheme is `HMAC_SHA256`. */
  readonly header: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When the last genuine call came; null while there was none. */
  readonly lastReceivedAt: Date | null;
  /** When a call last came that did not prove itself, to the minute; null while there was none. */
  readonly lastRefusedAt: Date | null;
}

/** An event in its source's order. `PUBLISHED` and `ANSWERED` are done; `IGNORED` had nobody who waited for it any more. */
export type InboxEventState = 'PENDING' | 'PUBLISHED' | 'ANSWERED' | 'IGNORED';

/** A verified request, as it is stored. */
export interface InboxEvent {
  readonly id: string;
  readonly organizationId: string;
  readonly sourceId: string;
  /** Identifies the event at its sender: a repetition has the same one. */
  readonly eventKey: string;
  readonly receivedAt: Date;
  readonly contentType: string;
  /** The bytes as they came; null once they are deleted. */
  readonly body: Buffer | null;
}

/** Sources of their own that an organization may have. */
export const sourcesMax = 20;
/** How long a secret is accepted after it was replaced. */
export const overlapMs = 24 * 3_600_000;
export const secretLengthMin = 16;
export const secretLengthMax = 256;
export const publicIdBytes = 18;
/** Shorter than the token of a one-time URL, below the same path. */
export const publicIdPattern = /^[\w-]{24}$/;

const headerPattern = /^[a-z0-9-]{1,60}$/;
/** Headers that say something else. */
const takenHeaders = new Set(['authorization', 'cookie', 'host', 'content-type', 'content-length', 'connection']);

/** Whether a header may carry a signature; in lower case. */
export function isSignatureHeader(name: string): boolean {
  return headerPattern.test(name) && !takenHeaders.has(name);
}

/** Whether a text can be the secret of a source of that scheme. */
export function isInboundSecret(scheme: InboundScheme, text: string): boolean {
  if (text.length < secretLengthMin || text.length > secretLengthMax || !/^[\x21-\x7e]+$/.test(text)) return false;
  return scheme !== 'STANDARD_WEBHOOKS' || /^(whsec_)?[A-Za-z0-9+/]{22,}={0,2}$/.test(text);
}

/**
 * The header of a delivery that tells of a call which this platform received. A source takes no such call: two addresses that tell each
 * other of every call would never end.
 */
export const passedOnHeader = 'tertulia-passed-on';
