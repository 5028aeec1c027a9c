import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { identityMailSchema, type IdentityMail } from './identity-mail.js';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Seals mails for the one service that sends them, so that no secret is readable in outbox, stream, job or log. */
export interface MailSealing {
  seal(mailId: string, mail: IdentityMail): string;
  /** Null when the text was changed, belongs to another mail, or was sealed with a key that is not configured. */
  open(mailId: string, sealed: string): IdentityMail | null;
}

/**
 * Sealing with AES-256-GCM. The first key seals, all open, so that the first can be replaced while processes run.
 * @throws RangeError without a key
 */
export function mailSealing(texts: readonly string[]): MailSealing {
  const keys = texts.map((text) => Buffer.from(hkdfSync('sha256', text, '', 'tertulia mail', keyBytes)));
  const [first] = keys;
  if (first === undefined) throw new RangeError('At least one key is needed');
  return {
    seal: (mailId, mail) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, first, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(mailId));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(mail), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (mailId, sealed) => {
      for (const key of keys) {
        const plain = decrypted(key, mailId, Buffer.from(sealed, 'base64url'));
        if (plain !== null) return identityMailSchema.parse(JSON.parse(plain));
      }
      return null;
    },
  };
}

function decrypted(key: Buffer, mailId: string, bytes: Buffer): string | null {
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(mailId)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
