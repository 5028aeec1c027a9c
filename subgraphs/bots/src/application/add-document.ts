import { refusalWords, type ReadDocument } from '@tertulia/document-passages';
import { DomainError, UserInputErrors } from '@tertulia/errors';
import type { BotDefinition, KnowledgeDocument } from '@tertulia/flow-engine';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { DocumentContent } from '../domain/document-content.js';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';
import { requireRoomForDocument } from './document-limits.js';
import { newEntryId } from './new-entry-id.js';
import { nameErrors } from './input-checks.js';
import type { Stores } from './ports.js';

export interface AddDocument extends SaveTarget {
  readonly uploadId: string;
  readonly fileName: string;
  /** Null for the one in the document, else the name of the file. */
  readonly title: string | null;
  /** The document whose passages it replaces; null for a new one. */
  readonly replaces: string | null;
}

export interface DocumentAdded extends DraftSaved {
  readonly documentId: string;
}

const longestTitle = 120;
const longestFileName = 200;

/**
 * Reads a file that was uploaded, and adds it to the knowledge of the draft or replaces a document of it.
 * @throws DomainError NOT_FOUND for a bot, an upload or a document that does not exist; UserInputErrors DOCUMENT_REFUSED, DOCUMENT_LIMIT
 */
export async function addDocument(
  deps: BotsDependencies,
  principal: Principal,
  input: AddDocument,
): Promise<DocumentAdded> {
  requirePermission(principal, 'bots.edit', { botId: input.botId });
  const organizationId = requireOrganization(principal);
  const fileName = input.fileName.slice(0, longestFileName);
  const read = await readUpload(deps, organizationId, { ...input, fileName });
  const title = titleOf(input.title ?? '', read.document.title, fileName);
  const documentId = input.replaces ?? newEntryId(deps, input);
  const content: DocumentContent = {
    ...{ id: deps.ids.next(), botId: input.botId, organizationId, kind: read.document.kind, fileName },
    ...{ pages: read.document.pages, characters: read.document.characters, bytes: read.bytes },
    ...{ passages: read.document.passages, addedAt: deps.clock.now(), addedBy: authorOf(principal) },
  };
  const saved = await changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: async (definition, stores) => {
      await requireRoomForDocument(deps, stores, { content, definition, replaces: input.replaces });
      return withDocument(definition, { id: documentId, title, contentId: content.id }, input);
    },
    keep: async (stores, { bot, definition }) => {
      await stores.documents.add(content);
      await keepNamed(deps, stores, { organizationId, botId: bot.id, definition });
    },
  });
  return { ...saved, documentId };
}

/** Removes a document from the draft; removing a missing one only increments the revision. Versions keep their passages. */
export async function deleteDocument(
  deps: BotsDependencies,
  principal: Principal,
  input: SaveTarget & { id: string },
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: ({ documents = [], ...definition }) => ({
      ...definition,
      documents: documents.filter(({ id }) => id !== input.id),
    }),
    keep: async (stores, { bot, definition }) =>
      keepNamed(deps, stores, { organizationId: bot.organizationId, botId: bot.id, definition }),
  });
}

async function keepNamed(
  deps: BotsDependencies,
  stores: Stores,
  { organizationId, botId, definition }: { organizationId: string; botId: string; definition: BotDefinition },
): Promise<void> {
  const contentIds = (definition.documents ?? []).map(({ contentId }) => contentId);
  await stores.documents.keepOnly({ organizationId, botId }, contentIds, deps.clock.now());
}

async function readUpload(
  deps: BotsDependencies,
  organizationId: string,
  { botId, uploadId, fileName }: AddDocument,
): Promise<{ document: ReadDocument; bytes: number }> {
  const bytes = await deps.work.read({ organizationId }, async (stores) => {
    return stores.documents.uploaded(organizationId, botId, uploadId);
  });
  if (bytes === null) throw new DomainError('NOT_FOUND');
  const outcome = await deps.documentReading.read(organizationId, { name: fileName, bytes });
  if (outcome.ok) return { document: outcome.document, bytes: bytes.length };
  const params = { reason: refusalWords[outcome.code] };
  throw new UserInputErrors([{ field: ['input', 'uploadId'], code: 'DOCUMENT_REFUSED', params }]);
}

/** The first that is a name: what the caller says, what the document says, the name of the file. */
function titleOf(...given: readonly string[]): string {
  const names = given.map((one, at) => (at === given.length - 1 ? one.replace(/\.[a-z]{2,8}$/iu, '') : one));
  const wanted = names.map((one) => one.trim().slice(0, longestTitle));
  return wanted.find((one) => nameErrors(one, [], longestTitle).length === 0) ?? 'Documento';
}

function withDocument(
  definition: BotDefinition,
  document: KnowledgeDocument,
  { replaces, title }: Pick<AddDocument, 'replaces' | 'title'>,
): BotDefinition {
  const { documents = [] } = definition;
  if (replaces === null) return { ...definition, documents: [...documents, document] };
  const known = documents.find(({ id }) => id === replaces);
  if (known === undefined) throw new DomainError('NOT_FOUND');
  // Another file of the same document: it keeps its title unless another one is given.
  const next = { ...document, title: title === null ? known.title : document.title };
  return { ...definition, documents: documents.map((one) => (one.id === replaces ? next : one)) };
}
