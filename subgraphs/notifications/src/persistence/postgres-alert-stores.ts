import type { FilterQuery, InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { AlertFilter, AlertStore, AlertSubject, RuleStore } from '../application/ports.js';
import type { Alert, AlertRule, AlertState } from '../domain/alert.js';
import { AlertRuleTable, AlertTable } from './tables.js';

/** Without a bot of one's own there is no alert to see. */
const noRow = { $in: [] };

const openSql = `
  insert into alert (id, organization_id, kind, subject, bot_ids, state, since, due_at, facts)
  values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb)
  on conflict (organization_id, kind, subject) where state <> 'OK' do update set due_at = least(alert.due_at, excluded.due_at)`;

const fireSql = `
  update alert set state = 'FIRING'
  where id in (
    select id from alert where state = 'PENDING' and due_at <= ? order by due_at limit ? for update skip locked
  )
  returning id`;

export class PostgresAlertStore implements AlertStore {
  constructor(private readonly em: EntityManager) {}

  async open({ id, organizationId, kind, subject, botIds, state, since, dueAt, facts }: Alert): Promise<void> {
    const values = [id, organizationId, kind, subject, JSON.stringify(botIds), state, since, dueAt];
    await this.em.execute(openSql, [...values, JSON.stringify(facts)], 'run');
  }

  async close({ organizationId, kind, subject }: AlertSubject, at: Date): Promise<void> {
    const where = { organizationId, kind, subject };
    await this.em.nativeDelete(AlertTable, { ...where, state: 'PENDING' });
    await this.em.nativeUpdate(AlertTable, { ...where, state: 'FIRING' }, { state: 'OK', overAt: at });
  }

  async fireDue(now: Date, limit: number): Promise<Alert[]> {
    const fired = await this.em.execute<{ id: string }[]>(fireSql, [now, limit]);
    const rows = await this.em.find(AlertTable, { id: { $in: fired.map(({ id }) => id) } });
    return rows.map(alertOf);
  }

  async list(organizationId: string, filter: AlertFilter, page: PageRequest): Promise<Alert[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const conditions = { $and: [conditionsOf(organizationId, filter), where] };
    return inListOrder(page, await this.em.find(AlertTable, conditions, { orderBy, limit })).map(alertOf);
  }

  async count(organizationId: string, filter: AlertFilter): Promise<number> {
    return this.em.count(AlertTable, conditionsOf(organizationId, filter));
  }

  async stateOf(organizationId: string, id: string): Promise<AlertState | null> {
    return (await this.em.findOne(AlertTable, { organizationId, id }))?.state ?? null;
  }
}

export class PostgresRuleStore implements RuleStore {
  constructor(private readonly em: EntityManager) {}

  async all(organizationId: string): Promise<AlertRule[]> {
    return (await this.em.find(AlertRuleTable, { organizationId }, { orderBy: { id: 'asc' } })).map(ruleOf);
  }

  async save(rules: readonly AlertRule[]): Promise<void> {
    const rows = rules.map((rule) => ({ ...rule, botIds: [...rule.botIds], ways: [...rule.ways] }));
    await this.em.upsertMany(AlertRuleTable, rows);
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(AlertRuleTable, { organizationId, id });
  }
}

function conditionsOf(
  organizationId: string,
  { state, botIds }: AlertFilter,
): FilterQuery<InferEntity<typeof AlertTable>> {
  const ofBots =
    botIds === null ? {} : { $or: [{ id: noRow }, ...botIds.map((id) => ({ botIds: { $contains: [id] } }))] };
  return { organizationId, ...(state === null ? {} : { state }), ...ofBots };
}

function alertOf(row: InferEntity<typeof AlertTable>): Alert {
  const { id, organizationId, kind, subject, botIds, state, since, dueAt, facts } = row;
  return { id, organizationId, kind, subject, botIds, state, since, dueAt, facts, overAt: row.overAt ?? null };
}

function ruleOf(row: InferEntity<typeof AlertRuleTable>): AlertRule {
  const { id, organizationId, kind, botIds, forMinutes, ways, isEnabled } = row;
  const [mutedUntil, measure, outsideDigest] = [row.mutedUntil ?? null, row.measure ?? null, row.outsideDigest ?? null];
  return { id, organizationId, kind, botIds, forMinutes, ways, isEnabled, mutedUntil, measure, outsideDigest };
}
