import type { Dispatch } from '../domain/dispatch.js';
import type { NotificationsDependencies } from './dependencies.js';
import { gatheringMail } from './gather-mails.js';

/** So many mails of one kind a person gets in an hour, each by itself. The hour begins with the first. */
export const mailsPerHour = 6;
const hourMs = 3_600_000;

/**
 * Whether the notification of a mail that could be sent now is gathered instead, because its person has had enough mails of the kind in this hour. The
 * mail that gathers them is sent when the hour is over. Repeats return the same.
 */
export async function isHeld(deps: NotificationsDependencies, dispatch: Dispatch): Promise<boolean> {
  const { organizationId, notificationId, userId, kind } = dispatch;
  if (notificationId === null || userId === null) return false;
  return deps.work.transact({ organizationId }, async ({ gathering }) => {
    const since = new Date(deps.clock.now().getTime() - hourMs);
    const place = await gathering.takePlace(dispatch, { since, max: mailsPerHour });
    if (place === 'TAKEN') return false;
    if (place === 'GATHERED') return true;
    const dueAt = new Date(place.fullSince.getTime() + hourMs);
    const period = { name: `hour of ${place.fullSince.toISOString()}`, dueAt };
    return gathering.join(gatheringMail(deps, { organizationId, userId }, { kind, period }), notificationId);
  });
}
