import type { Dispatch } from '../domain/dispatch.js';
import { mailMaxAgeMs } from '../domain/notification.js';
import { reportKind, reportTexts, reportsPath } from '../domain/report-texts.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { MailText, OutgoingMail, Stores } from './ports.js';
import { addresseeOf, cancelled } from './still-wanted.js';
import type { AttemptEnd } from '../domain/dispatch.js';

/** A report that is to be mailed to a member. */
export interface RequestedReport {
  readonly deliveryId: string;
  readonly organizationId: string;
  readonly userId: string;
}

/** Takes a report to be mailed. Its delivery names the mail, so one that is asked for again changes nothing. */
export async function requestReport(
  { clock }: Pick<NotificationsDependencies, 'clock'>,
  { dispatches }: Pick<Stores, 'dispatches'>,
  { deliveryId: id, organizationId, userId }: RequestedReport,
): Promise<void> {
  const createdAt = clock.now();
  await dispatches.add([
    {
      ...{ id, organizationId, userId, kind: reportKind, sealed: null, createdAt, dueAt: createdAt },
      ...{ way: 'EMAIL', deviceId: null, notificationId: null, period: null },
      ...{ state: 'PENDING', attempts: 0, code: null, finishedAt: null },
      expiresAt: new Date(createdAt.getTime() + mailMaxAgeMs),
    },
  ]);
}

/** What a mail with a report says and to whom; the file is asked for when it is sent, and never stored here. */
export async function composeReport(
  deps: NotificationsDependencies,
  dispatch: Dispatch,
): Promise<
  | { readonly end: AttemptEnd }
  | { readonly text: MailText; readonly to: OutgoingMail['to']; readonly attachments: OutgoingMail['attachments'] }
> {
  const { organizationId, userId } = dispatch;
  const found = await addresseeOf(deps, dispatch);
  if (found === null || userId === null) return cancelled('LEFT');
  const { person, sender } = found;
  const isRested = await deps.work.read({ organizationId }, async ({ rested }) =>
    rested.isRested({ organizationId, userId }, person.address),
  );
  if (isRested) return cancelled('ADDRESS_RESTED');
  const report = await deps.reports.file(organizationId, dispatch.id);
  if (report === null) return cancelled('GONE');
  const { title, lines, action } = reportTexts(report);
  const text = await deps.mails.texts.notification({
    ...{ title, lines, locale: report.locale, brand: sender.name, unsubscribeUrl: null, settingsUrl: null },
    action: { label: action, url: `${deps.mails.publicUrl}${reportsPath}` },
  });
  const { fileName, contentType, content } = report;
  const attachments = [{ fileName, contentType, content }];
  return { text, to: { name: person.name, address: person.address }, attachments };
}
