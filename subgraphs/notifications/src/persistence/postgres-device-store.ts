import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeviceStore } from '../application/push-ports.js';
import type { FeedOf } from '../application/ports.js';
import type { PushDevice } from '../domain/push-device.js';
import { PushDeviceTable } from './tables.js';

/** The id stays, so that what waits for the browser is sent to it; it is not sent to another person (see `send-push.ts`). */
const registerSql = `
  insert into push_device (id, organization_id, user_id, session_id, endpoint_hash, sealed, label, created_at)
  values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (organization_id, endpoint_hash)
    do update set user_id = excluded.user_id, session_id = excluded.session_id, sealed = excluded.sealed, label = excluded.label
  returning id`;

const trimSql = `
  delete from push_device where organization_id = ? and user_id = ? and id not in (
    select id from push_device where organization_id = ? and user_id = ? order by created_at desc, id desc limit ?
  )`;

export class PostgresDeviceStore implements DeviceStore {
  constructor(private readonly em: EntityManager) {}

  async register(device: PushDevice, max: number): Promise<PushDevice> {
    const { id, organizationId, userId, sessionId, endpointHash, sealed, label, createdAt } = device;
    await this.em.nativeDelete(PushDeviceTable, { endpointHash, userId: { $ne: userId } });
    const values = [id, organizationId, userId, sessionId, endpointHash, sealed, label, createdAt];
    const [stored] = await this.em.execute<{ id: string }[]>(registerSql, values);
    await this.em.execute(trimSql, [organizationId, userId, organizationId, userId, max]);
    const row = await this.em.findOneOrFail(PushDeviceTable, { id: stored?.id ?? id }, { refresh: true });
    return deviceOf(row);
  }

  async of(organizationId: string, userIds: readonly string[]): Promise<PushDevice[]> {
    const where = { organizationId, userId: { $in: [...userIds] } };
    const orderBy = { createdAt: 'asc', id: 'asc' } as const;
    return (await this.em.find(PushDeviceTable, where, { orderBy })).map(deviceOf);
  }

  async byId(organizationId: string, id: string): Promise<PushDevice | null> {
    const row = await this.em.findOne(PushDeviceTable, { organizationId, id });
    return row === null ? null : deviceOf(row);
  }

  async used({ organizationId, id }: PushDevice, at: Date): Promise<void> {
    await this.em.nativeUpdate(PushDeviceTable, { organizationId, id }, { lastUsedAt: at });
  }

  async remove({ organizationId, userId }: FeedOf, id: string): Promise<boolean> {
    return (await this.em.nativeDelete(PushDeviceTable, { organizationId, userId, id })) > 0;
  }

  async removeAllOf({ organizationId, userId }: FeedOf): Promise<void> {
    await this.em.nativeDelete(PushDeviceTable, { organizationId, userId });
  }

  async removeAllOfSession(sessionId: string): Promise<void> {
    await this.em.nativeDelete(PushDeviceTable, { sessionId });
  }
}

function deviceOf({ sessionId, lastUsedAt, ...row }: InferEntity<typeof PushDeviceTable>): PushDevice {
  const { id, organizationId, userId, endpointHash, sealed, label, createdAt } = row;
  const known = { id, organizationId, userId, endpointHash, sealed, label, createdAt };
  return { ...known, sessionId: sessionId ?? null, lastUsedAt: lastUsedAt ?? null };
}
