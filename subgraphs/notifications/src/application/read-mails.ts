import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Listed, PageRequest } from '@tertulia/use-case';
import { resent, type Dispatch, type DispatchState } from '../domain/dispatch.js';
import { mailMaxAgeMs } from '../domain/notification.js';
import { confirmationKind, outsideReportKind } from '../domain/outsider-texts.js';
import { reportKind } from '../domain/report-texts.js';
import { testKind } from './compose-mail.js';
import type { NotificationsDependencies } from './dependencies.js';
import { ownFeed } from './follow-feed.js';

/** The organization whose mails the caller may see. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
function organizationOfMails(principal: Principal): string {
  requirePermission(principal, 'members.manage');
  return requireOrganization(principal);
}

/** A page of the mails of the caller's organization, newest first: what they were about and what became of them, without texts. */
export async function listMails(
  { work }: Pick<NotificationsDependencies, 'work'>,
  principal: Principal,
  { state, page }: { readonly state: DispatchState | null; readonly page: PageRequest },
): Promise<Listed<Dispatch>> {
  const organizationId = organizationOfMails(principal);
  return {
    rows: await work.read({ organizationId }, async ({ dispatches }) => dispatches.list(organizationId, state, page)),
    countAll: async () =>
      work.read({ organizationId }, async ({ dispatches }) => dispatches.count(organizationId, state)),
  };
}

/** The mails of these ids in their order, null for one that is not there. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function readMails(
  { work }: Pick<NotificationsDependencies, 'work'>,
  principal: Principal,
  ids: readonly string[],
): Promise<(Dispatch | null)[]> {
  const organizationId = organizationOfMails(principal);
  const found = await work.read({ organizationId }, async ({ dispatches }) => dispatches.byIds(organizationId, ids));
  const byId = new Map(found.map((dispatch) => [dispatch.id, dispatch]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Kinds that are about no notification and can be sent again all the same. */
const ownKinds: readonly string[] = [testKind, reportKind, outsideReportKind, confirmationKind];

type Sends = Pick<NotificationsDependencies, 'work' | 'clock' | 'ids' | 'mailQueue'>;

/**
 * Sends a mail again that was refused or is too old, also to an address that had refused it for good. A mail that identity asked for is gone:
 * it is asked for again where it came from. @throws DomainError NOT_FOUND
 */
export async function resendMail(deps: Sends, principal: Principal, id: string): Promise<Dispatch> {
  const organizationId = organizationOfMails(principal);
  const again = await deps.work.transact({ organizationId }, async (stores) => {
    const known = await stores.dispatches.lock(id);
    const isOver = known?.state === 'REFUSED' || known?.state === 'EXPIRED';
    if (known?.way !== 'EMAIL' || !isOver || known.userId === null) throw new DomainError('NOT_FOUND');
    const isOfIdentity = known.notificationId === null && known.period === null && !ownKinds.includes(known.kind);
    if (isOfIdentity) throw new DomainError('NOT_FOUND');
    await stores.rested.wake({ organizationId, userId: known.userId });
    const next = resent(known, deps.clock.now(), mailMaxAgeMs);
    await stores.dispatches.save(next);
    return next;
  });
  deps.mailQueue.wake();
  return again;
}

/** Sends a mail to the caller that tries whether mails arrive. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function sendTestMail(deps: Sends, principal: Principal): Promise<Dispatch> {
  const own = ownFeed(principal);
  organizationOfMails(principal);
  const createdAt = deps.clock.now();
  const dispatch: Dispatch = {
    ...{
      ...own,
      id: deps.ids.next(),
      way: 'EMAIL',
      kind: testKind,
      deviceId: null,
      notificationId: null,
      period: null,
    },
    ...{ sealed: null, createdAt, dueAt: createdAt },
    ...{ state: 'PENDING', attempts: 0, code: null, finishedAt: null },
    expiresAt: new Date(createdAt.getTime() + mailMaxAgeMs),
  };
  await deps.work.transact(own, async ({ dispatches }) => dispatches.add([dispatch]));
  deps.mailQueue.wake();
  return dispatch;
}
