import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ModelBudget, ModelBudgetStore } from '../application/model-budget-ports.js';

export const ModelBudgetTable = defineEntity({
  name: 'ModelBudgetTable',
  tableName: 'model_budget',
  properties: {
    organizationId: p.uuid().primary(),
    scope: p.text().primary(),
    scopeId: p.uuid().primary(),
    month: p.text().primary(),
    tokens: p.bigint('number'),
    updatedAt: p.datetime(),
  },
});

const addSql = `insert into model_budget (organization_id, scope, scope_id, month, tokens, updated_at)
  values (?, ?, ?, ?, greatest(0, ?::bigint), ?)
  on conflict (organization_id, scope, scope_id, month) do update
    set tokens = greatest(0, model_budget.tokens + ?::bigint), updated_at = excluded.updated_at
  returning tokens`;

export class PostgresModelBudgetStore implements ModelBudgetStore {
  constructor(private readonly em: EntityManager) {}

  async add({ organizationId, scope, scopeId, month }: ModelBudget, tokens: number, now: Date): Promise<number> {
    const key = [organizationId, scope, scopeId, month];
    const parameters = [...key, tokens, now.toISOString(), tokens];
    const [row] = await this.em.execute<{ tokens: string }[]>(addSql, parameters);
    return Number(row?.tokens ?? 0);
  }

  async tokensOf(
    { organizationId, scope, month }: Omit<ModelBudget, 'scopeId'>,
    scopeIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.em.find(ModelBudgetTable, {
      organizationId,
      scope,
      month,
      scopeId: { $in: [...scopeIds] },
    });
    return new Map(rows.map(({ scopeId, tokens }) => [scopeId, tokens]));
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.em.nativeDelete(ModelBudgetTable, { updatedAt: { $lt: time } });
  }
}

/** Deletes what is counted of an organization. */
export async function deleteModelBudgets(em: EntityManager, organizationId: string): Promise<void> {
  await em.nativeDelete(ModelBudgetTable, { organizationId });
}
