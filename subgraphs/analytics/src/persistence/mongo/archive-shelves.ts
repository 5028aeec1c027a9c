import type { Collection, Document } from 'mongodb';
import type { ArchivePart, ArchiveRecords } from '../../application/archive.js';
import { nilUuid } from '../sql-values.js';
import {
  idOf,
  type BotDocument,
  type Collections,
  type EventDocument,
  type HeatDocument,
  type PlanDocument,
  type RemovalDocument,
  type TrackedDocument,
  type MetricDocument,
  type QuestionDocument,
  type VersionDocument,
} from './documents.js';
import { countersOf, metricKey, metricValues } from './metric-documents.js';
import { trackedFrom } from './mongo-tracked-store.js';
import { heatKey, plainCounts, storedCounts } from './mongo-heat.js';
import { conversationDocument, factOf } from './mongo-facts.js';

type Stored = Document & { _id: string };

/** How records of one kind are stored in their collection. */
export interface Shelf<P extends ArchivePart> {
  collection: Collection<Stored>;
  toDocument(organizationId: string, record: ArchiveRecords[P]): Stored;
  toRecord(document: never): ArchiveRecords[P];
}

/** The entry number below all later ones. */
const entry = 0;

const codecs: { readonly [P in ArchivePart]: Omit<Shelf<P>, 'collection'> } = {
  events: {
    toDocument: (_, { eventId, ...event }) => ({ _id: eventId, ...event }),
    toRecord: ({ _id: eventId, occurredAt, name, conversationId, botId, detail }: EventDocument) => {
      return { eventId, occurredAt, name, conversationId, botId, detail };
    },
  },
  conversations: { toDocument: (_, fact) => ({ ...conversationDocument(fact), entry }), toRecord: factOf },
  rollups: {
    toDocument: (organizationId, row) => {
      const { _id, born } = metricKey(organizationId, row);
      return { _id, ...born, ...metricValues(row.counters), entry };
    },
    toRecord: (document: MetricDocument) => {
      const { granularity, bucket, botId, versionId, segment = null } = document;
      return { granularity, bucket, botId, versionId: named(versionId), segment, counters: countersOf([document]) };
    },
  },
  questions: {
    toDocument: (organizationId, question) => {
      const versionId = question.versionId ?? nilUuid;
      return { ...question, _id: idOf(organizationId, question.eventId), versionId, entry };
    },
    toRecord: ({ versionId, ...question }: QuestionDocument) => {
      const { eventId, conversationId, botId, bucket, folded, shown, asked, lastAskedAt } = question;
      const origin = { eventId, conversationId, botId, versionId: named(versionId) };
      return { ...origin, bucket, folded, shown, asked, lastAskedAt };
    },
  },
  heat: {
    toDocument: (organizationId, row) => {
      const { _id, born } = heatKey(organizationId, row);
      return { _id, ...born, counts: storedCounts(row.counts), entry };
    },
    toRecord: ({ granularity, bucket, botId, versionId, counts }: HeatDocument) => {
      return { granularity, bucket, botId, versionId, counts: plainCounts(counts) };
    },
  },
  tracked: {
    toDocument: (organizationId, event) => ({ _id: idOf(organizationId, event.eventId), ...event }),
    toRecord: (document: TrackedDocument) => trackedFrom(document),
  },
  plans: {
    toDocument: (organizationId, plan) => ({ _id: organizationId, ...plan }),
    toRecord: ({ planCode, knownAt }: PlanDocument) => ({ planCode, knownAt }),
  },
  removals: {
    toDocument: (organizationId, removal) => ({ _id: idOf(organizationId, removal.day, removal.reason), ...removal }),
    toRecord: ({ day, reason, count }: RemovalDocument) => ({ day, reason, count }),
  },
  bots: {
    toDocument: (organizationId, bot) => ({ _id: idOf(organizationId, bot.botId), ...bot, entry }),
    toRecord: ({ botId, name, liveVersionId, isPaused, isDeleted }: BotDocument) => {
      return { botId, name, liveVersionId, isPaused, isDeleted };
    },
  },
  versions: {
    toDocument: (organizationId, version) => ({ _id: idOf(organizationId, version.versionId), ...version, entry }),
    toRecord: ({ versionId, botId, hasGoals }: VersionDocument) => ({ versionId, botId, hasGoals }),
  },
};

/** Every kind of record with its collection. */
export function shelvesOf(collections: Collections): { [P in ArchivePart]: Shelf<P> } {
  const open = (collection: unknown): Collection<Stored> => collection as Collection<Stored>;
  return {
    events: { ...codecs.events, collection: open(collections.events) },
    conversations: { ...codecs.conversations, collection: open(collections.conversationLogs) },
    rollups: { ...codecs.rollups, collection: open(collections.metrics) },
    heat: { ...codecs.heat, collection: open(collections.heat) },
    tracked: { ...codecs.tracked, collection: open(collections.trackedEvents) },
    plans: { ...codecs.plans, collection: open(collections.eventPlans) },
    removals: { ...codecs.removals, collection: open(collections.removals) },
    questions: { ...codecs.questions, collection: open(collections.unansweredQuestions) },
    bots: { ...codecs.bots, collection: open(collections.bots) },
    versions: { ...codecs.versions, collection: open(collections.botVersions) },
  };
}

function named(versionId: string): string | null {
  return versionId === nilUuid ? null : versionId;
}
