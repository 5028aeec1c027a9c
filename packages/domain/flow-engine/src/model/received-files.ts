import type { FlowText } from './flow-text.js';

/** Types of files in an owner's words. `ANY`: everything but programs. */
export type FileGroup = 'PICTURES' | 'PDF' | 'DOCUMENTS' | 'AUDIO' | 'ANY';

export const fileGroups: readonly FileGroup[] = ['PICTURES', 'PDF', 'DOCUMENTS', 'AUDIO', 'ANY'];

/** One file is stored as an object, several as a list of them: `{ name, type, size, link }`. */
export interface FileOptions {
  accepts: FileGroup[];
  /** Of one file, in megabytes of 1,000,000 bytes. */
  megabytesMax: number;
  countMax: number;
  /** The words of the button that goes on without a file, where none is required; empty for the usual ones. */
  skipLabel: FlowText;
}

/** A file that the visitor has sent. The engine never sees its bytes. */
export interface GivenFile {
  /** Names it where it is kept; empty in a replay. */
  id: string;
  name: string;
  /** The media type, as its bytes say. */
  type: string;
  bytes: number;
  /** Where members of the organization open it; empty in a replay. */
  link: string;
}

/** Which files a channel may take. */
export interface ShownFiles {
  accepts: FileGroup[];
  /** Of one file. */
  bytesMax: number;
  countMax: number;
}

/** A file of the visitor in a message. Members open it, visitors see its name. */
export interface FileContent {
  kind: 'file';
  fileId: string;
  name: string;
  /** The media type. */
  type: string;
  bytes: number;
}
