import { secret, setting, type ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';
import { z } from 'zod';

const keyLengthMin = 32;

/** The settings of identity. */
export const identitySettings = {
  publicUrl,
  /** The first key seals, all open. */
  mailSealKeys: secret(
    'MAIL_SEAL_KEY',
    'seals mails between identity and notifications: at least 32 characters; several, separated by commas, while the first one replaces the others',
    z
      .string()
      .transform((text) => text.split(',').map((key) => key.trim()))
      .pipe(z.array(z.string().min(keyLengthMin)).min(1)),
  ),
  /** Identity sends nothing: it asks for a confirmed address only where mails leave. */
  smtpUrl: secret(
    'SMTP_URL',
    'smtp://… or smtps://… of the server that sends mails; without it none are sent and no address has to be confirmed',
    z
      .url({ protocol: /^smtps?$/ })
      .nullable()
      .default(null),
  ),
  hasMailTray: setting(
    'MAIL_TRAY',
    'on or off: a page of this installation shows the mails, so that addresses are confirmed without a mail server',
    z
      .enum(['on', 'off'])
      .default('off')
      .transform((tray) => tray === 'on'),
  ),
};
export type IdentitySettings = ValuesOf<typeof identitySettings>;
