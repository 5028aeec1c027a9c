import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import type { Clock } from '@tertulia/use-case';
import type { OccasionStore } from '../application/ports.js';
import type { Occasion } from '../domain/notification.js';
import { occasionQueue, sendRow } from './row-queue.js';
import { OccasionTable } from './tables.js';

const addSql = `
  insert into occasion (id, organization_id, key, kind, bot_ids, alert_id, occurred_at, facts, created_at)
  values (?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?)
  on conflict (organization_id, key) do nothing
  returning id`;

export class PostgresOccasionStore implements OccasionStore {
  constructor(
    private readonly em: EntityManager,
    private readonly place: { readonly jobs: Jobs; readonly clock: Clock },
  ) {}

  async add(occasion: Occasion): Promise<void> {
    const { id, organizationId, key, kind, botIds, alertId, occurredAt, facts } = occasion;
    const { jobs, clock } = this.place;
    const now = clock.now();
    const values = [
      id,
      organizationId,
      key,
      kind,
      JSON.stringify(botIds),
      alertId,
      occurredAt,
      JSON.stringify(facts),
      now,
    ];
    const added = await this.em.execute<unknown[]>(addSql, values);
    if (added.length > 0) await sendRow({ jobs, em: this.em }, occasionQueue, { id, dueAt: now, now });
  }

  async untold(id: string): Promise<Occasion | null> {
    const row = await this.em.findOne(OccasionTable, { id, toldAt: null });
    if (row === null) return null;
    const { organizationId, key, kind, botIds, occurredAt, facts } = row;
    return { id, organizationId, key, kind, botIds, occurredAt, facts, alertId: row.alertId ?? null };
  }

  async markTold(organizationId: string, id: string, at: Date): Promise<boolean> {
    return (await this.em.nativeUpdate(OccasionTable, { organizationId, id, toldAt: null }, { toldAt: at })) > 0;
  }

  async overdue(before: Date, limit: number): Promise<string[]> {
    const where = { toldAt: null, createdAt: { $lte: before } };
    const rows = await this.em.find(OccasionTable, where, { fields: ['id'], orderBy: { createdAt: 'asc' }, limit });
    return rows.map(({ id }) => id);
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.em.nativeDelete(OccasionTable, { createdAt: { $lt: time } });
  }
}
