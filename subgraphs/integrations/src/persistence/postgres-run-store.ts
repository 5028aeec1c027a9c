import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutsideResult } from '@tertulia/flow-engine';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { ConnectionRun, HourOfRuns, RunStore, StoredContents } from '../application/connection-ports.js';
import { ActionRunTable } from './connection-tables.js';

const hoursOfConnections = (places: string) => `
  select connection_id, date_trunc('hour', started_at, 'UTC') as hour,
    count(*) filter (where status = 'SUCCEEDED')::int as succeeded,
    count(*) filter (where status in ('FAILED', 'TIMED_OUT'))::int as failed
  from action_run where organization_id = ? and connection_id in (${places}) and started_at >= ?
  group by 1, 2`;

/** The end of a call that its visitor no longer wants. */
const withoutVisitor = { kind: 'failed', code: 'VISITOR_ERASED' } as const satisfies OutsideResult;

const endOpenSql = `
  update action_run set status = 'FAILED', result = ?::jsonb, code = ?, finished_at = ?, effect = null,
    next_attempt_at = null, lease_id = null, lease_until = null
  where organization_id = ? and conversation_id = ? and status = 'RUNNING'`;

const forgetSql = `
  update action_run set request = null, response = null,
    result = case when result ->> 'kind' = 'done' then jsonb_set(result, '{values}', '{}') else result end
  where organization_id = ? and conversation_id = ?`;

/** Without effects, results and contents, which may be large. */
const fields = [
  ...(['id', 'botId', 'conversationId', 'kind', 'action', 'status', 'code', 'httpStatus'] as const),
  ...(['attempts', 'startedAt', 'durationMs'] as const),
] as const;
type ListedRow = Pick<InferEntity<typeof ActionRunTable>, (typeof fields)[number]>;

export class PostgresRunStore implements RunStore {
  constructor(private readonly em: EntityManager) {}

  async ofConnection(organizationId: string, connectionId: string, page: PageRequest): Promise<ConnectionRun[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const conditions = { $and: [{ organizationId, connectionId }, where] };
    const rows = await this.em.find(ActionRunTable, conditions, { orderBy, limit, fields });
    return inListOrder(page, rows).map((row) => asConnectionRun(row, connectionId));
  }

  async find(organizationId: string, connectionId: string, id: string): Promise<ConnectionRun | null> {
    const row = await this.em.findOne(ActionRunTable, { organizationId, connectionId, id }, { fields });
    return row === null ? null : asConnectionRun(row, connectionId);
  }

  async contents(organizationId: string, ids: readonly string[]): Promise<StoredContents[]> {
    const where = { organizationId, id: { $in: [...ids] } };
    const rows = await this.em.find(ActionRunTable, where, {
      fields: ['botId', 'request', 'response'],
      disableIdentityMap: true,
    });
    return rows.map(({ id: runId, botId, request, response }) => ({
      ...{ runId, botId, request: request ?? null, response: response ?? null },
    }));
  }

  async forgetConversation(organizationId: string, conversationId: string, now: Date): Promise<void> {
    const values = [JSON.stringify(withoutVisitor), withoutVisitor.code, now, organizationId, conversationId];
    await this.em.execute(endOpenSql, values, 'run');
    await this.em.execute(forgetSql, [organizationId, conversationId], 'run');
  }

  async countOfConnection(organizationId: string, connectionId: string): Promise<number> {
    return this.em.count(ActionRunTable, { organizationId, connectionId });
  }

  async hours(organizationId: string, connectionIds: readonly string[], since: Date): Promise<HourOfRuns[]> {
    if (connectionIds.length === 0) return [];
    const rows = await this.em.execute<{ connection_id: string; hour: Date; succeeded: number; failed: number }[]>(
      hoursOfConnections(connectionIds.map(() => '?').join(', ')),
      [organizationId, ...connectionIds, since],
    );
    return rows.map(({ connection_id: connectionId, hour, succeeded, failed }) => ({
      ...{ connectionId, hour: new Date(hour), succeeded, failed },
    }));
  }

  async hasten(organizationId: string, connectionId: string, now: Date): Promise<void> {
    const waiting = { organizationId, connectionId, status: 'RUNNING', nextAttemptAt: { $gt: now } };
    await this.em.nativeUpdate(ActionRunTable, waiting, { nextAttemptAt: now });
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.em.nativeDelete(ActionRunTable, { startedAt: { $lt: time } });
  }
}

function asConnectionRun(row: ListedRow, connectionId: string): ConnectionRun {
  return {
    ...{ id: row.id, connectionId, botId: row.botId, conversationId: row.conversationId },
    ...{ kind: row.kind, action: row.action ?? null, status: row.status, code: row.code ?? null },
    ...{ httpStatus: row.httpStatus ?? null, attempts: row.attempts },
    ...{ startedAt: row.startedAt, durationMs: row.durationMs ?? null },
  };
}
