import type { ContactReach, ConversationFilter } from './list-filters.js';

/** What can be taken along as a file. */
export type ExportedKind = 'CONVERSATIONS' | 'MESSAGES' | 'CONTACTS';

/** Where a page begins: after the row with this time and id, and in a conversation after this sequence. */
export interface ExportCursor {
  readonly at: string;
  readonly id: string;
  readonly sequence: number;
}

/**
 * A page of a list as it was at a moment. What changes its place later keeps the one that it had, so that pages read one after the other have
 * each row once.
 */
export interface ExportPage {
  readonly asOf: Date;
  readonly after: ExportCursor | null;
  readonly limit: number;
}

/** One row by the names of its columns; times are ISO 8601, ids are uuids. */
export type ExportRow = Readonly<Record<string, string | number | boolean | null>> & {
  /** The cursor of the row. */
  readonly cursorAt: string;
  readonly id: string;
};

/** Rows for files: conversations in the order of their list, messages in that of their conversations, contacts newest first. */
export interface ExportReader {
  conversations(organizationId: string, filter: ConversationFilter, page: ExportPage): Promise<ExportRow[]>;
  messages(organizationId: string, filter: ConversationFilter, page: ExportPage): Promise<ExportRow[]>;
  contacts(organizationId: string, reach: ContactReach, page: ExportPage): Promise<ExportRow[]>;
  /** Messages of these conversations. */
  countMessages(organizationId: string, filter: ConversationFilter): Promise<number>;
}
