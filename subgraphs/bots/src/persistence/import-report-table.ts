import { defineEntity, p } from '@mikro-orm/core';
import type { ImportNode, ImportSlot } from '@tertulia/bot-files';
import type { ImportFormat } from '../domain/import-file.js';

export const ImportReportTable = defineEntity({
  name: 'ImportReportTable',
  tableName: 'import_report',
  properties: {
    botId: p.uuid().primary(),
    organizationId: p.uuid(),
    format: p.text().$type<ImportFormat>(),
    formatVersion: p.text(),
    name: p.text(),
    nodes: p.json<ImportNode[]>(),
    slots: p.json<ImportSlot[]>(),
    importedAt: p.datetime(),
    importedBy: p.uuid().nullable(),
  },
});
