import type { UnitOfWork } from '@tertulia/use-case';
import type { ConnectionStores, WrappedKey } from './connection-ports.js';

/** The master keys, of which the first one encrypts. */
export interface KeyWrapping {
  readonly currentId: string;
  /** The same key of an organization, encrypted with the first master key. @throws Error without the one that encrypts it now */
  rewrap(key: WrappedKey): WrappedKey;
}

export interface ResealDependencies {
  readonly work: UnitOfWork<Pick<ConnectionStores, 'organizationKeys'>>;
  readonly wrapping: KeyWrapping;
}

const keysAtOnce = 200;
const reach = { platform: 'a new master key' };

/**
 * Encrypts the key of every organization with the first master key. Secrets themselves do not change, so processes that have both master
 * keys go on working meanwhile. It may be interrupted and repeated. Returns how many keys it changed.
 */
export async function resealKeys({ work, wrapping }: ResealDependencies): Promise<number> {
  for (let changed = 0; ;) {
    const count = await work.transact(reach, async ({ organizationKeys }) => {
      const others = await organizationKeys.wrappedByOthers(wrapping.currentId, keysAtOnce);
      for (const key of others) await organizationKeys.rewrap(wrapping.rewrap(key));
      return others.length;
    });
    changed += count;
    if (count < keysAtOnce) return changed;
  }
}
