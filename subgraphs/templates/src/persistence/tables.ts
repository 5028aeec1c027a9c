import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationTable, outboxEntities } from '@tertulia/persistence';
import type { Locale } from '@tertulia/flow-engine';
import type { Answers } from '../domain/needs.js';

export const InstallationTable = defineEntity({
  name: 'InstallationTable',
  tableName: 'installation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    templateId: p.uuid(),
    templateVersion: p.integer(),
    botId: p.uuid(),
    locale: p.text().$type<Locale>(),
    answers: p.json<Answers>(),
    madeBy: p.uuid().nullable(),
    madeAt: p.datetime(),
  },
});

export const templatesEntities = [InstallationTable, OrganizationTable, ...outboxEntities];
