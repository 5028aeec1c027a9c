import type { Readable } from 'node:stream';
import type { ReceivedFile } from '../domain/received-file.js';

/** Where a file was asked for. */
export type FilePlace =
  | { readonly organizationId: string; readonly conversationId: string }
  | { readonly organizationId: string; readonly simulationId: string };

/** The records of files of visitors. */
export interface ReceivedFileStore {
  /** What the sender has sent since a moment, and what all files of the organization take up. Until the transaction ends, others wait. */
  usage(
    sender: { organizationId: string; senderId: string },
    since: Date,
  ): Promise<{ senderFiles: number; senderBytes: number; organizationBytes: number }>;
  add(file: ReceivedFile): Promise<void>;
  /** From `OPEN` to `COMING`; null if there is no such file, or its bytes came before. */
  claim(organizationId: string, id: string): Promise<ReceivedFile | null>;
  /** Names the file in the store of files before it is there, so that none is left without a record. */
  name(file: Pick<ReceivedFile, 'organizationId' | 'id' | 'name' | 'type'> & { readonly key: string }): Promise<void>;
  /** From `COMING` to `KEPT`. */
  keep(file: Pick<ReceivedFile, 'organizationId' | 'id' | 'bytes'>): Promise<void>;
  /** Its bytes, if some came, go next, and it counts no more. */
  drop(organizationId: string, id: string, at: Date): Promise<void>;
  /** From `KEPT` to `SENT`, those of this place; the others are missing. In the order of the ids. */
  send(place: FilePlace, ids: readonly string[]): Promise<ReceivedFile[]>;
  byIds(organizationId: string, ids: readonly string[]): Promise<ReceivedFile[]>;
  /** Takes the names of a conversation's files away; their bytes go next. */
  forget(organizationId: string, conversationId: string, at: Date): Promise<void>;
  /** Files of any organization whose bytes are to be removed. */
  due(now: Date, limit: number): Promise<Pick<ReceivedFile, 'organizationId' | 'id' | 'key'>[]>;
  remove(organizationId: string, ids: readonly string[]): Promise<void>;
}

/** Bytes that have begun to come, and what they say they are. */
export interface SniffedContent {
  readonly content: AsyncIterable<Uint8Array>;
  /** Also the ending of the name. */
  readonly ending: string;
  /** The media type. */
  readonly type: string;
}

/** For whom a link is made. */
export interface Taker {
  readonly kind: 'USER' | 'API_KEY';
  readonly id: string;
}

/** Keeps the bytes, and makes the addresses. */
export interface FileKeeper {
  /** Null if no byte came; `PROGRAM` for what a computer would execute. */
  sniff(content: AsyncIterable<Uint8Array>, name: string): Promise<SniffedContent | 'PROGRAM' | null>;
  newKey(ending: string, expiresAt: Date): string;
  /** How many bytes were kept; null if there were more than `bytesMax`: then nothing is kept. */
  put(key: string, sniffed: SniffedContent, limits: { bytesMax: number; expiresAt: Date }): Promise<number | null>;
  open(key: string): Promise<{ bytes: number; mediaType: string; content: Readable } | null>;
  remove(key: string): Promise<void>;
  /** Where a member opens it, signed in. */
  pageOf(id: string): string;
  /** For who is given it: a few minutes. */
  linkTo(file: Pick<ReceivedFile, 'organizationId' | 'id' | 'name'> & { key: string }, taker: Taker, now: Date): string;
  uploadUrl(file: { organizationId: string; id: string }, expiresAt: Date): Promise<string>;
  /** Null for what was not made here, or has ended. */
  checkUpload(token: string, now: Date): Promise<{ organizationId: string; id: string } | null>;
}
