import { createHash } from 'node:crypto';
import { EgressError, type Egress, type EgressResponse } from '@tertulia/egress';
import { textSealing } from '@tertulia/mail';
import { z } from 'zod';
import type { OutgoingPush, Pushes, PushOutcome } from '../application/push-ports.js';
import type { PushDevice } from '../domain/push-device.js';
import { isPublicKey, pushKeysOf, type PushKeys } from './push-keys.js';

const endpointLengthMax = 1_000;
const authBytes = 16;
const timeoutMs = 15_000;
const stored = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() });

interface Given {
  /** The private key of the pair. It also seals: with another one no browser of before can be reached. */
  readonly key: string;
  readonly publicUrl: string;
  readonly egress: Egress;
}

/** Web push with the keys of this installation, through the way out. */
export function webPushes({ key, publicUrl, egress }: Given): Pushes {
  const keys = pushKeysOf(key);
  const sealing = textSealing([key], 'tertulia push devices');
  const subject = subjectOf(publicUrl);
  return {
    publicKey: keys.publicKey,
    problemsOf: ({ endpoint, p256dh, auth }) => [
      ...(endpoint.length <= endpointLengthMax && egress.mayRequest(endpoint) ? [] : (['endpoint'] as const)),
      ...(isPublicKey(p256dh) ? [] : (['p256dh'] as const)),
      ...(Buffer.from(auth, 'base64url').length === authBytes ? [] : (['auth'] as const)),
    ],
    seal: (organizationId, subscription) => {
      const endpointHash = createHash('sha256').update(subscription.endpoint).digest('hex');
      const context = contextOf({ organizationId, endpointHash });
      return { endpointHash, sealed: sealing.seal(context, JSON.stringify(subscription)) };
    },
    open: (device) => {
      const text = sealing.open(contextOf(device), device.sealed);
      return text === null ? null : stored.parse(JSON.parse(text));
    },
    send: async (push) => {
      try {
        const request = await requestOf(push, { keys, subject });
        const { organizationId } = push;
        return outcomeOf(await egress.request({ organizationId, method: 'POST', timeoutMs, ...request }));
      } catch (error) {
        if (!(error instanceof EgressError)) throw error;
        const kind = error.failure === 'REFUSED' ? 'REFUSED_FOR_GOOD' : 'REFUSED_FOR_NOW';
        return { kind, code: `PUSH_${error.failure}` };
      }
    },
    close: async () => egress.close(),
  };
}

function contextOf({ organizationId, endpointHash }: Pick<PushDevice, 'organizationId' | 'endpointHash'>): string {
  return `${organizationId} ${endpointHash}`;
}

/** Whom a push service may ask about a sender (RFC 8292): a page of https, or a mailbox. */
function subjectOf(publicUrl: string): string {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' ? publicUrl : `mailto:push@${hostname}`;
}

async function requestOf(
  { subscription: { endpoint, ...subscriberKeys }, message, ttlSeconds, isUrgent, topic }: OutgoingPush,
  { keys, subject }: { readonly keys: PushKeys; readonly subject: string },
) {
  // Loaded with the first push: most installations start without any.
  const { default: webPush } = await import('web-push');
  const details = webPush.generateRequestDetails({ endpoint, keys: subscriberKeys }, JSON.stringify(message), {
    vapidDetails: { subject, ...keys },
    TTL: ttlSeconds,
    urgency: isUrgent ? 'high' : 'normal',
    topic,
    contentEncoding: 'aes128gcm',
  });
  // The connection counts the bytes itself; the other is a number there.
  const { 'Content-Length': _length, TTL: _ttl, ...headers } = details.headers;
  return { url: endpoint, headers: { ...headers, ttl: String(ttlSeconds) }, body: details.body };
}

const gone: ReadonlySet<number> = new Set([404, 410]);
const forNow: ReadonlySet<number> = new Set([408, 425, 429]);

function outcomeOf({ status }: Pick<EgressResponse, 'status'>): PushOutcome {
  const code = `HTTP_${status}`;
  if (status >= 200 && status < 300) return { kind: 'ACCEPTED' };
  if (gone.has(status)) return { kind: 'GONE', code };
  return { kind: status >= 500 || forNow.has(status) ? 'REFUSED_FOR_NOW' : 'REFUSED_FOR_GOOD', code };
}
