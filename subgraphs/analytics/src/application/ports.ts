import type { Counters, FactEvent } from '@tertulia/metrics';
import type { ToldKey } from '../domain/batch-fold.js';
import type { BotEntry, DirectoryChange, VersionEntry } from '../domain/directory.js';
import type { HourPiece, Piece, Window } from '../domain/window.js';

/** One event of a conversation, ready to be folded. */
export interface IngestItem {
  /** Uuid; the same on every delivery. */
  eventId: string;
  occurredAt: Date;
  /** The event's name, kept with it. */
  name: string;
  key: ToldKey;
  /** What it does to the conversation's numbers; null when nothing. */
  factEvent: FactEvent | null;
  /** A question that the bot could not answer. */
  unanswered: { shown: string; folded: string } | null;
  /** The visitor had everything removed: questions of the conversation go, and those that come late are not kept. */
  isErasure: boolean;
}

/** The name under which erasures are kept. */
export const erasedEvent = 'runtime.visitor-erased.v1';

/** What a batch brought about. */
export interface IngestOutcome {
  /** How many events were new. */
  freshCount: number;
  /** Local days of the organization whose numbers moved. */
  changedDays: string[];
  /** The zone in which those days were cut. */
  timeZone: string;
}

/** What is known of an organization. */
export interface Directory {
  /** UTC until the organization is heard of. */
  timeZone: string;
  /** When the newest conversation event that is taken in happened; null before the first. */
  dataUntil: Date | null;
  /** Also deleted ones: their numbers stay. */
  bots: BotEntry[];
}

/** What one report reads, for several bots or several versions at once. */
export interface ReportQuery {
  organizationId: string;
  groupBy: 'BOT' | 'VERSION';
  /** Ids of the bots or versions; null for every one. */
  groupIds: readonly string[] | null;
  window: Window;
  current: readonly Piece[];
  previous: readonly Piece[];
  hours: readonly HourPiece[];
}

export type WindowName = 'CURRENT' | 'PREVIOUS';

/** Counters summed over a window; absent where nothing was counted. Goal amounts and questions only of the current window. */
export interface GroupTotals {
  window: WindowName;
  groupId: string;
  counters: Counters;
}

export interface DayCount {
  window: WindowName;
  groupId: string;
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

/** Everything that a report is made of. */
export interface ReportRows {
  totals: GroupTotals[];
  days: DayCount[];
  hours: HourCount[];
  /** The most asked ones of each group, at most `unansweredMax` a group. */
  unanswered: UnansweredCount[];
}

/** Unanswered questions that a report shows. */
export const unansweredMax = 20;

/** The numbers of one local day. */
export interface DayNumbers {
  conversations: number;
  goals: number;
  /** Ratings 1 to 5. */
  csat: number[];
}

/**
 * Numbers of conversations by organization, folded from events. An adapter needs no more than one place
 * of an organization that changes atomically, and sums over rows. Every call names the organization; rows of others are never seen or changed.
 */
export interface AnalyticsStore {
  /**
   * Takes events of one organization in, each exactly once by its id whatever is repeated, shuffled or sent at the same time.
   * An event counts in everything or in nothing yet; of a long batch that failed a part may be in. Events of a deleted
   * organization are dropped. After an erasure nothing holds words of its conversation any more, in whatever order events come.
   */
  ingest(organizationId: string, items: readonly IngestItem[]): Promise<IngestOutcome>;
  /** Takes a change in, exactly once by the event's id; moves numbers that depend on it. */
  recordChange(
    organizationId: string,
    event: { eventId: string; occurredAt: Date },
    change: DirectoryChange,
  ): Promise<void>;
  directory(organizationId: string): Promise<Directory>;
  /** Grows with each change of the organization's numbers. */
  sequence(organizationId: string): Promise<number>;
  /** Those of the versions that are known. */
  versions(organizationId: string, versionIds: readonly string[]): Promise<VersionEntry[]>;
  /** Reads rollups only; its cost does not grow with the number of conversations. */
  report(query: ReportQuery): Promise<ReportRows>;
  /** Numbers of one local day, of every bot when `botIds` is null. */
  dayNumbers(organizationId: string, day: string, botIds: readonly string[] | null): Promise<DayNumbers>;
  /** Makes the rollups of a window again from what is known of each conversation. Answers how many conversations it read. */
  recount(organizationId: string, window: Window): Promise<number>;
  /** Forgets everything but that the organization is gone, so that a late event brings nothing back. */
  deleteOrganization(organizationId: string): Promise<void>;
}

/** Something for each time that the numbers moved or may have moved. */
export interface NumbersNews extends AsyncIterableIterator<unknown> {
  /** Resolves when nothing that moves from now on is missed, or when that cannot be known soon. */
  readonly ready: Promise<boolean>;
}

/** Tells that an organization's numbers moved; told after the commit. */
export interface NumbersFeed {
  moved(organizationId: string): void;
  /** From now on; of those not read yet only the newest is kept. */
  follow(organizationId: string): NumbersNews;
}

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
export type Pause = (durationMs: number, signal: AbortSignal) => Promise<void>;

/** Those of the bots that exist in the organization, asked of their owner. Rejects when it cannot be asked. */
export type FindNewBots = (organizationId: string, botIds: readonly string[]) => Promise<BotEntry[]>;
