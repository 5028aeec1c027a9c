import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { CodeHasher } from '../application/ports.js';

const keyBytes = 32;

/**
 * Hashes mailed codes with keys derived from those that seal mails: a million possible codes are no secret for who has a
 * copy of the database, but has not the key. The first key hashes, all compare, so that the first can be replaced.
 * @throws RangeError without a key
 */
export function keyedCodeHasher(texts: readonly string[]): CodeHasher {
  const keys = texts.map((text) => Buffer.from(hkdfSync('sha256', text, '', 'tertulia mailed codes', keyBytes)));
  const [first] = keys;
  if (first === undefined) throw new RangeError('At least one key is needed');
  return {
    hash: (subject, code) => hashWith(first, subject, code).toString('hex'),
    matches: (stored, subject, code) => {
      const expected = Buffer.from(stored, 'hex');
      const computed = keys.map((key) => hashWith(key, subject, code));
      return computed.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
    },
  };
}

function hashWith(key: Buffer, subject: string, code: string): Buffer {
  return createHmac('sha256', key).update(`${subject} ${code}`, 'utf8').digest();
}
