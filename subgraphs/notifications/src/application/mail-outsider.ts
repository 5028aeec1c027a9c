import type { AttemptEnd, Dispatch } from '../domain/dispatch.js';
import { mailMaxAgeMs } from '../domain/notification.js';
import { confirmationKind, confirmationTexts, outsideReportKind } from '../domain/outsider-texts.js';
import { reportTexts } from '../domain/report-texts.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { MailText, OutgoingMail, Stores } from './ports.js';
import { cancelled } from './still-wanted.js';

/** A mail to an address outside an organization. */
export interface RequestedOutsideMail {
  readonly mailId: string;
  readonly organizationId: string;
  readonly recipientId: string;
  readonly kind: 'REPORT' | 'CONFIRMATION';
}

/** Takes such a mail. One that is asked for again changes nothing. The recipient stands where others have their user. */
export async function requestOutsideMail(
  { clock }: Pick<NotificationsDependencies, 'clock'>,
  { dispatches }: Pick<Stores, 'dispatches'>,
  { mailId: id, organizationId, recipientId: userId, kind }: RequestedOutsideMail,
): Promise<void> {
  const createdAt = clock.now();
  await dispatches.add([
    {
      ...{ id, organizationId, userId, sealed: null, createdAt, dueAt: createdAt },
      kind: kind === 'REPORT' ? outsideReportKind : confirmationKind,
      ...{ way: 'EMAIL', deviceId: null, notificationId: null, period: null },
      ...{ state: 'PENDING', attempts: 0, code: null, finishedAt: null },
      expiresAt: new Date(createdAt.getTime() + mailMaxAgeMs),
    },
  ]);
}

type Parts = MailText & Pick<OutgoingMail, 'to' | 'unsubscribeUrl' | 'attachments'>;

/** What such a mail says and to whom. The address is asked for when it is sent, and never stored here: one that was removed or left gets nothing. */
export async function composeForOutsider(
  deps: NotificationsDependencies,
  dispatch: Dispatch,
): Promise<{ readonly end: AttemptEnd } | Parts> {
  const made = await (dispatch.kind === confirmationKind ? invitationMail : reportMail)(deps, dispatch);
  if (made === null) return cancelled('GONE');
  const { organizationId, userId } = dispatch;
  const isRested = await deps.work.read({ organizationId }, async ({ rested }) =>
    rested.isRested({ organizationId, userId: userId ?? '' }, made.to.address),
  );
  return isRested ? cancelled('ADDRESS_RESTED') : made;
}

async function invitationMail(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Parts | null> {
  const outsider = outsiderOf(dispatch);
  const { mails, outsiders, names } = deps;
  const asked = await outsiders.invitation(outsider);
  if (asked === null) return null;
  const { address, name, locale } = asked;
  const organization = await names.organization(outsider.organizationId);
  const { title, lines, action } = confirmationTexts({ organization, name, locale, sentence: asked.sentence[locale] });
  const unsubscribeUrl = mails.outsiderLinks.urlFor(outsider, 'LEAVE');
  const text = await mails.texts.notification({
    ...{ title, lines, locale, brand: organization, unsubscribeUrl, settingsUrl: null },
    action: { label: action, url: mails.outsiderLinks.urlFor(outsider, 'CONFIRM') },
  });
  return { ...text, unsubscribeUrl, to: { name: null, address } };
}

async function reportMail(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Parts | null> {
  const outsider = outsiderOf(dispatch);
  const { mails, reports, names } = deps;
  const report = await reports.file(outsider.organizationId, dispatch.id);
  if (report === null || report.outsideAddress === null) return null;
  const { title, lines } = reportTexts(report);
  const unsubscribeUrl = mails.outsiderLinks.urlFor(outsider, 'LEAVE');
  // Without a link to the portal, where the reader has no account.
  const text = await mails.texts.notification({
    ...{ title, lines, locale: report.locale, unsubscribeUrl, settingsUrl: null, action: null },
    brand: await names.organization(outsider.organizationId),
  });
  const { fileName, contentType, content } = report;
  const attachments = [{ fileName, contentType, content }];
  return { ...text, unsubscribeUrl, attachments, to: { name: null, address: report.outsideAddress } };
}

function outsiderOf({ organizationId, userId }: Dispatch) {
  return { organizationId, recipientId: userId ?? '' };
}
