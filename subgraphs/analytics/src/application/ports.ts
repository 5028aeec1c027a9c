import type { ConversationGroup, Counters, FactEvent, MemberGroup } from '@tertulia/metrics';
import type { PagePosition } from '@tertulia/use-case';
import type { FactKey } from '../domain/batch-fold.js';
import type { HeatEvent } from '../domain/heat.js';
import type { BotEntry, DirectoryChange, VersionEntry } from '../domain/directory.js';
import type { RowFilter } from '../domain/metrics-filter.js';
import type { ReportNeeds } from '../domain/report-needs.js';
import type { GridPiece, Piece, Window } from '../domain/window.js';
import type { HeatReads } from './heat-ports.js';
import type { RetentionStore } from './retention-ports.js';
import type { TrackedStore } from './tracked-ports.js';

/** One event of a conversation, ready to be folded. */
export interface IngestItem {
  /** Uuid; the same at every delivery. */
  eventId: string;
  occurredAt: Date;
  /** The event's name, stored with it. */
  name: string;
  key: FactKey;
  /** The change of the conversation's fact; null if there is none. */
  factEvent: FactEvent | null;
  /** A question that the bot could not answer. */
  unanswered: { shown: string; folded: string } | null;
  /** The visitor's data was erased: questions of the conversation are deleted, and later ones are not stored. */
  isErasure: boolean;
  /** What it adds to the heat of its flow; absent if nothing. */
  heat?: HeatEvent | undefined;
}

/** The event name under which erasures are stored. */
export const erasedEvent = 'runtime.visitor-erased.v1';

/** The result of a batch. */
export interface IngestOutcome {
  /** How many events were new. */
  freshCount: number;
  /** Local days of the organization whose metrics changed. */
  changedDays: string[];
  /** The time zone of those days. */
  timeZone: string;
}

/** The stored details of an organization. */
export interface Directory {
  /** UTC until the first event of the organization. */
  timeZone: string;
  /** Time of the newest ingested conversation event; null before the first. */
  dataUntil: Date | null;
  /** Including deleted ones: their metrics stay. */
  bots: BotEntry[];
}

/** Bots or versions of an organization, and which of their conversations. */
export interface Scope {
  organizationId: string;
  groupBy: 'BOT' | 'VERSION';
  /** Ids of the bots or versions; null for all. */
  groupIds: readonly string[] | null;
  filter: RowFilter;
}

/** The conversations in which an unanswered question was asked. */
export interface AskedGroup {
  botId: string;
  folded: string;
}

/** Conversations of a group that started in a window of whole minutes: those that a report of the same scope and window counts. */
export interface CountedQuery extends Scope {
  group: ConversationGroup | MemberGroup | AskedGroup;
  window: Window;
  /** The parts of the window that count; null for all of it. */
  ranges: readonly Window[] | null;
}

/** A page of the list, newest first. */
export interface CountedPage {
  limit: number;
  /** The start and the id of the conversation before the page; null for the first page. */
  cursor: PagePosition | null;
}

export interface CountedConversation {
  conversationId: string;
  botId: string;
  startedAt: Date;
}

/** The query of one report, for several bots or versions at once. */
export interface ReportQuery extends Scope {
  needs: ReportNeeds;
  window: Window;
  /** The parts of the window that count; null for all of it. */
  ranges: readonly Window[] | null;
  current: readonly Piece[];
  previous: readonly Piece[];
  hours: readonly GridPiece[];
}

export type WindowName = 'CURRENT' | 'PREVIOUS';

/** Counters summed over a window, zero where they are not needed; absent if nothing was counted. Goal amounts and questions only of the current window. */
export interface GroupTotals {
  window: WindowName;
  groupId: string;
  counters: Counters;
}

export interface DayCount {
  window: WindowName;
  /** Null for all groups of the query together. */
  groupId: string | null;
  /** `YYYY-MM-DD` in the organization's zone. */
  day: string;
  conversations: number;
  goals: number;
  completed: number;
}

export interface HourCount {
  groupId: string;
  /** 0 is Monday from 0 to 1 o'clock in the organization's zone, 167 Sunday from 23. */
  hourOfWeek: number;
  conversations: number;
}

export interface UnansweredCount {
  groupId: string;
  botId: string;
  /** The latest wording. */
  question: string;
  count: number;
  lastAskedAt: Date;
}

/** Errors of one code, bot and version in the current window. */
export interface FailureCount {
  groupId: string;
  botId: string;
  versionId: string | null;
  code: string;
  count: number;
}

/** The rows of a report that it needs. */
export interface ReportRows {
  totals: GroupTotals[];
  days: DayCount[];
  hours: HourCount[];
  /** The most frequent ones of each group, at most `unansweredMax` a group. */
  unanswered: UnansweredCount[];
  failures: FailureCount[];
}

/** The maximum number of unanswered questions in a report. */
export const unansweredMax = 20;

/** The maximum number of codes of errors in a report, by bot and version. */
export const failuresMax = 100;

/** The metrics of one local day. */
export interface DayNumbers {
  conversations: number;
  goals: number;
  /** Ratings 1 to 5. */
  csat: number[];
}

/**
 * Metrics of conversations by organization, folded from events. An adapter needs only one atomic record for each
 * organization, and sums over rows. Every call names the organization; rows of others are never read or changed.
 */
export interface AnalyticsStore extends HeatReads, TrackedStore, RetentionStore {
  /**
   * Ingests events of one organization, each exactly once by its id, however they are repeated, shuffled or concurrent.
   * An event counts in every metric or, not yet, in none; of a long batch that failed, a part may be ingested. Events
   * of a deleted organization are dropped. After an erasure, no text of its conversation remains, in whatever order
   * events arrive.
   */
  ingest(organizationId: string, items: readonly IngestItem[]): Promise<IngestOutcome>;
  /** Applies a change exactly once by the event's id, with the metrics that depend on it. */
  recordChange(
    organizationId: string,
    event: { eventId: string; occurredAt: Date },
    change: DirectoryChange,
  ): Promise<void>;
  directory(organizationId: string): Promise<Directory>;
  /** Incremented by each change of the organization's metrics. */
  sequence(organizationId: string): Promise<number>;
  /** Those of the versions that are stored. */
  versions(organizationId: string, versionIds: readonly string[]): Promise<VersionEntry[]>;
  /** Reads rollups only; the cost does not depend on the number of conversations. */
  report(query: ReportQuery): Promise<ReportRows>;
  /**
   * A page with one row more than its limit if more follow. It reads its own rows only: the cost depends
   * neither on the number of conversations nor on how few of them belong to the group. A filter by segment is tried on each row. No text is stored with them, so
   * conversations stay listed after an erasure, and those of deleted bots too.
   */
  conversationsOf(query: CountedQuery, page: CountedPage): Promise<CountedConversation[]>;
  /** How many there are in all. */
  countOf(query: CountedQuery): Promise<number>;
  /** Metrics of one local day, of every bot if `botIds` is null. */
  dayNumbers(organizationId: string, day: string, botIds: readonly string[] | null): Promise<DayNumbers>;
  /**
   * Recomputes the rollups and groups of a window from the facts of each conversation, and days of heat from its hours. Returns how many
   * conversations it read.
   */
  recount(organizationId: string, window: Window): Promise<number>;
  /** Deletes everything except the mark that the organization is deleted, so that late events restore nothing. */
  deleteOrganization(organizationId: string): Promise<void>;
}

/** Emits whenever the metrics changed or may have changed. */
export interface NumbersNews extends AsyncIterableIterator<unknown> {
  /** Resolves once no later change is missed, or if that cannot be known soon. */
  readonly ready: Promise<boolean>;
}

/** Publishes that an organization's metrics changed, after the commit. */
export interface NumbersFeed {
  moved(organizationId: string): void;
  /** From now on; of unread notifications only the newest is kept. */
  follow(organizationId: string): NumbersNews;
}

/** Resolves after this many milliseconds, or at once when the signal is aborted. */
export type Pause = (durationMs: number, signal: AbortSignal) => Promise<void>;

/** Those of the bots that exist in the organization, according to their owner. Rejects if the owner is unavailable. */
export type FindNewBots = (organizationId: string, botIds: readonly string[]) => Promise<BotEntry[]>;
