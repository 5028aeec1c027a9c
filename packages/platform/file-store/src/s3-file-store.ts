import { Readable } from 'node:stream';
import { Egress } from '@tertulia/egress';
import { S3mini, S3ServiceError } from 's3mini';
import { mediaTypes, newFileKey, readFileKey, type FileType } from './file-key.js';
import { FileStoreError } from './file-store-error.js';
import { LimitedContent } from './limited-content.js';
import { partsOf } from './parts-of.js';
import type { FileStore, NewFile, OpenedFile, StoredFile } from './file-store.js';

/** Where a bucket is, and who may use it. */
export interface S3Storage {
  /** With the bucket as its path, such as https://s3.eu-west-1.amazonaws.com/tertulia. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Exact `host:port` pairs that may be reached although they are not public. */
  readonly allowed: ReadonlySet<string>;
}

/** Files travel in parts of this size: so much of each is in memory. S3 asks for at least 5 MiB and has at most 10,000 parts. */
const partBytes = 8 * 1_048_576;
const requestMsMax = 120_000;
const listedAtOnce = 1_000;
const statusMissing = 404;

/** Keeps files in a bucket of S3 or of a storage that speaks its protocol. The bucket exists already. */
export function s3FileStore(storage: S3Storage): FileStore {
  return new S3FileStore(storage);
}

class S3FileStore implements FileStore {
  readonly #egress: Egress;
  readonly #bucket: S3mini;

  constructor({ url, allowed, ...access }: S3Storage) {
    // The operator's own storage: what it is asked is bounded by the jobs that ask it.
    this.#egress = new Egress({ allowed, limits: null, responseBytesMax: partBytes });
    this.#bucket = new S3mini({ ...access, endpoint: url, fetch: withoutOwnHeaders(this.#egress) });
  }

  async put(file: NewFile): Promise<StoredFile> {
    const key = file.key ?? newFileKey(file);
    const content = new LimitedContent(file);
    const parts = partsOf(content, partBytes);
    try {
      const first = await parts.next();
      const start = first.done === true ? new Uint8Array() : first.value;
      if (start.byteLength < partBytes) await done(this.#bucket.putObject(key, start, mediaTypes[file.type]));
      else await this.#putInParts({ key, type: file.type }, { start, parts });
    } finally {
      await parts.return();
    }
    return { key, bytes: content.bytes };
  }

  async open(key: string): Promise<OpenedFile | null> {
    const file = readFileKey(key);
    if (file === null) return null;
    const bytes = await done(this.#bucket.getContentLength(key).catch(nullIfMissing));
    if (bytes === null) return null;
    const content = Readable.from(this.#ranges(key, bytes), { objectMode: false });
    return { bytes, mediaType: mediaTypes[file.type], content };
  }

  async remove(key: string): Promise<void> {
    if (readFileKey(key) !== null) await done(this.#bucket.deleteObject(key));
  }

  async removeExpired(now: Date): Promise<number> {
    let removed = 0;
    let next: string | undefined;
    do {
      const page = await done(this.#bucket.listObjectsPaged('/', '', listedAtOnce, next));
      for (const { Key: key } of page?.objects ?? []) {
        const file = readFileKey(key);
        if (file === null) continue;
        // Keys come sorted, and so by expiry.
        if (file.expiresAt > now) return removed;
        await this.remove(key);
        removed += 1;
      }
      next = page?.nextContinuationToken;
    } while (next !== undefined);
    return removed;
  }

  async close(): Promise<void> {
    await this.#egress.close();
  }

  /** Nothing is to be seen of the file before its last request; one that fails takes back its parts. */
  async #putInParts(
    { key, type }: { readonly key: string; readonly type: FileType },
    { start, parts }: { readonly start: Uint8Array; readonly parts: AsyncIterable<Uint8Array> },
  ): Promise<void> {
    const bucket = this.#bucket;
    const upload = await done(bucket.getMultipartUploadId(key, mediaTypes[type]));
    try {
      const sent = [await done(bucket.uploadPart(key, upload, start, 1))];
      for await (const part of parts) sent.push(await done(bucket.uploadPart(key, upload, part, sent.length + 1)));
      const { etag } = await done(bucket.completeMultipartUpload(key, upload, sent));
      // S3 may answer 200 and then say in the body that it failed.
      if (typeof etag !== 'string' || etag === '') throw new FileStoreError('UNAVAILABLE');
    } catch (error) {
      await bucket.abortMultipartUpload(key, upload).catch(() => null);
      throw error;
    }
  }

  /** One request a part: a slow reader keeps no connection open. */
  async *#ranges(key: string, bytes: number): AsyncGenerator<Uint8Array, void> {
    for (let from = 0; from < bytes;) {
      const request = this.#bucket.getObjectRaw(key, false, from, Math.min(from + partBytes, bytes));
      const part = await done(request.then(async (response) => new Uint8Array(await response.arrayBuffer())));
      if (part.byteLength === 0) throw new FileStoreError('UNAVAILABLE');
      from += part.byteLength;
      yield part;
    }
  }
}

/** The library signs these two headers with the values that the connection sets anyway. */
function withoutOwnHeaders(egress: Egress): typeof globalThis.fetch {
  const fetchOut = egress.fetchFor('file-store', { timeoutMs: requestMsMax });
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    for (const name of ['host', 'content-length']) headers.delete(name);
    return fetchOut(input, { ...init, headers });
  };
}

async function done<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new FileStoreError('UNAVAILABLE', { cause: error });
  });
}

/** The library wraps what the server answered when it asks for a length. */
function nullIfMissing(error: unknown): null {
  const answered = error instanceof Error ? error.cause : error;
  if (answered instanceof S3ServiceError && answered.status === statusMissing) return null;
  throw error;
}
