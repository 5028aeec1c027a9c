import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '@tertulia/sealing';
import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { ConnectionStores, Sealed, Sealing, WrappedKey } from '../application/connection-ports.js';
import type { MasterKeys } from './master-keys.js';

/** What sealing is built on. */
export interface SealingParts {
  readonly work: UnitOfWork<Pick<ConnectionStores, 'organizationKeys'>>;
  readonly masterKeys: MasterKeys;
  readonly clock: Clock;
  readonly ids: Ids;
}

const keyBytes = 32;

/** Sealing with AES-256-GCM and a random key for each organization, which is created at its first secret. */
export function organizationSealing(parts: SealingParts): Sealing {
  const { work, masterKeys } = parts;
  const keyOf = async (organizationId: string): Promise<WrappedKey> => {
    const found = await work.read({ organizationId }, async (stores) => stores.organizationKeys.of(organizationId));
    return found ?? makeKey(parts, organizationId);
  };
  return {
    seal: async (organizationId, rowId, text) => {
      const wrapped = await keyOf(organizationId);
      const plain = Buffer.from(text, 'utf8');
      return { keyId: wrapped.id, data: encrypt(masterKeys.unwrap(wrapped), contextOf(organizationId, rowId), plain) };
    },
    open: async (organizationId, rowId, sealed: Sealed) => {
      const wrapped = await keyOf(organizationId);
      if (wrapped.id !== sealed.keyId) throw new Error('The key of a sealed text is gone');
      return decrypt(masterKeys.unwrap(wrapped), contextOf(organizationId, rowId), sealed.data).toString('utf8');
    },
  };
}

/** Of several processes that make the first key at once, one wins; all use that one. */
async function makeKey({ work, masterKeys, clock, ids }: SealingParts, organizationId: string): Promise<WrappedKey> {
  const id = ids.next();
  const wrapping = masterKeys.wrap({ id, organizationId, key: randomBytes(keyBytes) });
  return work.transact({ organizationId }, async ({ organizationKeys }) => {
    await organizationKeys.addIfMissing({ id, organizationId, ...wrapping, createdAt: clock.now() });
    const stored = await organizationKeys.of(organizationId);
    if (stored === null) throw new Error('The key of the organization was not stored');
    return stored;
  });
}

function contextOf(organizationId: string, rowId: string): string {
  return `${organizationId} ${rowId}`;
}
