export { identityMailSchema, type IdentityMail } from './identity-mail.js';
export { mailSealing, type MailSealing } from './mail-sealing.js';
export type { Mail, MailOutcome, MailSender, Recipient } from './mail.js';
