import type { ReportView } from '../domain/report-view.js';

/** Saved views of reports. They are records of PostgreSQL, wherever the metrics are. */
export interface ReportViewStore {
  /** Those of the person and those that are shared, by name; only shared ones without a person. */
  list(organizationId: string, ownerId: string | null): Promise<ReportView[]>;
  /** Adds a view, or changes the one with the same id. */
  save(view: ReportView): Promise<void>;
  delete(organizationId: string, id: string): Promise<void>;
  /** Deletes those that only this person sees. */
  deletePersonal(organizationId: string, ownerId: string): Promise<void>;
  deleteAll(organizationId: string): Promise<void>;
}
