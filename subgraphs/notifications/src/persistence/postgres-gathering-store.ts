import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import type { Clock } from '@tertulia/use-case';
import type { GatheringStore, PlaceInHour } from '../application/mail-ports.js';
import type { GatheredGroup } from '../domain/digest.js';
import type { Dispatch } from '../domain/dispatch.js';
import type { Facts, NotificationKind } from '../domain/kinds.js';
import { mailQueue, sendRow } from './row-queue.js';

/** Locks the row, so that an attempt begins either after what joins has committed, or before it can join. */
const joinSql = `
  insert into dispatch (id, organization_id, user_id, kind, period, state, attempts, due_at, expires_at, created_at)
  values (?, ?, ?, ?, ?, 'PENDING', 0, ?, ?, ?)
  on conflict (organization_id, user_id, kind, period) where period is not null
  do update set attempts = 0 where dispatch.state = 'PENDING' and dispatch.attempts = 0
  returning id`;

const knownSql = `
  select d.hour_began is not null as "isTaken", n.gathered_by is not null as "isGathered"
  from dispatch d join notification n on n.id = d.notification_id where d.organization_id = ? and d.id = ?`;

const hourSql = `
  select hour_began as began, count(*)::int as taken from dispatch
  where organization_id = ? and user_id = ? and kind = ? and hour_began > ? group by hour_began order by hour_began desc limit 1`;

const groupsSql = `
  select kind, bot_ids, total, jsonb_agg(jsonb_build_object('occurredAt', occurred_at, 'facts', facts) order by occurred_at desc, id desc) as latest
  from (
    select n.id, o.kind, o.bot_ids, o.occurred_at, o.facts, count(*) over same as total, row_number() over (same order by o.occurred_at desc, n.id desc) as place
    from notification n join occasion o on o.id = n.occasion_id left join alert a on a.id = o.alert_id
    where n.organization_id = ? and n.gathered_by = ? and n.read_at is null and a.state is distinct from 'OK'
    window same as (partition by o.kind, o.bot_ids)
  ) as listed
  where place <= ? group by kind, bot_ids, total`;

interface GroupRow {
  readonly kind: NotificationKind;
  readonly bot_ids: readonly string[];
  readonly total: string | number;
  readonly latest: readonly { readonly occurredAt: string; readonly facts: Facts }[];
}

export class PostgresGatheringStore implements GatheringStore {
  constructor(
    private readonly em: EntityManager,
    private readonly place: { readonly jobs: Jobs; readonly clock: Clock },
  ) {}

  async takePlace(
    { organizationId, userId, kind, id }: Dispatch,
    { since, max }: { readonly since: Date; readonly max: number },
  ): Promise<PlaceInHour> {
    const ofHour = `${organizationId} ${userId} ${kind}`;
    await this.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [ofHour]);
    const [known] = await this.em.execute<{ isTaken: boolean; isGathered: boolean }[]>(knownSql, [organizationId, id]);
    if (known?.isGathered === true) return 'GATHERED';
    if (known?.isTaken === true) return 'TAKEN';
    const values = [organizationId, userId, kind, since];
    const [hour] = await this.em.execute<{ began: Date | string; taken: number }[]>(hourSql, values);
    const began = hour === undefined ? this.place.clock.now() : new Date(hour.began);
    if (hour !== undefined && hour.taken >= max) return { fullSince: began };
    await this.em.execute(
      'update dispatch set hour_began = ? where organization_id = ? and id = ?',
      [began, organizationId, id],
      'run',
    );
    return 'TAKEN';
  }

  async join(dispatch: Dispatch, notificationId: string): Promise<boolean> {
    const { organizationId, userId, kind, period, dueAt, expiresAt, createdAt } = dispatch;
    const values = [dispatch.id, organizationId, userId, kind, period, dueAt, expiresAt, createdAt];
    const [joined] = await this.em.execute<{ id: string }[]>(joinSql, values);
    if (joined === undefined) return false;
    const { id } = joined;
    if (id === dispatch.id && dueAt !== null) {
      await sendRow({ jobs: this.place.jobs, em: this.em }, mailQueue, { id, dueAt, now: this.place.clock.now() });
    }
    const gather = 'update notification set gathered_by = ? where organization_id = ? and id = ?';
    await this.em.execute(gather, [id, organizationId, notificationId], 'run');
    return true;
  }

  async groups({ organizationId, id }: Dispatch, latestMax: number): Promise<GatheredGroup[]> {
    const rows = await this.em.execute<GroupRow[]>(groupsSql, [organizationId, id, latestMax]);
    return rows.map(({ kind, bot_ids: botIds, total, latest }) => ({
      ...{ kind, botIds, count: Number(total) },
      latest: latest.map(({ occurredAt, facts }) => ({ occurredAt: new Date(occurredAt), facts })),
    }));
  }
}
