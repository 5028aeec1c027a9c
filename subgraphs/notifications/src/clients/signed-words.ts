import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const keyBytes = 32;
const form = /^([a-z0-9_]{1,200})\.([A-Za-z0-9_-]{43})$/;

/** Words with a signature by HMAC-SHA-256, for paths. The first key signs, all verify; each purpose has keys of its own. */
export function signedWords(texts: readonly string[], purpose: string) {
  const keys = texts.map((text) => Buffer.from(hkdfSync('sha256', text, '', purpose, keyBytes)));
  const [first] = keys;
  if (first === undefined) throw new RangeError('At least one key is needed');
  return {
    sign: (said: string): string => `${said}.${signatureOf(first, said).toString('base64url')}`,
    /** Null for what was not signed here. */
    read: (token: string): string | null => {
      const [, said = '', signature = ''] = form.exec(token) ?? [];
      const given = Buffer.from(signature, 'base64url');
      // Another spelling of the same bytes is not what was made here.
      if (signature === '' || given.toString('base64url') !== signature) return null;
      return keys.some((key) => timingSafeEqual(signatureOf(key, said), given)) ? said : null;
    },
  };
}

function signatureOf(key: Buffer, said: string): Buffer {
  return createHmac('sha256', key).update(said).digest();
}

export function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}

export function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
