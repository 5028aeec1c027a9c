import { defineEntity, p } from '@mikro-orm/core';

export const PreviewLinkTable = defineEntity({
  name: 'PreviewLinkTable',
  tableName: 'preview_link',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    tokenHash: p.text(),
    creatorId: p.uuid().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
  },
});
