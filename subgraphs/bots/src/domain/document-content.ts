import type { DocumentKind, Passage } from '@tertulia/document-passages';

/** The passages of one file. They never change: a document that is replaced gets others. */
export interface DocumentContent {
  readonly id: string;
  readonly botId: string;
  readonly organizationId: string;
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly pages: number | null;
  readonly characters: number;
  readonly bytes: number;
  readonly passages: readonly Passage[];
  readonly addedAt: Date;
  readonly addedBy: string | null;
}

/** What lists show. */
export type DocumentFacts = Omit<DocumentContent, 'passages'> & { readonly passageCount: number };

/** A part of a file on its way: files are larger than a request may be. */
export interface UploadPart {
  readonly organizationId: string;
  readonly botId: string;
  readonly uploadId: string;
  /** From 0. */
  readonly part: number;
  readonly content: Uint8Array;
  readonly at: Date;
}

/** How many documents there are, and the characters of all. */
export interface DocumentUsage {
  readonly documents: number;
  readonly characters: number;
}

/** What the index of one bot takes; the plan limits all bots together. */
export const mostOfBot: DocumentUsage = { documents: 50, characters: 2_000_000 };

/** Bytes of a part, so that it fits into a request as text. */
export const longestPart = 256 * 1024;
/** Bytes that an organization may have on their way at once. */
export const mostUploading = 40 * 1024 * 1024;
/** Parts of files that were never added are removed after this time. */
export const uploadLifeMs = 3_600_000;
/** How long passages that no draft and no version names are kept, for whoever has the draft of before open. */
export const unusedLifeMs = 86_400_000;
