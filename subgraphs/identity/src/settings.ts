import type { ValuesOf } from '@tertulia/environment';
import { hasMailTray, mailSealKeys, mailSettings } from '@tertulia/mail/settings';
import { publicUrl } from '@tertulia/service/declaration';

/** The settings of identity. It sends nothing: it asks for a confirmed address only where mails leave or are shown. */
export const identitySettings = { publicUrl, mailSealKeys, hasMailTray, smtpUrl: mailSettings.smtpUrl };
export type IdentitySettings = ValuesOf<typeof identitySettings>;
