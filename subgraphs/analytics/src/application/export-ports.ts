import type { PlanCode } from '@tertulia/plan-limits';
import type { Principal } from '@tertulia/principal';
import type { NewsStream } from '@tertulia/streams';
import type { Cell, TableFormat } from '@tertulia/table-files';
import type { EventSink, PageRequest } from '@tertulia/use-case';
import type { Export, ExportCode, ExportFilter, ExportKind, Starter } from '../domain/export.js';

/** Which exports a caller may see. */
export interface ExportReach {
  readonly kinds: readonly ExportKind[];
  /** Only those that have no other bots' data; null for every bot. */
  readonly botIds: readonly string[] | null;
  readonly isTestOnly: boolean;
}

/** An export of an organization. */
export type ExportKey = Pick<Export, 'id' | 'organizationId'>;
/** An export as somebody works on it. */
export type ExportAttempt = ExportKey & Pick<Export, 'attempt'>;

/** How it goes on while it is made. */
export type ExportProgress = Pick<Export, 'rows' | 'rowsExpected' | 'reach'> & { readonly leaseUntil: Date };

/** What became of it. */
export type ExportEnd =
  | (Pick<Export, 'fileKey' | 'bytes' | 'rows' | 'reach' | 'expiresAt'> & { readonly state: 'READY' })
  | { readonly state: 'FAILED'; readonly code: ExportCode };

/** The records of exports. Each call is one statement; whoever names an attempt that is not the last changes nothing. */
export interface ExportStore {
  /** With a job that begins it. */
  add(one: Export): Promise<void>;
  countUnfinished(organizationId: string): Promise<number>;
  list(organizationId: string, reach: ExportReach, page: PageRequest): Promise<Export[]>;
  count(organizationId: string, reach: ExportReach): Promise<number>;
  byIds(organizationId: string, ids: readonly string[], reach: ExportReach): Promise<Export[]>;
  unfinished(organizationId: string, reach: ExportReach): Promise<Export[]>;
  /** Begins a new attempt if it is due, nobody works on it and none of the organization has waited longer; null otherwise. */
  claim(key: ExportKey, times: { readonly now: Date; readonly leaseUntil: Date }): Promise<Export | null>;
  /** False if it is no longer this attempt's to make. */
  renew(attempt: ExportAttempt, progress: ExportProgress): Promise<boolean>;
  /** The same; the next one of the organization begins. */
  end(attempt: ExportAttempt, end: ExportEnd, now: Date): Promise<boolean>;
  /** Lets it begin anew later. */
  postpone(attempt: ExportAttempt, dueAt: Date): Promise<void>;
  /** Null if it has ended already. */
  cancel(key: ExportKey, now: Date): Promise<Export | null>;
  remove(key: ExportKey): Promise<void>;
  /** After a visitor's data was erased: finished files with texts are given up, unfinished ones begin anew. */
  dropTexts(organizationId: string, now: Date): Promise<ExportKey[]>;
  /** Ends those whose week is over, of any organization. */
  expire(now: Date): Promise<ExportKey[]>;
  /** Those that should have begun, or whose attempt has fallen silent, of any organization. */
  overdue(before: Date, now: Date): Promise<ExportKey[]>;
  /** Files of exports that have none any more, of any organization. */
  leftFiles(): Promise<(ExportKey & { readonly fileKey: string })[]>;
  forgetFile(key: ExportKey): Promise<void>;
  /** Files of an organization, before it is removed. */
  filesOf(organizationId: string): Promise<string[]>;
  removeAll(organizationId: string): Promise<void>;
  /** Removes what ended long ago, of any organization. */
  forget(before: Date): Promise<void>;
}

export interface ExportStores {
  readonly exports: ExportStore;
  /** Published with the transaction. */
  readonly events: EventSink;
}

/** Rows that `runtime` owns. */
export interface ExportQuestion {
  readonly kind: Exclude<ExportKind, 'METRICS' | 'COMMENTS'>;
  readonly filter: ExportFilter;
  /** The list as it was at this moment. */
  readonly asOf: Date;
}

/** A row by the names of its columns; its id is the one that callers know. */
export type SourceRow = Readonly<Record<string, Cell | boolean>>;

/** Asks whoever owns the rows, in the name of a caller. @throws DomainError with the code of the refusal, or SUBGRAPH_UNAVAILABLE */
export interface ExportSource {
  count(principal: Principal, question: ExportQuestion): Promise<number>;
  /** Pages, each when it is wanted. */
  pages(principal: Principal, question: ExportQuestion): AsyncIterable<readonly SourceRow[]>;
}

/** An organization as its files name it. */
export interface FileOrganization {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
}

/** Whoever wants a file, as they are now, and how their organization writes. */
export interface ExportCaller {
  readonly principal: Principal;
  readonly organization: FileOrganization;
  readonly format: TableFormat;
}

export interface ExportDirectory {
  /** Null for somebody who left, or a key that was revoked. @throws DomainError SUBGRAPH_UNAVAILABLE */
  callerOf(organizationId: string, starter: Starter, locale: 'es' | 'en'): Promise<ExportCaller | null>;
  /** Somebody outside the organization, as a viewer of it; null for an organization that is gone. @throws DomainError SUBGRAPH_UNAVAILABLE */
  viewerOf(organizationId: string, locale: 'es' | 'en'): Promise<ExportCaller | null>;
  /** The plan of the organization; the smallest while none is known. @throws DomainError SUBGRAPH_UNAVAILABLE */
  planOf(organizationId: string): Promise<PlanCode>;
  /** The numbers of versions by their ids, of those that are still there. @throws DomainError SUBGRAPH_UNAVAILABLE */
  versionNumbers(organizationId: string, versionIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Where files are kept. */
export interface ExportFiles {
  /** Keeps a file as a whole or not at all. @throws what the content throws; FileTooLarge; other errors may be over later */
  put(file: {
    readonly content: AsyncIterable<Uint8Array>;
    readonly format: Export['format'];
    readonly expiresAt: Date;
  }): Promise<{ readonly key: string; readonly bytes: number }>;
  remove(key: string): Promise<void>;
  removeExpired(now: Date): Promise<number>;
  /** An address under which whoever has it may read the file for some minutes. */
  linkTo(file: ExportKey & { readonly key: string; readonly fileName: string }, holder: Starter, now: Date): string;
}

/** The file has more bytes than a file may have. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** Tells subscribers which export has changed. */
export interface ExportNews {
  readonly exportId: string;
}

export interface ExportFeed {
  changed(organizationId: string, news: ExportNews): void;
  follow(organizationId: string): NewsStream<ExportNews>;
}

/** Looks for jobs now, after a commit that sent some. */
export interface ExportQueue {
  wake(): void;
  sendNow(keys: readonly ExportKey[]): Promise<void>;
}
