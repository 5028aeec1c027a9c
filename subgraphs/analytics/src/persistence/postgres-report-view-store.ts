import type { DatabaseWork } from '@tertulia/persistence';
import type { ReportViewStore } from '../application/report-view-ports.js';
import { noFilter } from '../domain/metrics-filter.js';
import type { ReportView, ReportViewFilter } from '../domain/report-view.js';

interface ViewRow {
  id: string;
  organization_id: string;
  owner_id: string;
  name: string;
  filter: Omit<ReportViewFilter, 'only'> & Partial<Pick<ReportViewFilter, 'only'>>;
  is_shared: boolean;
}

/** Saved views in PostgreSQL. Runs in the tenancy scope of the caller. */
export function postgresReportViewStore(database: DatabaseWork): ReportViewStore {
  const run = (sql: string, values: readonly unknown[]): Promise<unknown> =>
    database.transact((em) => em.execute(sql, [...values], 'run'));
  return {
    list: async (organizationId, ownerId) => {
      const rows = await database.read((em) =>
        em.execute<ViewRow[]>(
          `select id, organization_id, owner_id, name, filter, is_shared from report_view
            where organization_id = ? and (is_shared or owner_id = ?::uuid) order by lower(name), id`,
          [organizationId, ownerId],
        ),
      );
      return rows.map(toView);
    },
    save: async ({ id, organizationId, ownerId, name, filter, isShared }) => {
      await run(
        `insert into report_view (id, organization_id, owner_id, name, filter, is_shared) values (?, ?, ?, ?, ?::jsonb, ?)
          on conflict (id) do update set name = excluded.name, filter = excluded.filter, is_shared = excluded.is_shared`,
        [id, organizationId, ownerId, name, JSON.stringify(filter), isShared],
      );
    },
    delete: async (organizationId, id) => {
      await run('delete from report_view where organization_id = ? and id = ?', [organizationId, id]);
    },
    deletePersonal: async (organizationId, ownerId) => {
      await run('delete from report_view where organization_id = ? and owner_id = ? and not is_shared', [
        organizationId,
        ownerId,
      ]);
    },
    deleteAll: async (organizationId) => {
      await run('delete from report_view where organization_id = ?', [organizationId]);
    },
  };
}

function toView(row: ViewRow): ReportView {
  const { id, name } = row;
  // A view of an earlier release has bots alone.
  const filter = { ...row.filter, only: row.filter.only ?? noFilter };
  return { id, name, filter, organizationId: row.organization_id, ownerId: row.owner_id, isShared: row.is_shared };
}
