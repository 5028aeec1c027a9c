import type { FileType } from './file-key.js';
import type { Readable } from 'node:stream';

/** A file to keep. */
export interface NewFile {
  /** Read once, as fast as the storage takes it. */
  readonly content: AsyncIterable<Uint8Array>;
  readonly type: FileType;
  /** A longer file is refused. */
  readonly bytesMax: number;
  /** Made with `newFileKey` for this type and time, where a record names it before the file is there; left out, the store makes one. */
  readonly key?: string;
  /** When `removeExpired` may remove it; at the latest in the year 2286. */
  readonly expiresAt: Date;
}

/** A file that is kept. */
export interface StoredFile {
  /** Names the file in this store. Nobody can guess it. */
  readonly key: string;
  readonly bytes: number;
}

/** A file while it is read. */
export interface OpenedFile {
  readonly bytes: number;
  /** For the header `Content-Type`. */
  readonly mediaType: string;
  /** To be read to its end or destroyed. Fails with a FileStoreError if the storage does. */
  readonly content: Readable;
}

/**
 * Files in a folder or a bucket. A file is there as a whole or not at all, and never changes. What the storage does not do is a
 * FileStoreError.
 */
export interface FileStore {
  /**
   * Keeps a file. If the content fails, nothing is kept and its error is thrown.
   * @throws FileStoreError TOO_LARGE, UNAVAILABLE
   */
  put(file: NewFile): Promise<StoredFile>;
  /** Null if there is no such file, or the text is no key. @throws FileStoreError UNAVAILABLE */
  open(key: string): Promise<OpenedFile | null>;
  /** Does nothing if there is no such file. @throws FileStoreError UNAVAILABLE */
  remove(key: string): Promise<void>;
  /**
   * Removes the files that have expired, and what processes that were killed have left; returns how many files.
   * @throws FileStoreError UNAVAILABLE
   */
  removeExpired(now: Date): Promise<number>;
  /** Ends its connections. */
  close(): Promise<void>;
}
