import { renderIdentityMail, renderNotificationMail } from '@tertulia/mail';
import type { MailTexts } from '../application/ports.js';

/** Letters as the package of mails draws them. */
export const mailLetters: MailTexts = {
  identity: async (mail) => renderIdentityMail(mail, {}),
  notification: async ({ brand: name, ...parts }) => renderNotificationMail({ ...parts, brand: { name }, facts: [] }),
};
