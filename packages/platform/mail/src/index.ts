export { identityMailSchema, type IdentityMail } from './identity-mail.js';
export { mailSealing, takenAddressSealing, type MailSealing } from './mail-sealing.js';
export { textSealing } from './text-sealing.js';
export type { Mail, MailOutcome, MailSender, Recipient } from './mail.js';
export type { MailAction, MailBrand, MailFact, RenderedMail } from './rendering/letter.js';
export { renderIdentityMail } from './rendering/render-identity-mail.js';
export {
  renderDigestMail,
  renderNotificationMail,
  type DigestMail,
  type DigestSection,
  type NotificationMail,
} from './rendering/render-notification-mail.js';
export { smtpFailure, type SmtpFailure } from './smtp/smtp-failure.js';
export { smtpMailSender, type MailDeadlines, type SmtpMailOptions } from './smtp/smtp-mail-sender.js';
export { smtpTransport, type SmtpTransporter } from './smtp/smtp-transport.js';
