import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationTable, outboxEntities } from '@tertulia/persistence';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Entitlements } from '@tertulia/plan-limits';
import { DocumentContentTable, DocumentPartTable } from './document-tables.js';
import { ImportReportTable } from './import-report-table.js';
import type { VersionAction } from '../domain/bot-version.js';
import type { DraftOrigin } from '../domain/draft.js';
import { PinTable } from './pin-table.js';
import type { Confirmation, ConversationsChoice, PublicationStatus } from '../domain/publication.js';

export const BotTable = defineEntity({
  name: 'BotTable',
  tableName: 'bot',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    publicId: p.text(),
    name: p.text(),
    /** The name folded to lower case without accents. */
    searchName: p.text(),
    industryId: p.uuid().nullable(),
    templateId: p.uuid().nullable(),
    liveVersionId: p.uuid().nullable(),
    isPaused: p.boolean(),
    pauseMessage: p.text(),
    allowedSites: p.json<string[]>(),
    confirmationHost: p.text().nullable(),
    isDemo: p.boolean(),
    deletedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export const DraftTable = defineEntity({
  name: 'DraftTable',
  tableName: 'draft',
  properties: {
    botId: p.uuid().primary(),
    organizationId: p.uuid(),
    revision: p.integer(),
    definition: p.json<BotDefinition>(),
    origin: p.text().$type<DraftOrigin>(),
    updatedAt: p.datetime(),
    updatedBy: p.uuid().nullable(),
    saveId: p.text().nullable(),
  },
});

/** Recently replaced revisions of drafts. */
export const EarlierDraftTable = defineEntity({
  name: 'EarlierDraftTable',
  tableName: 'earlier_draft',
  properties: {
    botId: p.uuid().primary(),
    revision: p.integer().primary(),
    organizationId: p.uuid(),
    definition: p.json<BotDefinition>().lazy(),
    saveId: p.text().nullable(),
  },
});

export const VersionTable = defineEntity({
  name: 'VersionTable',
  tableName: 'bot_version',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    number: p.integer(),
    checksum: p.text(),
    parentId: p.uuid().nullable(),
    authorId: p.uuid().nullable(),
    note: p.text(),
    action: p.text().$type<VersionAction>(),
    definition: p.json<BotDefinition>().lazy(),
    changedPins: p.integer().default(0),
    changedPinsNote: p.text().default(''),
    createdAt: p.datetime(),
  },
});

/** A step in JSON: times are text. */
export interface StoredStep {
  name: string;
  status: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Absent in rows of earlier releases. */
  confirmation?: Confirmation | null;
}

export const PublicationTable = defineEntity({
  name: 'PublicationTable',
  tableName: 'publication',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    versionId: p.uuid(),
    status: p.text().$type<PublicationStatus>(),
    conversations: p.text().$type<ConversationsChoice>(),
    steps: p.json<StoredStep[]>(),
    startedAt: p.datetime(),
    deadlineAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    error: p.text().nullable(),
    sequence: p.integer(),
  },
});

export const PromptVersionTable = defineEntity({
  name: 'PromptVersionTable',
  tableName: 'prompt_version',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    promptId: p.text(),
    number: p.integer(),
    name: p.text(),
    role: p.text(),
    tone: p.text(),
    limits: p.text(),
    knowledge: p.text(),
    authorId: p.uuid().nullable(),
    note: p.text(),
    createdAt: p.datetime(),
  },
});

export const EntitlementTable = defineEntity({
  name: 'EntitlementTable',
  tableName: 'entitlement',
  properties: {
    organizationId: p.uuid().primary(),
    entitlements: p.json<Entitlements>(),
  },
});

export const botsEntities = [
  BotTable,
  DraftTable,
  EarlierDraftTable,
  VersionTable,
  PublicationTable,
  PromptVersionTable,
  PinTable,
  EntitlementTable,
  OrganizationTable,
  ImportReportTable,
  DocumentContentTable,
  DocumentPartTable,
  ...outboxEntities,
];
