import type { GivenFile, ImportReport, ReadImport } from '../domain/import-file.js';

/** The account of the latest import of each bot. */
export interface ImportReportStore {
  byBotIds(organizationId: string, botIds: readonly string[]): Promise<ImportReport[]>;
  /** Replaces the account of an earlier import into the same bot. */
  save(report: ImportReport): Promise<void>;
}

/** Reads files of bots without blocking the event loop. @throws DomainError as `Documents` does */
export interface ImportFiles {
  readImport(organizationId: string, file: GivenFile): Promise<ReadImport>;
}
