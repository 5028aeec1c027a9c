import { hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from '@tertulia/sealing';

const keyBytes = 32;

/** Seals texts for whoever has the same keys. A sealed text opens only in its own context, such as the id of a row. */
export interface TextSealing {
  seal(context: string, text: string): string;
  /** Null when it was changed, belongs to another context, or was sealed with a key that is not configured. */
  open(context: string, sealed: string): string | null;
}

/**
 * Sealing with AES-256-GCM. The first key seals, all open, so that the first can be replaced while processes run. Keys of another purpose
 * open nothing, even if they are made of the same text.
 * @throws RangeError without a key
 */
export function textSealing(texts: readonly string[], purpose: string): TextSealing {
  const keys = texts.map((text) => Buffer.from(hkdfSync('sha256', text, '', purpose, keyBytes)));
  const [first] = keys;
  if (first === undefined) throw new RangeError('At least one key is needed');
  return {
    seal: (context, text) => encrypt(first, context, Buffer.from(text)),
    open: (context, sealed) => {
      for (const key of keys) {
        const plain = decrypted(key, context, sealed);
        if (plain !== null) return plain;
      }
      return null;
    },
  };
}

function decrypted(key: Buffer, context: string, sealed: string): string | null {
  try {
    return decrypt(key, context, sealed).toString('utf8');
  } catch {
    return null;
  }
}
