import type { EntityManager } from '@mikro-orm/postgresql';
import { readRows } from '@tertulia/persistence';
import type { Entitlements } from '@tertulia/plan-limits';
import type { PlanStore } from '../application/ports.js';
import { rowsOf } from './columns.js';
import { EntitlementTable } from './tables.js';

export class PostgresPlanStore implements PlanStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<Entitlements | null> {
    const read = { tail: 'where organization_id = ?', values: [organizationId] };
    const [row] = await readRows(this.em, EntitlementTable, read);
    return row?.entitlements ?? null;
  }

  async save(organizationId: string, entitlements: Entitlements): Promise<void> {
    await this.em.upsert(EntitlementTable, { organizationId, entitlements });
  }

  async countConversation(organizationId: string, periodStart: string): Promise<number> {
    const sql = `insert into usage_counter as u (organization_id, period_start, conversations) values (?, ?, 1)
      on conflict (organization_id, period_start) do update set conversations = u.conversations + 1
      returning conversations`;
    const [row] = await rowsOf<{ conversations: number }>(this.em, sql, [organizationId, periodStart]);
    return row?.conversations ?? 1;
  }
}
