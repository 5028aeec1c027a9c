import type { EntityManager } from '@mikro-orm/postgresql';
import type { ConversationFact } from '@tertulia/metrics';
import { asPlatform, type DatabaseWork } from '@tertulia/persistence';
import type { ArchivedOrganization, ArchivePart, ArchiveRecords, NumbersArchive } from '../application/archive.js';
import { archiveTables, type ArchiveTable } from './archive-tables.js';
import { moveCounted } from './counted-rows.js';
import { uuidArray } from './sql-values.js';

const pageSize = 1_000;
const reason = 'move numbers to another store';

interface OrganizationRow {
  organization_id: string;
  time_zone: string;
  is_deleted: boolean;
  sequence: string;
  data_until: Date | string | null;
  is_moving: boolean;
  rollup_revision: number;
}

/** The metrics in PostgreSQL as the move uses them: in platform scope, over all organizations. */
export function postgresArchive(database: DatabaseWork): NumbersArchive {
  const read = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
    asPlatform(reason, () => database.read(work));
  const run = (work: (em: EntityManager) => Promise<unknown>): Promise<void> =>
    asPlatform(reason, async () => {
      await database.transact(work);
    });
  const tables = <P extends ArchivePart>(part: P): readonly ArchiveTable<ArchiveRecords[P]>[] => archiveTables[part];
  return {
    organizationIds: () =>
      read(async (em) => {
        const rows = await em.execute<{ id: string }[]>('select organization_id as id from organization order by 1');
        return rows.map(({ id }) => id);
      }),
    organization: (organizationId) => read((em) => readOrganization(em, organizationId)),
    read: (organizationId, part) => readPages(read, organizationId, tables(part)),
    write: (organizationId, part, records) =>
      run(async (em) => {
        for (const table of tables(part)) await write(em, organizationId, { table, records });
        if (part === 'conversations') await count(em, organizationId, records as readonly ConversationFact[]);
      }),
    count: (organizationId, part) =>
      read(async (em) => {
        let count = 0;
        for (const { name } of tables(part)) {
          const sql = `select count(*)::int as n from ${name} where organization_id = ?`;
          const [row] = await em.execute<{ n: number }[]>(sql, [organizationId]);
          count += row?.n ?? 0;
        }
        return count;
      }),
    knownEvents: (organizationId, eventIds) =>
      read(async (em) => {
        const sql = 'select event_id as id from event where organization_id = ? and event_id = any(?::uuid[])';
        const rows = await em.execute<{ id: string }[]>(sql, [organizationId, uuidArray(eventIds)]);
        return new Set(rows.map(({ id }) => id));
      }),
    begin: (organization) => run((em) => writeOrganization(em, { ...organization, isMoving: true })),
    clear: (organizationId) =>
      run(async (em) => {
        for (const { name } of [...Object.values(archiveTables).flat(), { name: 'counted_conversation' }]) {
          await em.execute(`delete from ${name} where organization_id = ?`, [organizationId], 'run');
        }
      }),
    finish: (organization) => run((em) => writeOrganization(em, { ...organization, isMoving: false })),
  };
}

async function readOrganization(em: EntityManager, organizationId: string): Promise<ArchivedOrganization | null> {
  const [row] = await em.execute<OrganizationRow[]>(
    `select organization_id, time_zone, deleted_at is not null as is_deleted, sequence, data_until, is_moving, rollup_revision
    from organization where organization_id = ?`,
    [organizationId],
  );
  if (row === undefined) return null;
  return {
    organizationId,
    timeZone: row.time_zone,
    isDeleted: row.is_deleted,
    sequence: Number(row.sequence),
    dataUntil: row.data_until === null ? null : new Date(row.data_until),
    isMoving: row.is_moving,
    revision: row.rollup_revision,
  };
}

async function writeOrganization(em: EntityManager, organization: ArchivedOrganization): Promise<void> {
  const { organizationId, timeZone, isDeleted, sequence, dataUntil, isMoving, revision } = organization;
  await em.execute(
    `insert into organization (organization_id, time_zone, sequence, deleted_at, data_until, is_moving, rollup_revision)
    values (?, ?, ?, case when ? then now() end, ?, ?, ?)
    on conflict (organization_id) do update set time_zone = excluded.time_zone, sequence = excluded.sequence,
      deleted_at = excluded.deleted_at, data_until = excluded.data_until, is_moving = excluded.is_moving,
      rollup_revision = excluded.rollup_revision`,
    [organizationId, timeZone, sequence, isDeleted, dataUntil?.toISOString() ?? null, isMoving, revision],
    'run',
  );
}

async function* readPages<T>(
  read: <R>(work: (em: EntityManager) => Promise<R>) => Promise<R>,
  organizationId: string,
  tables: readonly ArchiveTable<T>[],
): AsyncGenerator<T[]> {
  for (const table of tables) {
    const { name, key, select, join = '' } = table;
    const order = key.map((column) => `t.${column}`).join(', ');
    let after: unknown[] = [];
    for (;;) {
      const later = after.length === 0 ? '' : ` and (${order}) > (${key.map(() => '?').join(', ')})`;
      const sql = `select ${select} from ${name} t ${join} where t.organization_id = ?${later} order by ${order} limit ${pageSize}`;
      const values = [organizationId, ...after];
      const rows = await read(async (em) => em.execute<Record<string, unknown>[]>(sql, values));
      if (rows.length > 0) yield rows.map((row) => table.toRecord(row));
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) break;
      after = key.map((column) => (last[column] instanceof Date ? last[column].toISOString() : last[column]));
    }
  }
}

async function write<T>(
  em: EntityManager,
  organizationId: string,
  { table, records }: { table: ArchiveTable<T>; records: readonly T[] },
): Promise<void> {
  const { name, key, columns, toRow } = table;
  const rows = records.flatMap((record) => toRow(record) ?? []);
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const updates = names.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  await em.execute(
    `insert into ${name} (organization_id, ${names.join(', ')})
    select ?, ${names.map((column) => `row.${column}`).join(', ')}
    from json_to_recordset(?::json) as row(${Object.entries(columns)
      .map((pair) => pair.join(' '))
      .join(', ')})
    on conflict (${[...new Set(['organization_id', ...key])].join(', ')}) do update set ${updates.join(', ')}`,
    [organizationId, JSON.stringify(rows)],
    'run',
  );
}

/** Groups are derived, so they are not copied. A repeated write finds them. */
async function count(em: EntityManager, organizationId: string, facts: readonly ConversationFact[]): Promise<void> {
  await moveCounted(
    em,
    organizationId,
    facts.map((after) => ({ before: null, after })),
  );
}
