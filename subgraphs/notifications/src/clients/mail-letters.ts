import { renderIdentityMail, renderNotificationMail, type MailSealing } from '@tertulia/mail';
import type { IdentityMails, MailTexts } from '../application/ports.js';

/** Notifications as letters of the platform. */
export const letters: MailTexts = {
  notification: async ({ brand: name, ...parts }) => renderNotificationMail({ ...parts, brand: { name }, facts: [] }),
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
