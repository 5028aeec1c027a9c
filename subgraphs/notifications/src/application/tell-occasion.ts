import { ruleFor } from '../domain/alert.js';
import type { Dispatch, DispatchWay } from '../domain/dispatch.js';
import { isUrgent } from '../domain/kinds.js';
import { isYounger, mailMaxAgeMs, unreadForMs, type Occasion } from '../domain/notification.js';
import { defaultPreferences, wants, type Preferences } from '../domain/preferences.js';
import { mayBeTold, type Member } from '../domain/recipient.js';
import type { NotificationsDependencies } from './dependencies.js';
import { joinDigests } from './gather-mails.js';
import type { PersonToTell, Stores } from './ports.js';
import { rulesOf } from './rules-of.js';
import { outsidePlanOf, tellOutside, type OutsidePlan } from './tell-outside.js';

/** Somebody to tell, whether by mail too, and in which browsers. */
interface Told extends PersonToTell {
  readonly isMailed: boolean;
  readonly preferences: Preferences;
  readonly deviceIds: readonly string[];
}

/** Tells the people of an organization of an occasion, each once: also when it is repeated, or done by two processes at once. */
export function occasionTeller(deps: NotificationsDependencies) {
  return async (occasionId: string): Promise<void> => {
    const occasion = await deps.work.read({ platform: 'tell an occasion' }, async ({ occasions }) =>
      occasions.untold(occasionId),
    );
    if (occasion === null) return;
    const { organizationId } = occasion;
    // Asked before the transaction: others may take their time.
    const { members, timeZone, locale } = await deps.directory.toTell(organizationId);
    const plan = locale === null ? null : await outsidePlanOf(deps, occasion, { locale, timeZone });
    const added = await deps.work.transact({ organizationId }, async (stores) =>
      tell(deps, stores, { occasion, members, timeZone, plan }),
    );
    if (added.some(({ isMailed }) => isMailed)) deps.mailQueue.wake();
    if (added.some(({ deviceIds }) => deviceIds.length > 0)) deps.pushQueue.wake();
    for (const { id, userId, isInFeed } of added) {
      if (isInFeed) deps.feed.changed({ organizationId, userId }, { notificationId: id });
    }
  };
}

interface Telling {
  readonly occasion: Occasion;
  readonly members: readonly Member[];
}

async function tell(
  deps: NotificationsDependencies,
  stores: Stores,
  { timeZone, plan, ...told }: Telling & { readonly timeZone: string; readonly plan: OutsidePlan | null },
): Promise<readonly Told[]> {
  const { occasion } = told;
  const { organizationId, id, alertId } = occasion;
  if (!(await stores.occasions.markTold(organizationId, id, deps.clock.now()))) return [];
  // It may have ended since it was found, for instance while a process was away.
  if (alertId !== null && (await stores.alerts.stateOf(organizationId, alertId)) === 'OK') return [];
  if (plan !== null) await tellOutside(deps, stores, { occasion, plan });
  const people = await peopleFor(deps, stores, told);
  const ids = new Set(await stores.notifications.add(occasion, people));
  const added = people.filter((person) => ids.has(person.id));
  const isGathered = ({ preferences }: Told): boolean => preferences.digest !== 'NONE' && !isUrgent(occasion.kind);
  await stores.dispatches.add(
    added.flatMap((person) =>
      dispatchesOf(deps, occasion, { ...person, isMailed: person.isMailed && !isGathered(person) }),
    ),
  );
  const gathered = added
    .filter((person) => person.isMailed && isGathered(person))
    .map(({ id: notificationId, userId, preferences }) => ({ organizationId, userId, notificationId, preferences }));
  await joinDigests(deps, stores, { all: gathered, timeZone });
  return added;
}

async function peopleFor(
  deps: NotificationsDependencies,
  stores: Stores,
  { occasion, members }: Telling,
): Promise<Told[]> {
  const { organizationId, kind, occurredAt } = occasion;
  const now = deps.clock.now();
  const rules = (await rulesOf(deps, stores, organizationId)).filter((rule) => rule.kind === kind);
  const allowed = ruleFor(rules, occasion.botIds, now)?.ways ?? [];
  const canSend = isYounger(occurredAt, mailMaxAgeMs, now);
  const canMail = canSend && (await stores.mailPolicy.isMailAllowed(organizationId));
  const able = members.filter((member) => mayBeTold(member, occasion));
  const userIds = able.map(({ userId }) => userId);
  const known = await stores.preferences.of(organizationId, userIds);
  const devices = canSend && deps.pushes !== null ? await stores.devices.of(organizationId, userIds) : [];
  return able.flatMap(({ userId }) => {
    const preferences = known.get(userId) ?? defaultPreferences;
    const isInFeed = wants(preferences, occasion, { way: 'FEED', allowed });
    const isMailed = canMail && wants(preferences, occasion, { way: 'EMAIL', allowed });
    const isPushed = wants(preferences, occasion, { way: 'PUSH', allowed });
    const deviceIds = devices.filter((device) => isPushed && device.userId === userId).map(({ id }) => id);
    const isTold = isInFeed || isMailed || deviceIds.length > 0;
    return isTold ? [{ id: deps.ids.next(), userId, isInFeed, isMailed, preferences, deviceIds }] : [];
  });
}

/** A push at once for each browser; a mail at once if it is urgent, and otherwise if the notification is unread by then. */
function dispatchesOf(
  { clock, ids }: NotificationsDependencies,
  occasion: Occasion,
  { id: notificationId, userId, isMailed, deviceIds }: Told,
): Dispatch[] {
  const { organizationId, kind } = occasion;
  const createdAt = clock.now();
  const after = (ms: number) => new Date(createdAt.getTime() + ms);
  const make = (way: DispatchWay, deviceId: string | null, waitMs: number): Dispatch => ({
    ...{ id: ids.next(), organizationId, way, deviceId, notificationId, userId, kind, createdAt },
    ...{ period: null, sealed: null },
    ...{ state: 'PENDING', attempts: 0, code: null, finishedAt: null },
    ...{ dueAt: after(waitMs), expiresAt: after(waitMs + mailMaxAgeMs) },
  });
  return [
    ...(isMailed ? [make('EMAIL', null, isUrgent(kind) ? 0 : unreadForMs)] : []),
    ...deviceIds.map((deviceId) => make('PUSH', deviceId, 0)),
  ];
}
