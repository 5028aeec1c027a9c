import type { EntityManager } from '@mikro-orm/postgresql';
import type { ImportReportStore } from '../application/import-ports.js';
import type { ImportReport } from '../domain/import-file.js';
import { ImportReportTable } from './import-report-table.js';

export class PostgresImportReportStore implements ImportReportStore {
  constructor(private readonly em: EntityManager) {}

  async byBotIds(organizationId: string, botIds: readonly string[]): Promise<ImportReport[]> {
    const rows = await this.em.find(ImportReportTable, { organizationId, botId: { $in: [...botIds] } });
    return rows.map((row) => {
      const { botId, format, formatVersion, name, nodes, slots, importedAt } = row;
      const importedBy = row.importedBy ?? null;
      return { botId, organizationId, format, formatVersion, name, nodes, slots, importedAt, importedBy };
    });
  }

  async save(report: ImportReport): Promise<void> {
    await this.em.upsert(ImportReportTable, { ...report });
  }
}
