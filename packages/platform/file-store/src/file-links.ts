import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileKey } from './file-key.js';

/** Who has the link may read this file until then. */
export interface FileLink {
  readonly key: string;
  /** The name under which a browser saves it. */
  readonly fileName: string;
  readonly expiresAt: Date;
}

const minuteMs = 60_000;
const linkMsMax = 60 * minuteMs;
const keyLengthMin = 32;
const tokenLengthMax = 2_000;
const fileNameLengthMax = 200;
/** So that a signature of something else made with the same key is none of a link. */
const purpose = 'file-link.v1';

/** Makes and checks links to files. A link is a text for a path or a query, and needs no record. */
export class FileLinks {
  readonly #keys: readonly string[];

  /** The first key signs, all are accepted. @throws RangeError without a key, or for one below 32 characters */
  constructor(keys: readonly string[]) {
    if (keys.length === 0 || keys.some((key) => key.length < keyLengthMin))
      throw new RangeError(`Links are signed with keys of at least ${keyLengthMin} characters`);
    this.#keys = keys;
  }

  /**
   * A link that ends after `lifetimeMs`, or with its file if that expires before.
   * @throws RangeError for what is no key of a file, a name of more than 200 characters, or more than an hour
   */
  sign({
    key,
    fileName,
    now,
    lifetimeMs,
  }: Omit<FileLink, 'expiresAt'> & { readonly now: Date; readonly lifetimeMs: number }): string {
    const file = readFileKey(key);
    if (file === null) throw new RangeError('Not a key of a file');
    if (fileName.length > fileNameLengthMax) throw new RangeError(`A name has at most ${fileNameLengthMax} characters`);
    if (!(lifetimeMs > 0 && lifetimeMs <= linkMsMax)) throw new RangeError('A link lasts for at most an hour');
    const endsAtMs = Math.min(now.getTime() + lifetimeMs, file.expiresAt.getTime());
    const text = Buffer.from(JSON.stringify([key, fileName, endsAtMs]), 'utf8').toString('base64url');
    return `${text}.${this.#signatures(text)[0]?.toString('base64url') ?? ''}`;
  }

  /** Null for what was not signed here, was changed, or has ended. The signature is compared in constant time, before anything is read. */
  check(token: string, now: Date): FileLink | null {
    const [text, signature, ...rest] = token.length > tokenLengthMax ? [] : token.split('.');
    if (text === undefined || signature === undefined || rest.length > 0) return null;
    const given = Buffer.from(signature, 'base64url');
    const isOurs = this.#signatures(text).map((one) => one.length === given.length && timingSafeEqual(one, given));
    // One signature can be written in several ways: the last character has bits that are not used.
    if (!isOurs.includes(true) || given.toString('base64url') !== signature) return null;
    const [key, fileName, endsAtMs] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [
      string,
      string,
      number,
    ];
    return endsAtMs > now.getTime() ? { key, fileName, expiresAt: new Date(endsAtMs) } : null;
  }

  #signatures(text: string): Buffer[] {
    return this.#keys.map((key) => createHmac('sha256', key).update(`${purpose}\n${text}`).digest());
  }
}
