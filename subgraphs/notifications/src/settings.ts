import { egressAllowed } from '@tertulia/egress/settings';
import { secret, type ValuesOf } from '@tertulia/environment';
import { hasMailTray, mailSealKeys, mailSettings } from '@tertulia/mail/settings';
import { publicUrl } from '@tertulia/service/declaration';
import { z } from 'zod';

/** By it browsers know this installation: with another one, each has to be registered again. */
const pushKey = secret(
  'PUSH_KEY',
  'the private key of a VAPID pair, as npx web-push generate-vapid-keys prints it; without it, browsers are not notified',
  z
    .string()
    .regex(/^[\w-]{43}$/)
    .nullable()
    .default(null),
);

/** The settings of notifications; the keys that open what identity seals also sign links in mails. */
export const notificationsSettings = {
  ...{ publicUrl, mailSealKeys, hasMailTray, pushKey, egressAllowed },
  ...mailSettings,
};
export type NotificationsSettings = ValuesOf<typeof notificationsSettings>;
