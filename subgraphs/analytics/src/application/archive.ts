import type { ConversationFact, FactEvent } from '@tertulia/metrics';
import type { AskedQuestion } from '../domain/asked-questions.js';
import type { RollupDifference } from '../domain/batch-fold.js';
import type { PlanCode } from '@tertulia/plan-limits';
import type { HeatDifference } from '../domain/heat.js';
import type { TrackedEvent } from '../domain/tracked-event.js';
import type { Removal } from './tracked-ports.js';
import type { BotEntry, VersionEntry } from '../domain/directory.js';

/** An organization as a store contains it. */
export interface ArchivedOrganization {
  organizationId: string;
  timeZone: string;
  isDeleted: boolean;
  /** Incremented by each change of its metrics: equal in two stores if one is a copy of the other. */
  sequence: number;
  dataUntil: Date | null;
  /** Of which `rollupRevision` its rollups are. */
  revision: number;
  /** Its metrics are being copied here: everything else is refused until that is finished. */
  isMoving: boolean;
}

/** The records of an organization in a store, by kind. Rollups are absolute here. */
export interface ArchiveRecords {
  events: ArchivedEvent;
  conversations: ConversationFact;
  rollups: RollupDifference;
  questions: AskedQuestion;
  heat: HeatDifference;
  tracked: TrackedEvent;
  plans: { planCode: PlanCode; knownAt: Date };
  removals: Removal;
  bots: BotEntry;
  versions: VersionEntry & { hasGoals: boolean };
}

export interface ArchivedEvent {
  eventId: string;
  occurredAt: Date;
  name: string;
  conversationId: string | null;
  /** Null also if the store does not know it. */
  botId: string | null;
  detail: FactEvent | null;
}

export type ArchivePart = keyof ArchiveRecords;

/** All kinds of records, the smallest first. */
export const archiveParts: readonly ArchivePart[] = [
  ...([
    'bots',
    'versions',
    'plans',
    'removals',
    'questions',
    'heat',
    'tracked',
    'rollups',
    'conversations',
    'events',
  ] as const),
];

/** A store of metrics as the move from one to another uses it: raw records, without any counting. */
export interface NumbersArchive {
  organizationIds(): Promise<string[]>;
  /** The organization, after finishing any pending work on it; null if it is unknown. */
  organization(organizationId: string): Promise<ArchivedOrganization | null>;
  /** All records of one kind in pages of at most 1,000. */
  read<P extends ArchivePart>(organizationId: string, part: P): AsyncIterable<ArchiveRecords[P][]>;
  /** Replaces records with the same key. Idempotent. */
  write<P extends ArchivePart>(organizationId: string, part: P, records: readonly ArchiveRecords[P][]): Promise<void>;
  count(organizationId: string, part: ArchivePart): Promise<number>;
  /** Those of the events that are stored here. */
  knownEvents(organizationId: string, eventIds: readonly string[]): Promise<Set<string>>;
  /** Marks the organization as moving here. */
  begin(organization: ArchivedOrganization): Promise<void>;
  /** Deletes all its records. */
  clear(organizationId: string): Promise<void>;
  /** Writes the organization itself and removes the mark. */
  finish(organization: ArchivedOrganization): Promise<void>;
}
