import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

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
    seal: (context, text) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, first, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (context, sealed) => {
      for (const key of keys) {
        const plain = decrypted(key, context, Buffer.from(sealed, 'base64url'));
        if (plain !== null) return plain;
      }
      return null;
    },
  };
}

function decrypted(key: Buffer, context: string, bytes: Buffer): string | null {
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
