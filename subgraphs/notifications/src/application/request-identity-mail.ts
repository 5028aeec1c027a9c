import type { Clock } from '@tertulia/use-case';
import type { Stores } from './ports.js';

/** A mail that identity asks for. */
export interface RequestedMail {
  readonly mailId: string;
  readonly organizationId: string;
  readonly userId: string | null;
  readonly kind: string;
  readonly sealed: string;
  readonly expiresAt: Date;
}

/** Takes a mail to be sent at once, as it was sealed. Preferences do not hold for it: it is about an account. */
export async function requestIdentityMail(
  { clock }: { readonly clock: Clock },
  { dispatches }: Pick<Stores, 'dispatches'>,
  { mailId, organizationId, userId, kind, sealed, expiresAt }: RequestedMail,
): Promise<void> {
  const createdAt = clock.now();
  await dispatches.add([
    {
      ...{ id: mailId, organizationId, userId, kind, sealed, expiresAt, createdAt },
      ...{ way: 'EMAIL', deviceId: null, notificationId: null, period: null, dueAt: createdAt },
      ...{ state: 'PENDING', attempts: 0, code: null, finishedAt: null },
    },
  ]);
}
