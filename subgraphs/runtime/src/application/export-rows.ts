import type { Principal } from '@tertulia/principal';
import type { RuntimeDependencies } from './dependencies.js';
import type { ExportCursor, ExportedKind, ExportRow } from './export-ports.js';
import { organizationFor } from './policies.js';
import type { Stores } from './ports.js';
import { contactReach, filterOf, type ConversationQuery } from './read-conversations.js';

type Deps = Pick<RuntimeDependencies, 'work' | 'clock'>;

/** What is exported: the kind of rows, and the list of conversations that they belong to. */
export interface ExportQuery {
  readonly kind: ExportedKind;
  readonly query: ConversationQuery;
  /** The moment at which the list is looked at, the same for every page of a file. */
  readonly asOf: Date;
}

/** Rows of a page, and where the next one begins; null after the last. */
export interface ExportedRows {
  readonly rows: readonly ExportRow[];
  readonly next: ExportCursor | null;
}

export const exportPageMax = 1_000;

/** A page of what the caller may see, with the filter and in the order of the list. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function readExportPage(
  deps: Deps,
  principal: Principal,
  { after, ...wanted }: ExportQuery & { readonly after: ExportCursor | null },
): Promise<ExportedRows> {
  const organizationId = organizationFor(principal, 'conversations.read');
  const page = { asOf: wanted.asOf, after, limit: exportPageMax };
  const filter = filterOf(principal, wanted.query, wanted.asOf);
  const rows = await deps.work.read({ organizationId }, async ({ exports }) => {
    if (wanted.kind === 'CONTACTS') return exports.contacts(organizationId, contactReach(principal), page);
    if (wanted.kind === 'MESSAGES') return exports.messages(organizationId, filter, page);
    return exports.conversations(organizationId, filter, page);
  });
  const last = rows.at(-1);
  if (last === undefined || rows.length < exportPageMax) return { rows, next: null };
  return { rows, next: { at: last.cursorAt, id: last.id, sequence: Number(last['sequence'] ?? 0) } };
}

/** How many rows there are to export. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function countExportRows(
  deps: Deps,
  principal: Principal,
  { kind, query, asOf }: ExportQuery,
): Promise<number> {
  const organizationId = organizationFor(principal, 'conversations.read');
  const filter = filterOf(principal, query, asOf);
  const count: Record<ExportedKind, (stores: Stores) => Promise<number>> = {
    CONVERSATIONS: async ({ reader }) => reader.count(organizationId, filter),
    MESSAGES: async ({ exports }) => exports.countMessages(organizationId, filter),
    CONTACTS: async ({ contacts }) => contacts.count(organizationId, contactReach(principal)),
  };
  return deps.work.read({ organizationId }, count[kind]);
}
