import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutsideDigestStore } from '../application/outside-ports.js';
import type { Facts, NotificationKind, OutWay } from '../domain/kinds.js';
import type { OutsideDigest, OutsideGroup } from '../domain/outside-digest.js';

/** Locks the row, so that a digest is told either after what joins has committed, or before it can join. */
const joinSql = `
  insert into outside_digest (id, organization_id, way, due_at, created_at) values (?, ?, ?, ?, ?)
  on conflict (organization_id, way, due_at) do update set due_at = excluded.due_at where outside_digest.told_at is null
  returning id`;

const gatherSql =
  'insert into outside_gathered (digest_id, occasion_id, organization_id) values (?, ?, ?) on conflict do nothing';

const dueSql = `
  select id, organization_id as "organizationId", way, due_at as "dueAt", created_at as "createdAt" from outside_digest
  where told_at is null and due_at <= ? order by due_at, id limit ?`;

const tellSql =
  'update outside_digest set told_at = ? where organization_id = ? and id = ? and told_at is null returning id';

const groupsSql = `
  select kind, bot_ids, total, over_total, since, jsonb_agg(jsonb_build_object(
    'id', id, 'occurredAt', occurred_at, 'facts', facts, 'alertId', alert_id, 'isOver', is_over
  ) order by occurred_at desc, id desc) as latest
  from (
    select o.id, o.kind, o.bot_ids, o.occurred_at, o.facts, o.alert_id, a.state is not distinct from 'OK' as is_over,
      count(*) over same as total, count(*) filter (where a.state = 'OK') over same as over_total,
      min(o.occurred_at) over same as since, row_number() over (same order by o.occurred_at desc, o.id desc) as place
    from outside_gathered g join occasion o on o.id = g.occasion_id left join alert a on a.id = o.alert_id
    where g.organization_id = ? and g.digest_id = ?
    window same as (partition by o.kind, o.bot_ids)
  ) as listed
  where place <= ? group by kind, bot_ids, total, over_total, since`;

interface DigestRow {
  readonly id: string;
  readonly organizationId: string;
  readonly way: OutWay;
  readonly dueAt: Date | string;
  readonly createdAt: Date | string;
}

interface GroupRow {
  readonly kind: NotificationKind;
  readonly bot_ids: readonly string[];
  readonly total: string | number;
  readonly over_total: string | number;
  readonly since: Date | string;
  readonly latest: readonly {
    readonly id: string;
    readonly occurredAt: string;
    readonly facts: Facts;
    readonly alertId: string | null;
    readonly isOver: boolean;
  }[];
}

export class PostgresOutsideDigestStore implements OutsideDigestStore {
  constructor(private readonly em: EntityManager) {}

  async join({ id, organizationId, way, dueAt, createdAt }: OutsideDigest, occasionId: string): Promise<boolean> {
    const values = [id, organizationId, way, dueAt, createdAt];
    const [joined] = await this.em.execute<{ id: string }[]>(joinSql, values);
    if (joined === undefined) return false;
    await this.em.execute(gatherSql, [joined.id, occasionId, organizationId], 'run');
    return true;
  }

  async due(now: Date, limit: number): Promise<OutsideDigest[]> {
    const rows = await this.em.execute<DigestRow[]>(dueSql, [now, limit]);
    return rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt), createdAt: new Date(row.createdAt) }));
  }

  async markTold(organizationId: string, id: string, at: Date): Promise<boolean> {
    return (await this.em.execute<unknown[]>(tellSql, [at, organizationId, id])).length > 0;
  }

  async groups({ organizationId, id }: OutsideDigest, latestMax: number): Promise<OutsideGroup[]> {
    const rows = await this.em.execute<GroupRow[]>(groupsSql, [organizationId, id, latestMax]);
    return rows.map(({ kind, bot_ids: botIds, ...row }) => ({
      ...{ kind, botIds, count: Number(row.total), overCount: Number(row.over_total), since: new Date(row.since) },
      latest: row.latest.map((one) => ({ ...one, kind, botIds, occurredAt: new Date(one.occurredAt) })),
    }));
  }

  async deleteBefore(time: Date): Promise<void> {
    await this.em.execute('delete from outside_digest where told_at < ?', [time], 'run');
  }
}
