import { defineEntity, p } from '@mikro-orm/core';
import type { Recording, Transcript, Watch } from '@tertulia/pinned-conversations';

export const PinTable = defineEntity({
  name: 'PinTable',
  tableName: 'pinned_conversation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    title: p.text(),
    note: p.text(),
    conversationId: p.uuid().nullable(),
    authorId: p.uuid().nullable(),
    recording: p.json<Recording>(),
    transcript: p.json<Transcript>(),
    watches: p.json<Watch[]>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
