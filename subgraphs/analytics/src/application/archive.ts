import type { ConversationFact, FactEvent } from '@tertulia/metrics';
import type { AskedQuestion } from '../domain/asked-questions.js';
import type { RollupDifference } from '../domain/batch-fold.js';
import type { BotEntry, VersionEntry } from '../domain/directory.js';

/** An organization as a store keeps it. */
export interface ArchivedOrganization {
  organizationId: string;
  timeZone: string;
  isDeleted: boolean;
  /** Grows with each change of its numbers: equal in two stores where one was made of the other. */
  sequence: number;
  dataUntil: Date | null;
  /** Its numbers are being brought here: nothing else is taken in until that is finished. */
  isMoving: boolean;
}

/** What lies in a store for an organization, by kind. Rollups are absolute here. */
export interface ArchiveRecords {
  events: ArchivedEvent;
  conversations: ConversationFact;
  rollups: RollupDifference;
  questions: AskedQuestion;
  bots: BotEntry;
  versions: VersionEntry & { hasGoals: boolean };
}

export interface ArchivedEvent {
  eventId: string;
  occurredAt: Date;
  name: string;
  conversationId: string | null;
  /** Null also where the store does not know. */
  botId: string | null;
  detail: FactEvent | null;
}

export type ArchivePart = keyof ArchiveRecords;

/** All there is, small things first. */
export const archiveParts: readonly ArchivePart[] = [
  ...(['bots', 'versions', 'questions', 'rollups', 'conversations', 'events'] as const),
];

/** A store of numbers as the move from one to another sees it: everything as it is, nothing counted. */
export interface NumbersArchive {
  organizationIds(): Promise<string[]>;
  /** With everything that was begun on it finished; null where it was never heard of. */
  organization(organizationId: string): Promise<ArchivedOrganization | null>;
  /** All records of one kind in pages of at most 1 000. */
  read<P extends ArchivePart>(organizationId: string, part: P): AsyncIterable<ArchiveRecords[P][]>;
  /** Puts records in the place of those with the same key. The same again changes nothing. */
  write<P extends ArchivePart>(organizationId: string, part: P, records: readonly ArchiveRecords[P][]): Promise<void>;
  count(organizationId: string, part: ArchivePart): Promise<number>;
  /** Those of the events that are here. */
  knownEvents(organizationId: string, eventIds: readonly string[]): Promise<Set<string>>;
  /** Marks the organization as moving here. */
  begin(organization: ArchivedOrganization): Promise<void>;
  /** Removes every record of it. */
  clear(organizationId: string): Promise<void>;
  /** Writes what is known of the organization itself and takes the mark away. */
  finish(organization: ArchivedOrganization): Promise<void>;
}
