import { identityMailSchema, type IdentityMail } from './identity-mail.js';
import { textSealing, type TextSealing } from './text-sealing.js';

/** Seals mails for the one service that sends them, so that no secret is readable in outbox, stream, job or log. */
export interface MailSealing {
  seal(mailId: string, mail: IdentityMail): string;
  /** Null when the text was changed, belongs to another mail, or was sealed with a key that is not configured. */
  open(mailId: string, sealed: string): IdentityMail | null;
}

/** Sealing as `textSealing` does it. @throws RangeError without a key */
export function mailSealing(texts: readonly string[]): MailSealing {
  const sealing = textSealing(texts, 'tertulia mail');
  return {
    seal: (mailId, mail) => sealing.seal(mailId, JSON.stringify(mail)),
    open: (mailId, sealed) => {
      const plain = sealing.open(mailId, sealed);
      return plain === null ? null : identityMailSchema.parse(JSON.parse(plain));
    },
  };
}

/** Sealing of addresses outside an organization to which files were mailed, for whoever records it; the context is the id of the event. */
export function takenAddressSealing(texts: readonly string[]): TextSealing {
  return textSealing(texts, 'tertulia taken address');
}
