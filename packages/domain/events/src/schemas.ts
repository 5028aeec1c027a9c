import { planCodes } from '@tertulia/plan-limits';
import { z } from 'zod';
import { alertSchemas } from './alert-schemas.js';
import { takenSchemas } from './taken-schemas.js';

const uuid = z.uuid();
const time = z.iso.datetime();
const name = z.string().min(1).max(200);
const count = z.number().int().min(0);
const limit = count.nullable();

/** Fields of every conversation event: enough to count it without a query. */
const conversation = {
  conversationId: uuid,
  botId: uuid,
  versionId: uuid.nullable(),
  channel: z.string().min(1).max(40),
  startedAt: time,
};
/**
 * The language of a conversation, and whether its visitor had an earlier one in which something was written. Absent in events of earlier
 * releases.
 */
const visit = { locale: z.string().min(2).max(10).optional(), isReturning: z.boolean().optional() };
const question = { ...conversation, blockId: z.string(), groupId: z.string() };
const walkedStep = z.object({
  blockId: z.string(),
  edgeId: z.string().nullable(),
  fromBlockId: z.string().nullable(),
});
/** A step of the engine enters at most as many blocks; what a turn of several steps walked beyond them is not published. */
const walkedStepsMax = 200;
const connectionStates = ['CONNECTED', 'ERROR', 'REAUTHORIZE', 'SUSPENDED'] as const;
/** The mails that identity asks for. */
const identityMailKinds = [
  ...(['VERIFY_ADDRESS', 'CONFIRM_NEW_ADDRESS', 'ADDRESS_CHANGED', 'RESET_PASSWORD', 'PASSWORD_CHANGED'] as const),
  ...(['INVITATION', 'NEW_DEVICE', 'SIGN_UP_CODE', 'SIGN_UP_KNOWN'] as const),
];
/** The organization of events about a person who may be in none. */
export const noOrganization = '00000000-0000-0000-0000-000000000000';
const publication = {
  publicationId: uuid,
  botId: uuid,
  publicId: z.string(),
  versionId: uuid,
  number: z.number().int().min(1),
};

/** What an organization may use, as published by billing. */
export const entitlementsSchema = z.object({
  planCode: z.enum(planCodes),
  bots: limit,
  conversationsPerMonth: limit,
  members: limit,
  periodStart: time,
  periodEnd: time,
  policy: z.enum(['SOFT', 'HARD']),
  isTrial: z.boolean(),
});

/** The payload schema of every event by name. A change that is not additive needs a new version in the name. */
export const eventSchemas = {
  'identity.organization-created.v1': z.object({
    organizationId: uuid,
    name,
    timeZone: z.string(),
    currency: z.string(),
    country: z.string(),
    isDemo: z.boolean(),
  }),
  /** Every consumer that copies these facts takes them unless it has later ones. */
  'identity.organization-changed.v1': z.object({
    organizationId: uuid,
    name,
    timeZone: z.string(),
    currency: z.string(),
    country: z.string(),
  }),
  'identity.organization-deleted.v1': z.object({ organizationId: uuid }),
  'identity.session-ended.v1': z.object({ sessionId: uuid, userId: uuid }),
  'identity.membership-changed.v1': z.object({
    userId: uuid,
    change: z.enum(['ADDED', 'CHANGED', 'REMOVED']),
    role: z.enum(['ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER']).nullable(),
    botIds: z.array(uuid).nullable(),
  }),
  /**
   * A mail to a person must be sent before it expires. Address, codes and links are in `sealed` only (packages/platform/mail). The organization
   * is `noOrganization` for mails about an account, and `userId` is null for people without one.
   */
  'identity.mail-requested.v1': z.object({
    mailId: uuid,
    kind: z.enum(identityMailKinds),
    userId: uuid.nullable(),
    sealed: z.string().max(8_000),
    expiresAt: time,
  }),
  'bots.bot-created.v1': z.object({ botId: uuid, name, isDemo: z.boolean() }),
  'bots.bot-deleted.v1': z.object({ botId: uuid }),
  'bots.bot-renamed.v1': z.object({ botId: uuid, name }),
  /** `message` is shown to visitors while the bot is paused; when empty, the channel shows its own text. */
  'bots.bot-paused.v1': z.object({ botId: uuid, message: z.string() }),
  'bots.bot-resumed.v1': z.object({ botId: uuid }),
  /** Hosts of the pages that may show the bot; an empty list allows every page. */
  'bots.bot-sites-changed.v1': z.object({ botId: uuid, sites: z.array(z.string().max(300)).max(50) }),
  'bots.publication-requested.v1': z.object({
    ...publication,
    definition: z.unknown(),
    checksum: z.string(),
    botName: name,
    isDemo: z.boolean(),
    /** Whether open conversations go on with this version; absent means that they end on theirs. */
    movesConversations: z.boolean().optional(),
  }),
  /** A configuration webhook must confirm the version before it is loaded. */
  'bots.confirmation-requested.v1': z.object({ ...publication, checksum: z.string(), respondBefore: time }),
  /** Processes of the previous release omit `checksum`. */
  'bots.bot-published.v1': z.object({ ...publication, checksum: z.string().optional() }),
  'bots.publication-failed.v1': z.object({
    publicationId: uuid,
    botId: uuid,
    versionId: uuid.nullable(),
    code: z.string(),
  }),
  'runtime.version-warmed.v1': z.object({ publicationId: uuid, versionId: uuid, replicaId: z.string().min(1) }),
  'runtime.version-refused.v1': z.object({ publicationId: uuid, versionId: uuid, code: z.string() }),
  'runtime.conversation-viewed.v1': z.object({ ...conversation, ...visit }),
  /** `isCharged` is false for a conversation that looks automated; absent means true. */
  'runtime.conversation-started.v1': z.object({
    ...conversation,
    ...visit,
    isDemo: z.boolean(),
    isCharged: z.boolean().optional(),
  }),
  'runtime.turn-taken.v1': z.object({ ...conversation, sequence: count, responseMs: z.number().min(0) }),
  'runtime.question-asked.v1': z.object(question),
  /** `waitedMs`: since it was asked; null if another question came in between, absent from processes of the previous release. */
  'runtime.question-answered.v1': z.object({ ...question, waitedMs: z.number().min(0).nullable().optional() }),
  /** The blocks that a turn entered, in order, each with the edge that led to it and the block that the edge leaves. Without texts. */
  'runtime.blocks-visited.v1': z.object({ ...conversation, steps: z.array(walkedStep).min(1).max(walkedStepsMax) }),
  /** `question` is empty when it may contain personal data. */
  'runtime.question-unanswered.v1': z.object({ ...conversation, question: z.string() }),
  /** The visitor told of a danger to life or health and was told whom to call. Without the visitor's words. */
  'runtime.urgency-detected.v1': z.object({ ...conversation, kind: z.enum(['HEALTH', 'SELF_HARM', 'DANGER']) }),
  'runtime.goal-reached.v1': z.object({
    ...conversation,
    name,
    amountMinor: z.number().int().nullable(),
    currency: z.string().nullable(),
  }),
  'runtime.conversation-rated.v1': z.object({
    ...conversation,
    scale: z.enum(['STARS', 'NUMBERS', 'NPS']),
    value: z.number(),
    isSatisfaction: z.boolean(),
  }),
  /** The visitor said why. Without the words. */
  'runtime.rating-commented.v1': z.object({
    ...conversation,
    scale: z.enum(['STARS', 'NUMBERS', 'NPS']),
    value: z.number(),
    isSatisfaction: z.boolean(),
  }),
  /** A conversation has collected details of its visitor: which ones are new or different, without the values. */
  'runtime.contact-changed.v1': z.object({
    ...conversation,
    contactId: uuid,
    changed: z.array(z.enum(['NAME', 'EMAIL', 'PHONE'])).min(1),
  }),
  'runtime.handed-off.v1': z.object({ ...conversation, reason: z.string() }),
  'runtime.taken-over.v1': z.object({ ...conversation, memberId: uuid }),
  /**
   * `waitMs`: from the hand-off or takeover to the first reply; null for later replies. `businessWaitMs`: the part of it in the bot's opening
   * hours; null for later replies and for a bot without hours, absent in events of earlier releases.
   */
  'runtime.human-replied.v1': z.object({
    ...conversation,
    waitMs: z.number().min(0).nullable(),
    businessWaitMs: z.number().min(0).nullable().optional(),
    /** Who wrote it, as in `taken-over`; absent in events of earlier releases. */
    memberId: uuid.optional(),
  }),
  'runtime.given-back.v1': z.object(conversation),
  /** `goals`: how many goals were reached. */
  'runtime.conversation-ended.v1': z.object({
    ...conversation,
    reason: z.string(),
    hasAnswered: z.boolean(),
    goals: count,
    /** Who resolved it; absent if nobody did. */
    memberId: uuid.optional(),
  }),
  /** Every consumer that stores texts of this conversation must delete them. */
  'runtime.visitor-erased.v1': z.object(conversation),
  'runtime.turn-failed.v1': z.object({ ...conversation, code: z.string() }),
  /** The one-time URL that an `await` effect opened was called; `effectId` is the effect that opened it. */
  'integrations.url-called.v1': z.object({ conversationId: uuid, effectId: name }),
  /**
   * A language model did work for a bot. Tokens are as its server reports them, or estimated from the length of the texts.
   * `costMicros` is in millionths of the currency; null where the connection has no prices.
   */
  'integrations.model-used.v1': z.object({
    ...{ connectionId: uuid, botId: uuid, conversationId: uuid, isSimulation: z.boolean() },
    ...{ model: name, promptTokens: count, completionTokens: count, isEstimated: z.boolean() },
    costMicros: count.nullable(),
    currency: z.string().nullable(),
  }),
  /** A source received a genuine call; its bytes are in `integrations`. Both are null for a source that belongs to no connection. */
  'integrations.inbox-event-received.v1': z.object({
    inboxEventId: uuid,
    sourceId: uuid,
    connectionId: uuid.nullable(),
    connector: z.string().nullable(),
    receivedAt: time,
  }),
  'billing.entitlements-changed.v1': z.object({ entitlements: entitlementsSchema }),
  /** The usage has reached this share of the plan's limit: once for each share, limit and counting period. */
  'billing.limit-reached.v1': z.object({
    limit: z.enum(['CONVERSATIONS']),
    percent: z.number().int().min(1).max(100),
    used: count,
    max: count,
    resetsAt: time,
  }),
  /** `previous` is null for a new connection; `reason` is null while it works. `botIds` is empty for all bots. */
  'integrations.connection-state-changed.v1': z.object({
    connectionId: uuid,
    connector: z.string(),
    name,
    botIds: z.array(uuid),
    state: z.enum(connectionStates),
    previous: z.enum(connectionStates).nullable(),
    reason: z.string().nullable(),
    since: time,
  }),
  /** Actions read the connection again: a new secret or setting holds from the next action on. */
  'integrations.configuration-changed.v1': z.object({
    connectionId: uuid,
    revision: count,
    change: z.enum(['CREATED', 'UPDATED', 'DELETED']),
    botIds: z.array(uuid),
  }),
  /** `mode` and `host` of its URL are null when the bot has no configuration webhook any more. */
  'integrations.configuration-webhook-changed.v1': z.object({
    botId: uuid,
    mode: z.enum(['NOTIFY', 'CONFIRM']).nullable(),
    host: z.string().nullable(),
  }),
  /** The configuration webhook accepts the version, or there is none any more that must be asked. */
  'integrations.publication-confirmed.v1': z.object({ publicationId: uuid }),
  /** No 2xx came in time. `status` is that of the last response, `failure` says why there was none; both are null when nothing was sent. */
  'integrations.publication-refused.v1': z.object({
    publicationId: uuid,
    code: z.enum(['CONFIRMATION_REFUSED', 'CONFIRMATION_MISSING']),
    status: z.number().int().nullable(),
    failure: z.string().nullable(),
  }),
  /** An endpoint has failed for a day, is disabled, or works again. `host` is that of its URL. */
  'integrations.webhook-state-changed.v1': z.object({
    endpointId: uuid,
    host: z.string(),
    state: z.enum(['ENABLED', 'FAILING', 'DISABLED']),
    disabledReason: z.enum(['BY_PERSON', 'GONE', 'FAILING']).nullable(),
    failingSince: time.nullable(),
  }),
  ...alertSchemas,
  ...takenSchemas,
  /** A report is due for a person: once for each schedule, day and person. Whoever mails it asks for the file by the id of the delivery. */
  'analytics.report-due.v1': z.object({ deliveryId: uuid, scheduleId: uuid, userId: uuid }),
  /** A mail is due for an outside recipient of a schedule: a report, whose delivery has the same id, or the question whether they want it. The address is asked for when it is sent. */
  'analytics.outside-mail-due.v1': z.object({
    mailId: uuid,
    recipientId: uuid,
    kind: z.enum(['REPORT', 'CONFIRMATION']),
  }),
} as const;
