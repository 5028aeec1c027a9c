import { createHmac } from 'node:crypto';
import type { InboundScheme } from '../src/domain/inbound-source.js';

/** A request as its sender makes it. */
export interface Call {
  readonly url: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What a sender knows, and when it sends. */
export interface Sender {
  readonly url: string;
  readonly secret: string;
  readonly now: Date;
  /** The header of `HMAC_SHA256`. */
  readonly header?: string;
  /** The id of the event, where the scheme has one. */
  readonly id?: string;
}

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1_000));

function mac(key: string | Buffer, parts: readonly (string | Buffer)[], encoding: 'hex' | 'base64'): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest(encoding);
}

/** Genuine requests, as the vendors document them. */
export const signed: Readonly<Record<InboundScheme, (sender: Sender, body: string | Buffer) => Call>> = {
  SLACK: ({ url, secret, now }, body) => {
    const sent = seconds(now);
    const signature = `v0=${mac(secret, [`v0:${sent}:`, body], 'hex')}`;
    return { url, body, headers: { 'x-slack-request-timestamp': sent, 'x-slack-signature': signature } };
  },
  HUBSPOT: ({ url, secret, now }, body) => {
    const sent = String(now.getTime());
    const signature = mac(secret, ['POST', url, body, sent], 'base64');
    return { url, body, headers: { 'x-hubspot-request-timestamp': sent, 'x-hubspot-signature-v3': signature } };
  },
  STANDARD_WEBHOOKS: ({ url, secret, now, id = 'msg_1' }, body) => {
    const sent = seconds(now);
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const signature = `v1,${mac(key, [`${id}.${sent}.`, body], 'base64')}`;
    return { url, body, headers: { 'webhook-id': id, 'webhook-timestamp': sent, 'webhook-signature': signature } };
  },
  HMAC_SHA256: ({ url, secret, header = 'x-signature-256' }, body) => ({
    ...{ url, body },
    headers: { [header]: `sha256=${mac(secret, [body], 'hex')}` },
  }),
  BEARER: ({ url, secret, id }, body) => ({
    ...{ url, body },
    headers: { authorization: `Bearer ${secret}`, ...(id === undefined ? {} : { 'idempotency-key': id }) },
  }),
};

/** Sends a request and returns its status. */
export async function send({ url, method = 'POST', headers, body }: Call): Promise<number> {
  return (await fetch(url, { method, headers, body: typeof body === 'string' ? body : new Uint8Array(body) })).status;
}
