import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Sealing } from '../application/connection-ports.js';
import type { SealedWebhookSecret, WebhookSigner } from '../application/webhook-ports.js';
import { secretBytesOf } from '../domain/webhook-secret.js';

/** Opened keys that are kept, so that not every delivery opens its secret. A secret never changes: a new one has a new id. */
const openedMax = 1_000;
const openedMs = 300_000;

/** Signs as Standard Webhooks says, with every secret that is valid now. */
export function webhookSigner(sealing: Sealing): WebhookSigner {
  const opened = new LRUCache<string, Promise<KeyObject>>({ max: openedMax, ttl: openedMs });
  const keyOf = async ({ secret, sealed }: SealedWebhookSecret): Promise<KeyObject> => {
    const known = opened.get(secret.id);
    if (known !== undefined) return known;
    // The promise is kept, so that deliveries that come together open it once; a failure is not kept.
    const opening = sealing.open(secret.organizationId, secret.id, sealed).then(keyOfText);
    opened.set(secret.id, opening);
    opening.catch(() => opened.delete(secret.id));
    return opening;
  };
  return {
    sign: async (secrets, { id, at, body }) => {
      if (secrets.length === 0) throw new Error('An endpoint has no secret');
      const signed = `${id}.${Math.floor(at.getTime() / 1_000)}.${body}`;
      const keys = await Promise.all(secrets.map(keyOf));
      return keys.map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`).join(' ');
    },
  };
}

/** A key object: with bytes, each signature would make one. */
function keyOfText(text: string): KeyObject {
  return createSecretKey(secretBytesOf(text));
}
