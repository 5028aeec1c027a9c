import type { AttemptEnd, Dispatch } from '../domain/dispatch.js';
import { actionLabel, pathOf, testTexts, textsOf } from '../domain/notification-texts.js';
import { isForOutsider } from '../domain/outsider-texts.js';
import { reportKind } from '../domain/report-texts.js';
import type { NotificationsDependencies } from './dependencies.js';
import { composeForOutsider } from './mail-outsider.js';
import { composeReport } from './mail-report.js';
import { isHeld } from './hold-flood.js';
import type { MailText, NotificationMailParts, OutgoingMail } from './ports.js';
import { addresseeOf, cancelled, stillWanted, type Found } from './still-wanted.js';

/** The kind of mails by which a person tries whether mails arrive. */
export const testKind = 'TEST';
export const settingsPath = '/notifications/preferences';

/** A mail to send, or why none is sent now. */
export type Composed = { readonly mail: OutgoingMail } | { readonly end: AttemptEnd };

/** Makes the mail of a dispatch, by what is known and wanted now. Rejects while others that must be asked are away. */
export async function composeMail(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  if (dispatch.sealed !== null) return composeIdentityMail(deps, dispatch, dispatch.sealed);
  if (dispatch.kind === testKind) return composeTest(deps, dispatch);
  if (dispatch.kind === reportKind) return composeReportMail(deps, dispatch);
  if (isForOutsider(dispatch.kind)) return composeOutsideMail(deps, dispatch);
  return composeNotification(deps, dispatch);
}

async function composeIdentityMail({ mails }: NotificationsDependencies, { id }: Dispatch, sealed: string) {
  const opened = await mails.identity.read(id, sealed);
  if (opened === null) return { end: { kind: 'REFUSED', code: 'UNREADABLE' } } as const;
  return { mail: { messageId: messageIdOf(mails, id), ...opened, unsubscribeUrl: null } };
}

async function composeTest(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  const found = await addresseeOf(deps, dispatch);
  if (found === null) return cancelled('LEFT');
  const { title, body } = testTexts[found.person.locale];
  const parts = { title, lines: [body], path: settingsPath, unsubscribeUrl: null };
  return {
    mail: mailTo(deps, { dispatch, ...found }, { ...(await textFor(deps, found, parts)), unsubscribeUrl: null }),
  };
}

async function composeReportMail(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  const composed = await composeReport(deps, dispatch);
  if ('end' in composed) return composed;
  const { text, ...parts } = composed;
  return { mail: { messageId: messageIdOf(deps.mails, dispatch.id), ...parts, ...text, unsubscribeUrl: null } };
}

async function composeOutsideMail(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  const composed = await composeForOutsider(deps, dispatch);
  if ('end' in composed) return composed;
  return { mail: { messageId: messageIdOf(deps.mails, dispatch.id), ...composed } };
}

async function composeNotification(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  const { organizationId } = dispatch;
  const wanted = await stillWanted(deps, dispatch);
  if ('end' in wanted) return wanted;
  const { notification, ...found } = wanted;
  if (await isHeld(deps, dispatch)) return cancelled('GATHERED');
  const [bot] = (await deps.names.bots(organizationId, notification.botIds.slice(0, 1))).values();
  const { title, body } = textsOf(notification, found.person.locale);
  const unsubscribeUrl = deps.mails.links.urlFor({ organizationId, userId: found.person.userId }, notification.kind);
  const lines = [...(bot === undefined ? [] : [bot]), body];
  // The portal marks it as read when the link is opened there.
  const path = `${pathOf(notification, found.person.role)}#read=${deps.graphIdOfNotification(notification.id)}`;
  const parts = { title, lines, path, unsubscribeUrl };
  return { mail: mailTo(deps, { dispatch, ...found }, { ...(await textFor(deps, found, parts)), unsubscribeUrl }) };
}

async function textFor(
  { mails }: NotificationsDependencies,
  { person: { locale }, sender }: Found,
  { path, ...parts }: Pick<NotificationMailParts, 'title' | 'lines' | 'unsubscribeUrl'> & { readonly path: string },
): Promise<MailText> {
  const { publicUrl } = mails;
  return mails.texts.notification({
    ...{ ...parts, locale, brand: sender.name },
    action: { label: actionLabel[locale], url: `${publicUrl}${path}` },
    settingsUrl: `${publicUrl}${settingsPath}`,
  });
}

export function mailTo(
  { mails }: NotificationsDependencies,
  { dispatch, person }: Found & { readonly dispatch: Dispatch },
  text: MailText & Pick<OutgoingMail, 'unsubscribeUrl'>,
): OutgoingMail {
  const to = { name: person.name, address: person.address };
  return { messageId: messageIdOf(mails, dispatch.id), to, ...text };
}

/** The same at every attempt. */
function messageIdOf({ publicUrl }: NotificationsDependencies['mails'], dispatchId: string): string {
  return `${dispatchId}@${new URL(publicUrl).hostname}`;
}
