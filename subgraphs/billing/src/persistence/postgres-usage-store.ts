import type { EntityManager } from '@mikro-orm/postgresql';
import type { PageRequest } from '@tertulia/use-case';
import type { CounterChange, UsageStore } from '../application/ports.js';
import type { UsageEntry, UsageKind } from '../domain/usage.js';
import { UsageEntryTable } from './tables.js';

const epoch = new Date(0);

const moveCounter = `insert into usage_counter (organization_id, kind, period_start, used) values (?, ?, ?, ?)
  on conflict (organization_id, kind, period_start) do update set used = usage_counter.used + excluded.used
  returning used`;

export class PostgresUsageStore implements UsageStore {
  constructor(private readonly em: EntityManager) {}

  async add(entries: readonly UsageEntry[]): Promise<CounterChange[]> {
    if (entries.length === 0) return [];
    await this.em.insertMany(
      UsageEntryTable,
      entries.map((entry) => ({ ...entry })),
    );
    const changes: CounterChange[] = [];
    for (const { organizationId, kind, periodStart, amount } of sums(entries)) {
      const parameters = [organizationId, kind, (periodStart ?? epoch).toISOString(), amount];
      const [{ used: to } = { used: amount }] = await this.em.execute<{ used: number }[]>(moveCounter, parameters);
      changes.push({ kind, periodStart, from: to - amount, to });
    }
    return changes;
  }

  async counter(organizationId: string, kind: UsageKind, periodStart: Date | null): Promise<number> {
    const rows = await this.em.execute<{ used: number }[]>(
      'select used from usage_counter where organization_id = ? and kind = ? and period_start = ?',
      [organizationId, kind, (periodStart ?? epoch).toISOString()],
    );
    return rows[0]?.used ?? 0;
  }

  async list(organizationId: string, page: PageRequest): Promise<UsageEntry[]> {
    const isForward = page.direction === 'FORWARD';
    const { cursor } = page;
    const bound = cursor === null ? {} : { id: isForward ? { $lt: cursor.id } : { $gt: cursor.id } };
    const rows = await this.em.find(
      UsageEntryTable,
      { organizationId, ...bound },
      { orderBy: { id: isForward ? 'desc' : 'asc' }, limit: page.limit + 1 },
    );
    const entries = rows.map((row) => ({ ...row, periodStart: row.periodStart ?? null }));
    return isForward ? entries : entries.toReversed();
  }

  async count(organizationId: string): Promise<number> {
    return this.em.count(UsageEntryTable, { organizationId });
  }
}

type Sum = Pick<UsageEntry, 'organizationId' | 'kind' | 'periodStart' | 'amount'>;

/** The change of each counter, always in the same order to avoid deadlocks. */
function sums(entries: readonly UsageEntry[]): Sum[] {
  const totals = new Map<string, Sum>();
  for (const { organizationId, kind, periodStart, amount } of entries) {
    const key = JSON.stringify([organizationId, kind, (periodStart ?? epoch).toISOString()]);
    const before = totals.get(key)?.amount ?? 0;
    totals.set(key, { organizationId, kind, periodStart, amount: before + amount });
  }
  return [...totals].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, sum]) => sum);
}
