import { ruleFor } from '../domain/alert.js';
import type { AttemptEnd, Dispatch } from '../domain/dispatch.js';
import type { Notification } from '../domain/notification.js';
import { actionLabel, pathOf, testTexts, textsOf } from '../domain/notification-texts.js';
import { defaultPreferences, mailTimeOf, wants, type Preferences } from '../domain/preferences.js';
import { afterPresence } from '../domain/presence.js';
import { mayBeTold } from '../domain/recipient.js';
import type { NotificationsDependencies } from './dependencies.js';

import type { Addressee, MailText, NotificationMailParts, OutgoingMail, Sender } from './ports.js';
import { rulesOf } from './rules-of.js';

/** The kind of mails by which a person tries whether mails arrive. */
export const testKind = 'TEST';
export const settingsPath = '/notifications/preferences';

/** A mail to send, or why none is sent now. */
export type Composed = { readonly mail: OutgoingMail } | { readonly end: AttemptEnd };

/** Makes the mail of a dispatch, by what is known and wanted now. Rejects while others that must be asked are away. */
export async function composeMail(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  if (dispatch.sealed !== null) return composeIdentityMail(deps, dispatch, dispatch.sealed);
  if (dispatch.kind === testKind) return composeTest(deps, dispatch);
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

async function composeNotification(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Composed> {
  const { organizationId } = dispatch;
  const found = await addresseeOf(deps, dispatch);
  if (found === null) return cancelled('LEFT');
  const state = await readState(deps, dispatch, found.person);
  const { notification } = state;
  const code = cancelCodeOf(state, found.person);
  if (notification === null || code !== null) return cancelled(code ?? 'GONE');
  const now = deps.clock.now();
  const quietUntil = mailTimeOf(state.preferences, notification.kind, { now, zone: found.sender.timeZone });
  const leftMs = await deps.presence.leftMs({ organizationId, userId: found.person.userId });
  const looked = afterPresence({ kind: notification.kind, plannedAt: dispatch.createdAt }, leftMs, now);
  const until = looked > quietUntil ? looked : quietUntil;
  if (until > now) return { end: { kind: 'WAIT', until } };
  const [botId] = notification.botIds;
  const bot = botId === undefined ? null : await deps.directory.botName(organizationId, botId);
  const { title, body } = textsOf(notification, found.person.locale);
  const unsubscribeUrl = deps.mails.links.urlFor({ organizationId, userId: found.person.userId }, notification.kind);
  const lines = [...(bot === null ? [] : [bot]), body];
  const parts = { title, lines, path: pathOf(notification, found.person.role), unsubscribeUrl };
  return { mail: mailTo(deps, { dispatch, ...found }, { ...(await textFor(deps, found, parts)), unsubscribeUrl }) };
}

interface State {
  readonly notification: Notification | null;
  readonly preferences: Preferences;
  readonly isOver: boolean;
  readonly isRested: boolean;
  readonly isMailAllowed: boolean;
  readonly isAllowed: boolean;
}

async function readState(deps: NotificationsDependencies, dispatch: Dispatch, person: Addressee): Promise<State> {
  const { organizationId, notificationId } = dispatch;
  const { userId, address } = person;
  return deps.work.transact({ organizationId }, async (stores) => {
    const notification =
      notificationId === null ? null : await stores.notifications.byId(organizationId, notificationId);
    const preferences = (await stores.preferences.of(organizationId, [userId])).get(userId) ?? defaultPreferences;
    const isRested = await stores.rested.isRested({ organizationId, userId }, address);
    const isMailAllowed = await stores.mailPolicy.isMailAllowed(organizationId);
    const ofPerson = { preferences, isRested, isMailAllowed };
    if (notification === null) return { ...ofPerson, notification, isOver: false, isAllowed: false };
    const { alertId, kind, botIds } = notification;
    const isOver = alertId !== null && (await stores.alerts.stateOf(organizationId, alertId)) === 'OK';
    const rules = (await rulesOf(deps, stores, organizationId)).filter((rule) => rule.kind === kind);
    const allowed = ruleFor(rules, botIds, deps.clock.now())?.ways ?? [];
    const isAllowed = wants(preferences, notification, { way: 'EMAIL', allowed });
    return { ...ofPerson, notification, isOver, isAllowed };
  });
}

/** Why the person gets no mail any more; null if there is no reason. */
function cancelCodeOf(
  { notification, isOver, isRested, isAllowed, isMailAllowed }: State,
  person: Addressee,
): string | null {
  if (notification === null) return 'GONE';
  if (notification.readAt !== null) return 'READ';
  if (isOver) return 'OVER';
  if (!mayBeTold(person, notification)) return 'NOT_ALLOWED';
  if (!isMailAllowed) return 'MAIL_OFF';
  if (!isAllowed) return 'UNWANTED';
  return isRested ? 'ADDRESS_RESTED' : null;
}

type Found = { readonly person: Addressee; readonly sender: Sender };

/** Who the person is now; null for somebody who left. */
export async function addresseeOf({ directory }: NotificationsDependencies, { organizationId, userId }: Dispatch) {
  return userId === null ? null : directory.addressee({ organizationId, userId });
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

export function cancelled(code: string): Composed {
  return { end: { kind: 'CANCELLED', code } };
}
