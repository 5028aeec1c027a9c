import { secret, setting } from '@tertulia/environment';
import { z } from 'zod';
import { dkimKey } from './smtp/dkim-key.js';
import { senderAddress } from './smtp/sender-address.js';
import { smtpServer } from './smtp/smtp-server.js';

const keyLengthMin = 32;

/** A text that can be read, kept as it is written. */
function readable(read: (text: string) => unknown) {
  return z
    .string()
    .refine((text) => {
      try {
        read(text);
        return true;
      } catch {
        return false;
      }
    })
    .nullable()
    .default(null);
}

/** Where mail is sent: settings of the one service that sends it. */
export const mailSettings = {
  smtpUrl: secret(
    'SMTP_URL',
    'the mail server, such as smtps://user:password@mail.example.com or smtp://… with STARTTLS, user and password percent-encoded; without it, mails are kept and not sent',
    readable(smtpServer),
  ),
  mailFrom: setting(
    'MAIL_FROM',
    'who sends mail, such as Tertulia <no-reply@example.com>; needed where SMTP_URL is set',
    readable(senderAddress),
  ),
  mailDkimKey: secret(
    'MAIL_DKIM_KEY',
    'signs mails: selector._domainkey.example.com:key, where the key is RSA as PEM or as the base64 of PKCS#8; without it, the mail server may sign',
    readable(dkimKey),
  ),
};

/** With these mails are sealed on their way to the service that sends them. The first key seals, all open. */
export const mailSealKeys = secret(
  'MAIL_SEAL_KEY',
  'seals mails between services: at least 32 characters; several, separated by commas, while the first one replaces the others',
  z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .pipe(z.array(z.string().min(keyLengthMin)).min(1)),
);

/** Mails without a server are shown by this installation, so that addresses can be confirmed. */
export const hasMailTray = setting(
  'MAIL_TRAY',
  'on or off: without a mail server, mails are kept and shown at /mail to browsers of this machine',
  z
    .enum(['on', 'off'])
    .default('off')
    .transform((tray) => tray === 'on'),
);
