import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { devicesMax, type PushDevice, type Subscription } from '../domain/push-device.js';
import type { NotificationsDependencies } from './dependencies.js';
import { ownFeed } from './follow-feed.js';

type Parts = Pick<NotificationsDependencies, 'work' | 'clock' | 'ids' | 'pushes'>;

/** The browsers in which the caller is notified in the organization in which they work, oldest first. */
export async function listDevices({ work }: Pick<Parts, 'work'>, principal: Principal): Promise<PushDevice[]> {
  const { organizationId, userId } = ownFeed(principal);
  return work.read({ organizationId }, async ({ devices }) => devices.of(organizationId, [userId]));
}

/**
 * Notifies the caller in a browser from now on, until the session ends in which it is registered. One that was registered already keeps its id; of another person it is the browser no more.
 * @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function registerDevice(
  { work, clock, ids, pushes }: Parts,
  principal: Principal,
  { label, ...subscription }: Subscription & { readonly label: string },
): Promise<PushDevice> {
  const own = ownFeed(principal);
  if (pushes === null) throw new UserInputErrors([{ field: null, code: 'PUSH_NOT_SET_UP' }]);
  refuseInput(pushes.problemsOf(subscription).map((field) => ({ field: [field], code: 'INVALID_VALUE' })));
  const sealed = pushes.seal(own.organizationId, subscription);
  const sessionId = principal.kind === 'USER' ? principal.sessionId : null;
  const device = { ...own, ...sealed, sessionId, id: ids.next(), label, createdAt: clock.now(), lastUsedAt: null };
  return work.transact({ platform: 'a browser has one person' }, async ({ devices }) =>
    devices.register(device, devicesMax),
  );
}

/** Notifies the caller in that browser no more; null is the id of none. @throws DomainError NOT_FOUND, UNAUTHENTICATED, FORBIDDEN */
export async function removeDevice(
  { work }: Pick<Parts, 'work'>,
  principal: Principal,
  id: string | null,
): Promise<void> {
  const own = ownFeed(principal);
  const isRemoved = id !== null && (await work.transact(own, async ({ devices }) => devices.remove(own, id)));
  if (!isRemoved) throw new DomainError('NOT_FOUND');
}

/** Notifies nobody any more in the browser of a session that has ended, whichever organizations it has worked in. */
export async function removeDevicesOfSession({ work }: Pick<Parts, 'work'>, sessionId: string): Promise<void> {
  await work.transact({ platform: 'a session has ended' }, async ({ devices }) =>
    devices.removeAllOfSession(sessionId),
  );
}
