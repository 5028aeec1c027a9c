import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileKey } from './file-key.js';

/** For whom a link was made, and of what. Readable to whoever has the link. */
export interface LinkHolder {
  readonly organizationId: string;
  readonly kind: 'USER' | 'API_KEY';
  readonly id: string;
  /** The record that names the file. */
  readonly recordId: string;
}

/** Who has the link may read this file until then. */
export interface FileLink {
  readonly key: string;
  /** The name under which a browser saves it. */
  readonly fileName: string;
  readonly holder: LinkHolder;
  readonly expiresAt: Date;
}

const minuteMs = 60_000;
const linkMsMax = 60 * minuteMs;
const keyLengthMin = 32;
const tokenLengthMax = 2_000;
const fileNameLengthMax = 200;
/** So that a signature of something else made with the same key is none of a link. */
const purpose = 'file-link.v1';

/** A link that was checked. */
export interface CheckedLink extends FileLink {
  /** A uuid of this link, the same whenever it is used. The link does not follow from it. */
  readonly linkId: string;
}

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
    holder,
    now,
    lifetimeMs,
  }: Omit<FileLink, 'expiresAt'> & { readonly now: Date; readonly lifetimeMs: number }): string {
    const file = readFileKey(key);
    if (file === null) throw new RangeError('Not a key of a file');
    if (fileName.length > fileNameLengthMax) throw new RangeError(`A name has at most ${fileNameLengthMax} characters`);
    if (!(lifetimeMs > 0 && lifetimeMs <= linkMsMax)) throw new RangeError('A link lasts for at most an hour');
    const endsAtMs = Math.min(now.getTime() + lifetimeMs, file.expiresAt.getTime());
    const text = Buffer.from(JSON.stringify([key, fileName, endsAtMs, holder]), 'utf8').toString('base64url');
    return `${text}.${this.#signatures(text)[0]?.toString('base64url') ?? ''}`;
  }

  /** Null for what was not signed here, was changed, or has ended. The signature is compared in constant time, before anything is read. */
  check(token: string, now: Date): CheckedLink | null {
    const [text, signature, ...rest] = token.length > tokenLengthMax ? [] : token.split('.');
    if (text === undefined || signature === undefined || rest.length > 0) return null;
    const given = Buffer.from(signature, 'base64url');
    const isOurs = this.#signatures(text).map((one) => one.length === given.length && timingSafeEqual(one, given));
    // One signature can be written in several ways: the last character has bits that are not used.
    if (!isOurs.includes(true) || given.toString('base64url') !== signature) return null;
    const [key, fileName, endsAtMs, holder] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [
      ...[key: string, fileName: string, endsAtMs: number],
      holder?: LinkHolder,
    ];
    // A process of the previous release names nobody. Its links end within the hour, and who opens the list again has another.
    if (holder === undefined || endsAtMs <= now.getTime()) return null;
    return { key, fileName, holder, expiresAt: new Date(endsAtMs), linkId: uuidOf(signature) };
  }

  #signatures(text: string): Buffer[] {
    return this.#keys.map((key) => createHmac('sha256', key).update(`${purpose}\n${text}`).digest());
  }
}

/** A uuid (version 8) that follows from a text. */
function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}
