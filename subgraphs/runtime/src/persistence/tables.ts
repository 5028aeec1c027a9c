import { defineEntity, p } from '@mikro-orm/core';
import type {
  AnswerSource,
  ContentNode,
  Effect,
  EffectResult,
  EndReason,
  Locale,
  SessionState,
} from '@tertulia/flow-engine';
import type { Mark } from '@tertulia/metrics';
import { outboxEntities } from '@tertulia/persistence';
import type { Entitlements } from '@tertulia/plan-limits';
import type { Passage } from '../application/document-ports.js';
import type { Channel, ConversationState, MessageAuthor, PendingInput } from '../domain/conversation.js';
import type { Heard } from '../domain/message.js';
import { PreviewLinkTable } from './preview-link-table.js';
import type { SimulatedMessage, SimulationOrigin, TraceStep } from '../domain/simulation.js';

export const PublishedBotTable = defineEntity({
  name: 'PublishedBotTable',
  tableName: 'published_bot',
  properties: {
    botId: p.uuid().primary(),
    organizationId: p.uuid(),
    publicId: p.text().nullable(),
    name: p.text(),
    liveVersionId: p.uuid().nullable(),
    moveToVersionId: p.uuid().nullable(),
    movedAt: p.datetime().nullable(),
    isPaused: p.boolean(),
    pauseMessage: p.text(),
    allowedSites: p.json<string[]>(),
    isDemo: p.boolean(),
    deletedAt: p.datetime().nullable(),
  },
});

export const BotVersionTable = defineEntity({
  name: 'BotVersionTable',
  tableName: 'bot_version',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    number: p.integer(),
    checksum: p.text(),
    definition: p.json<unknown>(),
  },
});

export const ContactTable = defineEntity({
  name: 'ContactTable',
  tableName: 'contact',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    name: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    locale: p.text().$type<Locale>().nullable(),
    firstSeenAt: p.datetime(),
    lastSeenAt: p.datetime(),
    verifiedAt: p.datetime().nullable(),
    isTest: p.boolean(),
  },
});

export const ConversationTable = defineEntity({
  name: 'ConversationTable',
  tableName: 'conversation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    versionId: p.uuid(),
    channel: p.text().$type<Channel>(),
    contactId: p.uuid().nullable(),
    state: p.text().$type<ConversationState>(),
    endReason: p.text().$type<EndReason>().nullable(),
    isTest: p.boolean(),
    isDemo: p.boolean(),
    isCharged: p.boolean(),
    locale: p.text().$type<Locale>(),
    openedAt: p.datetime(),
    countedAt: p.datetime().nullable(),
    lastMessageAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    waitingSince: p.datetime().nullable(),
    lastSequence: p.integer(),
    hasAnswered: p.boolean(),
    goalCount: p.integer(),
    rating: p.double().nullable(),
    marks: p.json<readonly Mark[]>(),
    idleMinutes: p.integer(),
    resumeHours: p.integer(),
    idleAt: p.datetime(),
    resumeUntil: p.datetime(),
    visitorId: p.uuid().nullable(),
    erasedAt: p.datetime().nullable(),
    waitingToldAt: p.datetime().nullable(),
    firstWords: p.text().nullable(),
    queue: p.text().nullable(),
  },
});

export const ChatSessionTable = defineEntity({
  name: 'ChatSessionTable',
  tableName: 'chat_session',
  properties: {
    conversationId: p.uuid().primary(),
    organizationId: p.uuid(),
    state: p.json<SessionState>(),
    pendingInputs: p.json<PendingInput[]>(),
    dueAt: p.datetime().nullable(),
  },
});

export const MessageTable = defineEntity({
  name: 'MessageTable',
  tableName: 'message',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    conversationId: p.uuid(),
    sequence: p.integer(),
    author: p.text().$type<MessageAuthor>(),
    memberId: p.uuid().nullable(),
    content: p.json<ContentNode[]>(),
    text: p.text(),
    at: p.datetime(),
    blockId: p.text().nullable(),
    clientMessageId: p.text().nullable(),
    authorName: p.text().nullable(),
    isByKey: p.boolean(),
    heard: p.json<Heard>().nullable(),
    sources: p.json<AnswerSource[]>().nullable(),
  },
});

export const GoalTable = defineEntity({
  name: 'GoalTable',
  tableName: 'goal',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    conversationId: p.uuid(),
    name: p.text(),
    amountMinor: p.bigint('number').nullable(),
    currency: p.text().nullable(),
    at: p.datetime(),
  },
});

export const TakeoverTable = defineEntity({
  name: 'TakeoverTable',
  tableName: 'takeover',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    conversationId: p.uuid(),
    memberId: p.uuid(),
    memberName: p.text().nullable(),
    isByKey: p.boolean(),
    startedAt: p.datetime(),
    waitingFrom: p.datetime(),
    firstReplyAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
});

export const EffectIntentTable = defineEntity({
  name: 'EffectIntentTable',
  tableName: 'effect_intent',
  properties: {
    conversationId: p.uuid().primary(),
    effectId: p.text().primary(),
    organizationId: p.uuid(),
    effect: p.json<Effect>(),
    acceptedAt: p.datetime().nullable(),
    openedAt: p.datetime(),
    deadlineAt: p.datetime().nullable(),
    dueAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    result: p.json<EffectResult>().nullable(),
  },
});

export const SimulationTable = defineEntity({
  name: 'SimulationTable',
  tableName: 'simulation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    checksum: p.text(),
    definition: p.json<unknown>().lazy(),
    state: p.json<SessionState>(),
    turn: p.integer(),
    effects: p.text().default('OFF'),
    pretendedNow: p.datetime().nullable(),
    origin: p.json<SimulationOrigin>().nullable(),
    messages: p.json<SimulatedMessage[]>(),
    trace: p.json<TraceStep[]>(),
    visitedGroupIds: p.json<string[]>(),
    channel: p.text().default('SIMULATOR'),
    previewLinkId: p.uuid().nullable(),
    expiresAt: p.datetime(),
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

export const DocumentContentTable = defineEntity({
  name: 'DocumentContentTable',
  tableName: 'document_content',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    botId: p.uuid(),
    passages: p.json<Passage[]>(),
    addedAt: p.datetime(),
  },
});

export const runtimeEntities = [
  DocumentContentTable,
  PublishedBotTable,
  BotVersionTable,
  ContactTable,
  ConversationTable,
  ChatSessionTable,
  MessageTable,
  GoalTable,
  TakeoverTable,
  EffectIntentTable,
  SimulationTable,
  PreviewLinkTable,
  EntitlementTable,
  ...outboxEntities,
];
