import { defineEntity, p } from '@mikro-orm/core';
import { outboxEntities } from '@tertulia/persistence';
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

export const OrganizationTable = defineEntity({
  name: 'OrganizationTable',
  tableName: 'organization',
  properties: {
    organizationId: p.uuid().primary(),
    name: p.text(),
    timeZone: p.text(),
    currency: p.text(),
    country: p.text(),
    isDemo: p.boolean(),
    factsAt: p.datetime().nullable(),
  },
});

export const templatesEntities = [InstallationTable, OrganizationTable, ...outboxEntities];
