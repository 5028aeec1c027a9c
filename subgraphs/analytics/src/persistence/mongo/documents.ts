import type { FactEvent } from '@tertulia/metrics';
import type { Collection, Db } from 'mongodb';
import type { AskedQuestion } from '../../domain/asked-questions.js';
import type { Granularity } from '../../domain/batch-fold.js';
import type { BotEntry } from '../../domain/directory.js';
import { nilUuid } from '../sql-values.js';

/** One document an organization: what is known of it, and the head of its journal. */
export interface OrganizationDocument {
  /** The organization's id. */
  _id: string;
  timeZone: string;
  isDeleted: boolean;
  /** Number of the last entry of the journal that was written. */
  head: number;
  /** That entry as JSON, until it is applied to the other documents. */
  pending: string | null;
  /** Number of the last entry that is applied: grows with the numbers. */
  sequence: number;
  /** When the newest event of a conversation that counts here happened. */
  dataUntil: Date | null;
  /** While its data come from another store nothing else is written. */
  isMoving?: boolean;
}

/** What was taken in, by event id. */
export interface EventDocument {
  _id: string;
  organizationId: string;
  occurredAt: Date;
  name: string;
  conversationId: string | null;
  botId: string | null;
  detail: FactEvent | null;
}

/** Everything that an entry of the journal writes with absolute values knows which entry wrote it last. */
interface Stamped {
  organizationId: string;
  /** Number of the last entry that wrote it. A lower one changes nothing any more. */
  entry: number;
}

/** A rollup row: counters of one bot and version in one minute, hour or local day. */
export interface MetricDocument extends Stamped {
  _id: string;
  granularity: Granularity;
  /** Start of the minute or hour in ISO 8601, or the local day. */
  bucket: string;
  botId: string;
  /** The nil uuid stands for no version. */
  versionId: string;
  /** Hours alone: 0 is Monday from 0 to 1 o'clock UTC. */
  hourOfWeek: number | null;
  /** By the names of `counter-columns.ts`; absent is 0. */
  counts: Record<string, number>;
  /** Keys as `safeKey` writes them. */
  goalAmounts: Record<string, number>;
  asked: Record<string, number>;
  answered: Record<string, number>;
}

/** What is known of one conversation. */
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
  /** The whole fact; maps are lists, so that any key will do. */
  fact: StoredFact;
}

/** The parts of a fact that are not fields of the document already. */
export type StoredFact = Record<string, unknown> & {
  goalAmounts: { currency: string; amountMinor: number }[];
  questions: { blockId: string; asked: number; answered: number }[];
};

export interface QuestionDocument extends Stamped, Omit<AskedQuestion, 'versionId'> {
  _id: string;
  /** The nil uuid stands for no version. */
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

/** The collections of analytics. */
export interface Collections {
  organizations: Collection<OrganizationDocument>;
  events: Collection<EventDocument>;
  metrics: Collection<MetricDocument>;
  conversationLogs: Collection<ConversationDocument>;
  unansweredQuestions: Collection<QuestionDocument>;
  bots: Collection<BotDocument>;
  botVersions: Collection<VersionDocument>;
}

export function collectionsOf(db: Db): Collections {
  return {
    organizations: db.collection('organizations'),
    events: db.collection('events'),
    metrics: db.collection('metrics'),
    conversationLogs: db.collection('conversationLogs'),
    unansweredQuestions: db.collection('unansweredQuestions'),
    bots: db.collection('bots'),
    botVersions: db.collection('botVersions'),
  };
}

/** The `_id` of what belongs to one organization: the same conversation or bot of another is another document. */
export function idOf(organizationId: string, ...parts: readonly (string | null)[]): string {
  return [organizationId, ...parts.map((part) => part ?? nilUuid)].join('/');
}

/** Any text as a field name: without dots, dollars and null characters, never empty. */
export function safeKey(text: string): string {
  return `_${text.replaceAll(/[%.$\0]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** What `safeKey` was made of. */
export function plainKey(key: string): string {
  return key
    .slice(1)
    .replaceAll(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
