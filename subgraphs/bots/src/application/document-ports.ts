import type { DocumentFile, Passage, ReadDocument, RefusedDocument } from '@tertulia/document-passages';
import type { DocumentContent, DocumentFacts, DocumentUsage, UploadPart } from '../domain/document-content.js';

/** Passages of documents, and files on their way. */
export interface DocumentStore {
  facts(organizationId: string, botId: string, contentIds: readonly string[]): Promise<DocumentFacts[]>;
  passages(
    organizationId: string,
    botId: string,
    contentIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Passage[]>>;
  /** Of all bots, or of one. Passages that only versions name do not count. */
  usage(organizationId: string, botId?: string): Promise<DocumentUsage>;
  add(content: DocumentContent): Promise<void>;
  /** Copies all passages of a bot to another one; resolves with the new id of each. */
  copy(from: { organizationId: string; botId: string }, botId: string): Promise<ReadonlyMap<string, string>>;
  /** Notes which passages the draft names from now on, and removes what nothing has named for some time. */
  keepOnly(bot: { organizationId: string; botId: string }, contentIds: readonly string[], now: Date): Promise<void>;
  addPart(part: UploadPart): Promise<void>;
  removePartsBefore(organizationId: string, at: Date): Promise<void>;
  uploadedBytes(organizationId: string, uploadId: string | null): Promise<number>;
  /** The file of all parts in order; null if there are none, or one in between is missing. */
  uploaded(organizationId: string, botId: string, uploadId: string): Promise<Uint8Array | null>;
}

/** Reads documents without blocking the event loop. @throws DomainError RATE_LIMITED for an organization with too many waiting */
export interface DocumentReading {
  read(
    organizationId: string,
    file: DocumentFile,
  ): Promise<{ ok: true; document: ReadDocument } | { ok: false; code: RefusedDocument }>;
}
