import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { InboundScheme } from './inbound-source.js';

/** A request as it came, before anything is parsed. */
export interface InboundRequest {
  readonly method: string;
  /** The public address with which it was called, with its search; from the configuration, never from a header. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  readonly now: Date;
}

/** What the request is verified with. */
export interface Proof {
  readonly secret: string;
  /** The header with the signature, for `HMAC_SHA256`. */
  readonly header: string | null;
}

/** How far the time of a request may be away from ours. */
const clockMs = 300_000;
const seconds = /^\d{9,11}$/;
const milliseconds = /^\d{12,14}$/;
const signaturesMax = 10;

/** Whether the sender has the secret. Compares in constant time, over the bytes as they came. */
export function isGenuine(scheme: InboundScheme, request: InboundRequest, proof: Proof): boolean {
  if (proof.secret === '') return false;
  return verifiers[scheme](request, proof);
}

type Verifier = (request: InboundRequest, proof: Proof) => boolean;

const verifiers: Readonly<Record<InboundScheme, Verifier>> = {
  SLACK: (request, { secret }) => {
    const sent = headerOf(request, 'x-slack-request-timestamp');
    const signature = headerOf(request, 'x-slack-signature');
    if (!isRecent(request, sent, seconds)) return false;
    return isEqual(signature, `v0=${hmacOf(secret, [`v0:${sent}:`, request.body]).toString('hex')}`);
  },
  HUBSPOT: (request, { secret }) => {
    const sent = headerOf(request, 'x-hubspot-request-timestamp');
    const signature = headerOf(request, 'x-hubspot-signature-v3');
    if (!isRecent(request, sent, milliseconds)) return false;
    const signed = [request.method, decodedForHubspot(request.url), request.body, sent];
    return isEqual(signature, hmacOf(secret, signed).toString('base64'));
  },
  STANDARD_WEBHOOKS: (request, { secret }) => {
    const [id, sent] = [headerOf(request, 'webhook-id'), headerOf(request, 'webhook-timestamp')];
    if (!/^[\x21-\x7e]{1,255}$/.test(id) || !isRecent(request, sent, seconds)) return false;
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const expected = `v1,${hmacOf(key, [`${id}.${sent}.`, request.body]).toString('base64')}`;
    const signatures = headerOf(request, 'webhook-signature').split(' ').slice(0, signaturesMax);
    return signatures.some((one) => isEqual(one, expected));
  },
  HMAC_SHA256: (request, { secret, header }) => {
    const signature = headerOf(request, header ?? '').replace(/^sha256=/, '');
    const expected = hmacOf(secret, [request.body]);
    return isEqual(signature, expected.toString('hex')) || isEqual(signature, expected.toString('base64'));
  },
  BEARER: (request, { secret }) => {
    const token = /^bearer (?<token>\S+)$/i.exec(headerOf(request, 'authorization'))?.groups?.['token'] ?? '';
    return timingSafeEqual(digestOf(token), digestOf(secret));
  },
};

/** Identifies the event of a genuine request at its sender; null where only the sender's word would say so. */
export function eventKeyOf(scheme: InboundScheme, request: InboundRequest): string | null {
  switch (scheme) {
    case 'STANDARD_WEBHOOKS':
      return headerOf(request, 'webhook-id');
    case 'HUBSPOT':
      return digestOf(withoutAttempts(request.body)).toString('hex');
    case 'SLACK':
    case 'HMAC_SHA256':
      // No other header is signed: an id in one could be changed by whoever repeats an old request.
      return digestOf(request.body).toString('hex');
    case 'BEARER': {
      const key = headerOf(request, 'idempotency-key');
      return key === '' ? null : digestOf(key).toString('hex');
    }
  }
}

/** A header that occurs once; otherwise an empty text. */
function headerOf({ headers }: InboundRequest, name: string): string {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function isRecent({ now }: InboundRequest, sent: string, form: RegExp): boolean {
  if (!form.test(sent)) return false;
  const sentMs = form === seconds ? Number(sent) * 1_000 : Number(sent);
  return Math.abs(now.getTime() - sentMs) <= clockMs;
}

function hmacOf(key: string | Buffer, parts: readonly (string | Buffer)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

function digestOf(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The length of a signature is no secret. */
function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const decodedByHubspot = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** HubSpot signs the address with these characters decoded. */
function decodedForHubspot(url: string): string {
  return url.replace(decodedByHubspot, (encoded) => decodeURIComponent(encoded));
}

/** HubSpot counts its attempts in the body; the rest of a repetition is the same. */
function withoutAttempts(body: Buffer): string | Buffer {
  try {
    const events: unknown = JSON.parse(body.toString('utf8'));
    return JSON.stringify(events, (name, value: unknown) => (name === 'attemptNumber' ? undefined : value));
  } catch {
    return body;
  }
}
