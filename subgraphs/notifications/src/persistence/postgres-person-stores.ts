import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FeedOf, PreferenceStore, RestedStore } from '../application/ports.js';
import type { Preferences } from '../domain/preferences.js';
import { PreferenceTable, RestedAddressTable } from './tables.js';

export class PostgresPreferenceStore implements PreferenceStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, Preferences>> {
    const rows = await this.em.find(PreferenceTable, { organizationId, userId: { $in: [...userIds] } });
    return new Map(
      rows.map(({ userId, routes, quietFrom, quietTo, timeZone, doesUrgentPass, digest }) => [
        userId,
        {
          ...{ routes, doesUrgentPass, digest },
          ...{ quietFrom: quietFrom ?? null, quietTo: quietTo ?? null, timeZone: timeZone ?? null },
        },
      ]),
    );
  }

  async save({ organizationId, userId }: FeedOf, preferences: Preferences): Promise<void> {
    const routes = preferences.routes.map((route) => ({ ...route, botIds: [...route.botIds] }));
    await this.em.upsert(PreferenceTable, { organizationId, userId, ...preferences, routes });
  }

  async delete({ organizationId, userId }: FeedOf): Promise<void> {
    await this.em.nativeDelete(PreferenceTable, { organizationId, userId });
  }
}

/** Addresses are stored as a hash: what is compared must not be readable. */
export class PostgresRestedStore implements RestedStore {
  constructor(private readonly em: EntityManager) {}

  async isRested({ organizationId, userId }: FeedOf, address: string): Promise<boolean> {
    return (await this.em.count(RestedAddressTable, { organizationId, userId, addressHash: hashOf(address) })) > 0;
  }

  async rest({ organizationId, userId }: FeedOf, address: string, since: Date): Promise<void> {
    await this.em.upsert(RestedAddressTable, { organizationId, userId, addressHash: hashOf(address), since });
  }

  async wake({ organizationId, userId }: FeedOf): Promise<void> {
    await this.em.nativeDelete(RestedAddressTable, { organizationId, userId });
  }
}

function hashOf(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex');
}
