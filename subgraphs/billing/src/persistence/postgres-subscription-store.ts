import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { SubscriptionStore } from '../application/ports.js';
import type { PlanSubscription } from '../domain/subscription.js';
import { SubscriptionTable } from './tables.js';

export class PostgresSubscriptionStore implements SubscriptionStore {
  constructor(private readonly em: EntityManager) {}

  async of(organizationId: string): Promise<PlanSubscription | null> {
    const row = await this.em.findOne(SubscriptionTable, { organizationId });
    return row === null ? null : toSubscription(row);
  }

  async lock(organizationId: string): Promise<PlanSubscription | null> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const row = await this.em.findOne(SubscriptionTable, { organizationId }, { lockMode, refresh: true });
    return row === null ? null : toSubscription(row);
  }

  async save(subscription: PlanSubscription): Promise<void> {
    await this.em.upsert(SubscriptionTable, { ...subscription });
  }

  async endedBefore(now: Date): Promise<string[]> {
    const rows = await this.em.find(SubscriptionTable, { periodEnd: { $lte: now } }, { limit: 500 });
    return rows.map((row) => row.organizationId);
  }

  async deleteEverything(organizationId: string): Promise<void> {
    for (const table of ['usage_counter', 'usage_entry', 'plan_subscription']) {
      await this.em.execute(`delete from ${table} where organization_id = ?`, [organizationId], 'run');
    }
  }
}

function toSubscription(row: InferEntity<typeof SubscriptionTable>): PlanSubscription {
  const { organizationId, planCode, interval, status, periodStart, periodEnd, policy } = row;
  return {
    organizationId,
    planCode,
    interval,
    status,
    trialEndsAt: row.trialEndsAt ?? null,
    periodStart,
    periodEnd,
    policy,
    pendingPlanCode: row.pendingPlanCode ?? null,
    pendingInterval: row.pendingInterval ?? null,
  };
}
