/** What a document is. `PAGE` is a page of a site, pasted or saved. */
export type DocumentKind = 'PDF' | 'DOCX' | 'TEXT' | 'MARKDOWN' | 'CSV' | 'PAGE';

/** What a document may be; more is refused. */
export const documentBounds = {
  /** Bytes of the file. */
  bytes: 10 * 1024 * 1024,
  /** Bytes of what a file unpacks to. */
  unpackedBytes: 128 * 1024 * 1024,
  pages: 500,
  characters: 500_000,
  passages: 2_000,
} as const;

/** A file as it came; nothing of its name or type is believed but the ending of a text file. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A part of a document that says something by itself. */
export interface Passage {
  /** The headings above it, the outermost first; empty where there are none. */
  readonly heading: string;
  /** From 1; null for a document without pages. */
  readonly page: number | null;
  readonly text: string;
}

/** What was read of a document. */
export interface ReadDocument {
  readonly kind: DocumentKind;
  /** What the document calls itself; empty where it does not. */
  readonly title: string;
  readonly pages: number | null;
  readonly characters: number;
  readonly passages: readonly Passage[];
}

/** Why a document is refused. */
export type RefusedDocument =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'TOO_MANY_PAGES'
  | 'TOO_LONG'
  | 'WRONG_TYPE'
  | 'PROTECTED'
  | 'BROKEN'
  | 'BOMB'
  | 'NO_TEXT'
  /** Told by whoever runs the reading: it took too long. */
  | 'TOO_HEAVY';

/** Ends the reading of a document that is refused. */
export class DocumentRefused extends Error {
  constructor(readonly code: RefusedDocument) {
    super(code);
    this.name = 'DocumentRefused';
  }
}

/** A heading or a paragraph, in the order of the document. */
export type Piece =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly page: number | null }
  /** `isWhole`: never joined with its neighbours, as a row of a table. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly page: number | null; readonly isWhole?: boolean };

/** A document taken apart, before it is split into passages. */
export interface Pieces {
  readonly title: string;
  readonly pages: number | null;
  readonly pieces: readonly Piece[];
}
