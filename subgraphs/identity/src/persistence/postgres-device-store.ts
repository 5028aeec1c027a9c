import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeviceStore } from '../application/ports.js';
import { KnownDeviceTable } from './tables.js';

/** Known browsers in PostgreSQL. */
export class PostgresDeviceStore implements DeviceStore {
  constructor(private readonly em: EntityManager) {}

  async hasAny(userId: string): Promise<boolean> {
    return (await this.em.count(KnownDeviceTable, { userId })) > 0;
  }

  async isKnown(userId: string, tokenHash: string): Promise<boolean> {
    return (await this.em.count(KnownDeviceTable, { userId, tokenHash })) > 0;
  }

  async remember(userId: string, tokenHash: string, now: Date): Promise<void> {
    await this.em.upsert(KnownDeviceTable, { userId, tokenHash, lastSeenAt: now });
  }

  async deleteOthers(userId: string, exceptHash: string | null): Promise<void> {
    const others = exceptHash === null ? {} : { tokenHash: { $ne: exceptHash } };
    await this.em.nativeDelete(KnownDeviceTable, { userId, ...others });
  }

  deleteUnseenSince(time: Date): Promise<number> {
    return this.em.nativeDelete(KnownDeviceTable, { lastSeenAt: { $lt: time } });
  }
}
