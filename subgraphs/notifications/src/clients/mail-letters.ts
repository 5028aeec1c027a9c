import { renderDigestMail, renderIdentityMail, renderNotificationMail, type MailSealing } from '@tertulia/mail';
import type { DigestTexts } from '../application/digest-ports.js';
import type { IdentityMails, MailTexts } from '../application/ports.js';

/** Notifications as letters of the platform. */
export const letters: MailTexts = {
  notification: async ({ brand: name, ...parts }) => renderNotificationMail({ ...parts, brand: { name }, facts: [] }),
};

/** Several notifications as one letter. */
export const digestLetters: DigestTexts = {
  digest: async ({ brand: name, sections, ...parts }) => {
    const drawn = sections.map((section) => ({ ...section, facts: [], action: null }));
    return renderDigestMail({ ...parts, brand: { name }, sections: drawn });
  },
};

/** What identity sealed, opened and drawn when it is sent. */
export function identityLetters(sealing: Pick<MailSealing, 'open'>): IdentityMails {
  return {
    read: async (mailId, sealed) => {
      const mail = sealing.open(mailId, sealed);
      return mail === null ? null : { to: mail.to, ...(await renderIdentityMail(mail, {})) };
    },
  };
}
