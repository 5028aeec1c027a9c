import { noOrganization, type EventPayload } from '@tertulia/events';
import { eventOf } from '@tertulia/use-case';
import type { AccountMail, AccountNotice } from '../domain/account-mail.js';
import { noticeLifetimeMs } from '../domain/mailed-secret.js';
import type { User } from '../domain/user.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** A mail to request. */
export interface MailRequest {
  readonly mail: AccountMail;
  /** The account that it is about; null for an invited person. */
  readonly userId: string | null;
  readonly expiresAt: Date;
  /** Of an invitation; mails about an account belong to none. */
  readonly organizationId?: string;
}

/**
 * Requests a mail in the running transaction: it is sent if that commits. Address, code and link are sealed for the
 * service that sends, so that the outbox, the stream and the logs show only kind, account and expiry.
 */
export async function requestMail(
  deps: Pick<IdentityDependencies, 'clock' | 'ids' | 'mails'>,
  stores: Stores,
  { mail, userId, expiresAt, organizationId = noOrganization }: MailRequest,
): Promise<void> {
  const mailId = deps.ids.next();
  const payload: EventPayload<'identity.mail-requested.v1'> = {
    ...{ mailId, kind: mail.kind, userId },
    sealed: deps.mails.seal(mailId, mail),
    expiresAt: expiresAt.toISOString(),
  };
  await stores.events.emit(eventOf(deps, 'identity.mail-requested.v1', { organizationId, payload }));
}

type ContentOf<Notice> = Notice extends AccountNotice ? Omit<Notice, 'to' | 'locale' | 'at'> : never;

/** Requests a mail that tells the person what happened to the account just now; it holds no secret. */
export async function tellPerson(
  deps: Pick<IdentityDependencies, 'clock' | 'ids' | 'mails'>,
  stores: Stores,
  { user, notice }: { user: Pick<User, 'id' | 'email' | 'name' | 'locale'>; notice: ContentOf<AccountNotice> },
): Promise<void> {
  const now = deps.clock.now();
  const mail: AccountNotice = { ...notice, ...addressedTo(user), at: now.toISOString() };
  await requestMail(deps, stores, { mail, userId: user.id, expiresAt: new Date(now.getTime() + noticeLifetimeMs) });
}

/** To whom a mail goes, and in which language. */
export function addressedTo({ name, email, locale }: Pick<User, 'email' | 'name' | 'locale'>) {
  return { to: { name, address: email }, locale };
}
