import type { ConversationGroup, FactEvent, MemberGroup, Segment } from '@tertulia/metrics';
import type { PlanCode } from '@tertulia/plan-limits';
import type { Collection, Db } from 'mongodb';
import type { Removal } from '../../application/tracked-ports.js';
import type { AskedQuestion } from '../../domain/asked-questions.js';
import type { Granularity } from '../../domain/batch-fold.js';
import type { TrackedEvent } from '../../domain/tracked-event.js';
import type { HeatDifference } from '../../domain/heat.js';
import type { BotEntry } from '../../domain/directory.js';
import { nilUuid } from '../sql-values.js';

/** One document for each organization: its details, and the head of its journal. */
export interface OrganizationDocument {
  /** The organization's id. */
  _id: string;
  timeZone: string;
  isDeleted: boolean;
  /** Number of the last written entry of the journal. */
  head: number;
  /** That entry as JSON, until it is applied to the other documents. */
  pending: string | null;
  /** Number of the last applied entry: increases with each change. */
  sequence: number;
  /** Time of the newest event of a counted conversation. */
  dataUntil: Date | null;
  /** While its data is copied from another store, everything else is refused. */
  isMoving?: boolean;
  /** Of which `rollupRevision` its rollups are; absent in organizations of an earlier release. */
  revision?: number;
}

/** Ingested events, by id. */
export interface EventDocument {
  _id: string;
  organizationId: string;
  occurredAt: Date;
  name: string;
  conversationId: string | null;
  botId: string | null;
  detail: FactEvent | null;
}

/** Every document that journal entries write with absolute values contains the number of the last entry that wrote it. */
interface Stamped {
  organizationId: string;
  /** Number of the last entry that wrote it; lower ones are ignored. */
  entry: number;
}

/** A rollup row: counters of one bot and version in one minute, hour or local day, or of one segment of them. */
export interface MetricDocument extends Stamped {
  _id: string;
  granularity: Granularity;
  /** Start of the minute or hour in ISO 8601, or the local day. */
  bucket: string;
  botId: string;
  /** The nil uuid for no version. */
  versionId: string;
  /** Absent for the sizes that are not divided by it. */
  segment?: Segment;
  /** Only for hours: 0 is Monday from 0 to 1 o'clock UTC. */
  hourOfWeek: number | null;
  /** By the names of `counter-columns.ts`; absent is 0. */
  counts: Record<string, number>;
  /** Keys encoded by `safeKey`. */
  goalAmounts: Record<string, number>;
  errorCodes: Record<string, number>;
  modelUse: Record<string, number>;
  /** Absent in rollups of an earlier release. */
  teamWork?: Record<string, number>;
  asked: Record<string, number>;
  answered: Record<string, number>;
}

/** Visits, answers and ways taken in the flow of a version in an hour or a day of UTC. */
export interface HeatDocument extends Stamped, Omit<HeatDifference, 'counts'> {
  _id: string;
  /** Keys encoded by `safeKey`. */
  counts: Record<string, number>;
}

/** An event of an organization's own systems. */
export interface TrackedDocument extends TrackedEvent {
  _id: string;
  organizationId: string;
}

/** The plan of the latest entitlements. */
export interface PlanDocument {
  /** The organization's id. */
  _id: string;
  organizationId: string;
  planCode: PlanCode;
  knownAt: Date;
}

/** What was removed of events on a day. */
export interface RemovalDocument extends Removal {
  _id: string;
  organizationId: string;
}

/** The facts of one conversation. */
export interface ConversationDocument extends Stamped {
  _id: string;
  conversationId: string;
  botId: string;
  versionId: string | null;
  channel: string;
  startedAt: Date;
  hasGoals: boolean;
  isCounted: boolean;
  isConverted: boolean;
  isHandedOff: boolean;
  endReason: string | null;
  rating: number | null;
  /** The groups that count it. */
  groups: (ConversationGroup | MemberGroup)[];
  /** The whole fact; maps are stored as lists, so that any key is possible. */
  fact: StoredFact;
}

/** The parts of a fact that are not fields of the document. */
export type StoredFact = Record<string, unknown> & {
  goalAmounts: { currency: string; amountMinor: number }[];
  questions: { blockId: string; asked: number; answered: number }[];
  /** Absent in documents of an earlier release. */
  errorCodes?: NamedSum[];
  modelUse?: NamedSum[];
  teamWork?: NamedSum[];
};

interface NamedSum {
  name: string;
  sum: number;
}

export interface QuestionDocument extends Stamped, Omit<AskedQuestion, 'versionId'> {
  _id: string;
  /** The nil uuid for no version. */
  versionId: string;
}

export interface BotDocument extends Stamped, BotEntry {
  _id: string;
}

export interface VersionDocument extends Stamped {
  _id: string;
  versionId: string;
  botId: string;
  hasGoals: boolean;
}

/** A change of stored documents that was made once for the database. */
export interface UpgradeDocument {
  _id: string;
  isDone: boolean;
}

/** The collections of analytics. */
export interface Collections {
  organizations: Collection<OrganizationDocument>;
  events: Collection<EventDocument>;
  metrics: Collection<MetricDocument>;
  heat: Collection<HeatDocument>;
  trackedEvents: Collection<TrackedDocument>;
  eventPlans: Collection<PlanDocument>;
  removals: Collection<RemovalDocument>;
  conversationLogs: Collection<ConversationDocument>;
  unansweredQuestions: Collection<QuestionDocument>;
  bots: Collection<BotDocument>;
  botVersions: Collection<VersionDocument>;
  upgrades: Collection<UpgradeDocument>;
}

export function collectionsOf(db: Db): Collections {
  return {
    organizations: db.collection('organizations'),
    events: db.collection('events'),
    metrics: db.collection('metrics'),
    heat: db.collection('heat'),
    trackedEvents: db.collection('trackedEvents'),
    eventPlans: db.collection('eventPlans'),
    removals: db.collection('removals'),
    conversationLogs: db.collection('conversationLogs'),
    unansweredQuestions: db.collection('unansweredQuestions'),
    bots: db.collection('bots'),
    botVersions: db.collection('botVersions'),
    upgrades: db.collection('upgrades'),
  };
}

/** The `_id` of a document of one organization: the same conversation or bot of another organization is another document. */
export function idOf(organizationId: string, ...parts: readonly (string | null)[]): string {
  return [organizationId, ...parts.map((part) => part ?? nilUuid)].join('/');
}

/** Encodes any text as a field name: without dots, dollars and null characters, never empty. */
export function safeKey(text: string): string {
  return `_${text.replaceAll(/[%.$\0]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** Decodes `safeKey`. */
export function plainKey(key: string): string {
  return key
    .slice(1)
    .replaceAll(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
