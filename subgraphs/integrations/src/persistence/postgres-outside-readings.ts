import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutsideReading } from '@tertulia/telemetry';

const readSql = `
  select 'DELIVERIES' as kind, count(*)::int as waiting, min(d.next_attempt_at) as oldest
  from delivery d join webhook_endpoint e on e.id = d.endpoint_id and e.disabled_reason is null
  where d.state = 'PENDING' and d.next_attempt_at <= ?
  union all
  select 'EFFECTS', count(*)::int, min(next_attempt_at)
  from action_run where next_attempt_at <= ?`;

const connectionsSql = 'select state, count(*)::int as count from connection group by state';

/** What waits to be sent outside, and how connections are, over all organizations. */
export class PostgresOutsideReadings {
  constructor(private readonly em: EntityManager) {}

  async read(now: Date): Promise<OutsideReading> {
    const rows = await this.em.execute<
      { kind: OutsideReading['work'][number]['kind']; waiting: number; oldest: string | Date | null }[]
    >(readSql, [now, now]);
    const connections = await this.em.execute<{ state: string; count: number }[]>(connectionsSql);
    const work = rows.map(({ kind, waiting, oldest }) => {
      const oldestMs = oldest === null ? 0 : now.getTime() - new Date(oldest).getTime();
      return { kind, waiting, oldestSeconds: Math.max(0, oldestMs) / 1_000 };
    });
    return { work, connections };
  }
}
