import type { Dispatch } from '../domain/dispatch.js';
import { dispatchAttempter, type Attempt } from './attempt-dispatch.js';
import { countsKeptMs } from './count-events.js';
import { composeGathered } from './compose-gathered.js';
import { composeMail } from './compose-mail.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { OutgoingMail } from './ports.js';
import { outsideReportKind } from '../domain/outsider-texts.js';
import { reportKind } from '../domain/report-texts.js';

/** Makes an attempt at a mail that is due. A repeated one has the same Message-ID: it may arrive twice, and programs show it once. */
export function mailAttempter(deps: NotificationsDependencies) {
  return dispatchAttempter(deps, async (dispatch) => makeAttempt(deps, dispatch));
}

async function makeAttempt(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Attempt> {
  const composed = await (dispatch.period === null ? composeMail : composeGathered)(deps, dispatch);
  if ('end' in composed) return composed;
  const outcome = await deps.mails.sender.send(composed.mail);
  if (outcome.kind === 'ACCEPTED') return sent(dispatch, composed.mail);
  const { code } = outcome;
  if (outcome.kind === 'REFUSED_FOR_NOW') return { end: { kind: 'LATER', code } };
  const end = { kind: 'REFUSED', code } as const;
  const { organizationId, userId, sealed } = dispatch;
  if (userId === null || sealed !== null || deps.mails.delivery !== 'SENT') return { end };
  const { address } = composed.mail.to;
  return { end, learned: async ({ rested }, now) => rested.rest({ organizationId, userId }, address, now) };
}

/** That a report left is told in the transaction that stores it as sent. */
function sent(
  { id: deliveryId, organizationId, userId, kind }: Dispatch,
  { to, attachments = [] }: OutgoingMail,
): Attempt {
  const end = { kind: 'SENT' } as const;
  const [file] = attachments;
  const isOutside = kind === outsideReportKind;
  if (file === undefined || !(isOutside || kind === reportKind)) return { end };
  const who = isOutside ? { userId: null, outsideAddress: to.address } : { userId, outsideAddress: null };
  const report = { deliveryId, organizationId, fileName: file.fileName, ...who };
  return { end, learned: async ({ outside }) => outside.tellMailed(report) };
}

const overdueMs = 15_000;
const overdueMax = 500;

/** Sends jobs for rows whose job was lost, or whose process died. */
export async function wakeOverdue(deps: NotificationsDependencies): Promise<void> {
  const { work, clock, mailQueue, pushQueue, occasionQueue } = deps;
  const before = new Date(clock.now().getTime() - overdueMs);
  const overdue = await work.read({ platform: 'find overdue rows' }, async ({ dispatches, occasions }) => ({
    mails: await dispatches.overdue('EMAIL', before, overdueMax),
    pushes: await dispatches.overdue('PUSH', before, overdueMax),
    occasions: await occasions.overdue(before, overdueMax),
  }));
  await mailQueue.sendNow(overdue.mails);
  await pushQueue.sendNow(overdue.pushes);
  await occasionQueue.sendNow(overdue.occasions);
}

const dayMs = 24 * 3_600_000;
const keptDays = { occasions: 90, dispatches: 30 };

/** Removes what is too old to be looked at. */
export async function sweepNotifications({ work, clock }: NotificationsDependencies): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * dayMs);
  await work.transact(
    { platform: 'sweep notifications' },
    async ({ dispatches, occasions, counts, outsideDigests }) => {
      await dispatches.deleteBefore(ago(keptDays.dispatches));
      await outsideDigests.deleteBefore(ago(keptDays.dispatches));
      await occasions.deleteBefore(ago(keptDays.occasions));
      const [minutes, hours] = [countsKeptMs.minutes, countsKeptMs.hours].map((ms) => ago(ms / dayMs)) as [Date, Date];
      await counts.deleteBefore({ minutes, hours });
    },
  );
}
