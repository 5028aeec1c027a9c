import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Sealing } from '../application/connection-ports.js';
import type { InboundSecrets } from '../application/inbound-ports.js';
import { secretBytes, secretText } from '../domain/webhook-secret.js';

/** Opened secrets that are kept, so that not every call opens its secret. A secret never changes: a new one has a new id. */
const openedMax = 1_000;
const openedMs = 300_000;

/** Secrets of sources, sealed with the key of their organization. */
export function inboundSecrets(sealing: Sealing): InboundSecrets {
  const opened = new LRUCache<string, string>({ max: openedMax, ttl: openedMs });
  return {
    open: async (organizationId, { id, sealed }) => {
      const known = opened.get(id);
      if (known !== undefined) return known;
      const text = await sealing.open(organizationId, id, sealed);
      opened.set(id, text);
      return text;
    },
    next: (scheme) => {
      const random = randomBytes(secretBytes);
      return scheme === 'STANDARD_WEBHOOKS' ? secretText(random) : random.toString('base64url');
    },
  };
}
