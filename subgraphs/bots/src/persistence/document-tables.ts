import { defineEntity, p } from '@mikro-orm/core';
import type { DocumentKind, Passage } from '@tertulia/document-passages';

export const DocumentContentTable = defineEntity({
  name: 'DocumentContentTable',
  tableName: 'document_content',
  properties: {
    id: p.uuid().primary(),
    botId: p.uuid(),
    organizationId: p.uuid(),
    kind: p.text().$type<DocumentKind>(),
    fileName: p.text(),
    pages: p.integer().nullable(),
    characters: p.integer(),
    bytes: p.integer(),
    passageCount: p.integer(),
    passages: p.json<Passage[]>().lazy(),
    addedAt: p.datetime(),
    addedBy: p.uuid().nullable(),
    /** Since when the draft does not name it. */
    unusedSince: p.datetime().nullable(),
  },
});

export const DocumentPartTable = defineEntity({
  name: 'DocumentPartTable',
  tableName: 'document_part',
  properties: {
    botId: p.uuid().primary(),
    uploadId: p.text().primary(),
    part: p.integer().primary(),
    organizationId: p.uuid(),
    content: p.blob(),
    at: p.datetime(),
  },
});
