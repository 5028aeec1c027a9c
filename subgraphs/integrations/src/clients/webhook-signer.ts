import { LRUCache } from 'lru-cache';
import { Webhook } from 'standardwebhooks';
import type { Sealing } from '../application/connection-ports.js';
import type { SealedWebhookSecret, WebhookSigner } from '../application/webhook-ports.js';

/** Opened secrets that are kept, so that not every delivery opens its secret. A secret never changes: a new one has a new id. */
const openedMax = 1_000;
const openedMs = 300_000;

/** Signs as Standard Webhooks says, with every secret that is valid now. */
export function webhookSigner(sealing: Sealing): WebhookSigner {
  const opened = new LRUCache<string, Webhook>({ max: openedMax, ttl: openedMs });
  const signerOf = async ({ secret, sealed }: SealedWebhookSecret): Promise<Webhook> => {
    const known = opened.get(secret.id);
    if (known !== undefined) return known;
    const signer = new Webhook(await sealing.open(secret.organizationId, secret.id, sealed));
    opened.set(secret.id, signer);
    return signer;
  };
  return {
    sign: async (secrets, { id, at, body }) => {
      if (secrets.length === 0) throw new Error('An endpoint has no secret');
      const signers = await Promise.all(secrets.map(signerOf));
      return signers.map((signer) => signer.sign(id, at, body)).join(' ');
    },
  };
}
