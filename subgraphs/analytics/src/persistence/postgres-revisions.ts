import { asPlatform, type DatabaseWork } from '@tertulia/persistence';
import type { RevisionStore } from '../application/revision-ports.js';
import { rollupRevision } from '../domain/recount.js';

export function postgresRevisions(database: DatabaseWork): RevisionStore {
  return {
    outdated: () =>
      asPlatform('recount what an earlier release counted', () =>
        database.read(async (em) => {
          const rows = await em.execute<{ id: string }[]>(
            `select organization_id as id from organization where rollup_revision < ? and deleted_at is null and not is_moving order by 1`,
            [rollupRevision],
          );
          return rows.map(({ id }) => id);
        }),
      ),
    nextStart: (organizationId, from) =>
      database.read(async (em) => {
        const [row] = await em.execute<{ first: Date | string | null }[]>(
          'select min(started_at) as first from conversation_fact where organization_id = ? and started_at >= ?',
          [organizationId, from.toISOString()],
        );
        const first = row?.first ?? null;
        return first === null ? null : new Date(first);
      }),
    settle: (organizationId) =>
      database.transact(async (em) => {
        await em.execute(
          'update organization set rollup_revision = ? where organization_id = ?',
          [rollupRevision, organizationId],
          'run',
        );
      }),
  };
}
