import type { ValuesOf } from '@tertulia/environment';
import { hasMailTray, mailSealKeys, mailSettings } from '@tertulia/mail/settings';
import { publicUrl } from '@tertulia/service/declaration';

/** The settings of notifications; the keys that open what identity seals also sign links in mails. */
export const notificationsSettings = { publicUrl, mailSealKeys, hasMailTray, ...mailSettings };
export type NotificationsSettings = ValuesOf<typeof notificationsSettings>;
