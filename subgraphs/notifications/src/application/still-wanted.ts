import { ruleFor } from '../domain/alert.js';
import type { AttemptEnd, Dispatch } from '../domain/dispatch.js';
import type { Notification } from '../domain/notification.js';
import { defaultPreferences, mailTimeOf, wants, type Preferences } from '../domain/preferences.js';
import { afterPresence } from '../domain/presence.js';
import { mayBeTold } from '../domain/recipient.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Addressee, Sender } from './ports.js';
import { rulesOf } from './rules-of.js';

/** The person to whom something is sent, as they are now. */
export interface Found {
  readonly person: Addressee;
  readonly sender: Sender;
}

/** A notification to send now, and to whom; or why it is not sent now. */
export type Wanted = (Found & { readonly notification: Notification }) | { readonly end: AttemptEnd };

/** Whether the person is still to be told in this way, by what is known and wanted now. Rejects while others that must be asked are away. */
export async function stillWanted(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Wanted> {
  const found = await addresseeOf(deps, dispatch);
  if (found === null) return cancelled('LEFT');
  const state = await readState(deps, dispatch, found.person);
  const { notification } = state;
  const code = cancelCodeOf(state, found.person);
  if (notification === null || code !== null) return cancelled(code ?? 'GONE');
  const now = deps.clock.now();
  const quietUntil = mailTimeOf(state.preferences, notification.kind, { now, zone: found.sender.timeZone });
  const looked = await lookedUntil(deps, dispatch, notification);
  const until = looked > quietUntil ? looked : quietUntil;
  return until > now ? { end: { kind: 'WAIT', until } } : { ...found, notification };
}

/** Until when a mail waits because its person looks at the portal; a push does not wait. */
async function lookedUntil({ presence, clock }: NotificationsDependencies, dispatch: Dispatch, { kind }: Notification) {
  const { organizationId, userId, way, createdAt } = dispatch;
  const now = clock.now();
  if (way !== 'EMAIL' || userId === null) return now;
  return afterPresence({ kind, plannedAt: createdAt }, await presence.leftMs({ organizationId, userId }), now);
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
  const { organizationId, notificationId, way } = dispatch;
  const { userId, address } = person;
  return deps.work.transact({ organizationId }, async (stores) => {
    const notification =
      notificationId === null ? null : await stores.notifications.byId(organizationId, notificationId);
    const preferences = (await stores.preferences.of(organizationId, [userId])).get(userId) ?? defaultPreferences;
    const isRested = way === 'EMAIL' && (await stores.rested.isRested({ organizationId, userId }, address));
    const isMailAllowed = await stores.mailPolicy.isMailAllowed(organizationId);
    const ofPerson = { preferences, isRested, isMailAllowed: way !== 'EMAIL' || isMailAllowed };
    if (notification === null) return { ...ofPerson, notification, isOver: false, isAllowed: false };
    const { alertId, kind, botIds } = notification;
    const isOver = alertId !== null && (await stores.alerts.stateOf(organizationId, alertId)) === 'OK';
    const rules = (await rulesOf(deps, stores, organizationId)).filter((rule) => rule.kind === kind);
    const allowed = ruleFor(rules, botIds, deps.clock.now())?.ways ?? [];
    const isAllowed = wants(preferences, notification, { way, allowed });
    return { ...ofPerson, notification, isOver, isAllowed };
  });
}

/** Why the person is not told any more; null if there is no reason. */
function cancelCodeOf({ notification, isOver, isAllowed, ...mail }: State, person: Addressee): string | null {
  if (notification === null) return 'GONE';
  if (notification.readAt !== null) return 'READ';
  if (isOver) return 'OVER';
  if (!mayBeTold(person, notification)) return 'NOT_ALLOWED';
  if (!mail.isMailAllowed) return 'MAIL_OFF';
  if (!isAllowed) return 'UNWANTED';
  return mail.isRested ? 'ADDRESS_RESTED' : null;
}

/** Who the person is now; null for somebody who left. */
export async function addresseeOf({ directory }: NotificationsDependencies, { organizationId, userId }: Dispatch) {
  return userId === null ? null : directory.addressee({ organizationId, userId });
}

/** Nothing is sent, for this reason. */
export function cancelled(code: string): { readonly end: AttemptEnd } {
  return { end: { kind: 'CANCELLED', code } };
}
