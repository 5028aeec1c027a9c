import { ruleFor } from '../domain/alert.js';
import type { Dispatch } from '../domain/dispatch.js';
import { kindDefaults } from '../domain/kinds.js';
import { isYounger, mailMaxAgeMs, unreadForMs, type Occasion } from '../domain/notification.js';
import { defaultPreferences, wants, type Preferences } from '../domain/preferences.js';
import { mayBeTold, type Member } from '../domain/recipient.js';
import type { NotificationsDependencies } from './dependencies.js';
import { joinDigests } from './gather-mails.js';
import type { OutsideNews } from './outside-ports.js';
import type { PersonToTell, Stores } from './ports.js';
import { rulesOf } from './rules-of.js';
import { outsideNewsOf } from './tell-outside.js';

/** Somebody to tell, and whether by mail too. */
interface Told extends PersonToTell {
  readonly isMailed: boolean;
  readonly preferences: Preferences;
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
    const members = await deps.directory.members(organizationId);
    const [timeZone, news] = await Promise.all([
      isUrgent(occasion) ? 'UTC' : deps.names.timeZone(organizationId),
      outsideNewsOf(deps, occasion),
    ]);
    const added = await deps.work.transact({ organizationId }, async (stores) =>
      tell(deps, stores, { occasion, members, timeZone, news }),
    );
    if (added.some(({ isMailed }) => isMailed)) deps.mailQueue.wake();
    for (const { id, userId, isInFeed } of added) {
      if (isInFeed) deps.feed.changed({ organizationId, userId }, { notificationId: id });
    }
  };
}

interface Telling {
  readonly occasion: Occasion;
  readonly members: readonly Member[];
}

function isUrgent({ kind }: Occasion): boolean {
  return kindDefaults[kind].severity === 'URGENT';
}

async function tell(
  deps: NotificationsDependencies,
  stores: Stores,
  { timeZone, news, ...told }: Telling & { readonly timeZone: string; readonly news: OutsideNews | null },
): Promise<readonly Told[]> {
  const { occasion } = told;
  const { organizationId, id, alertId } = occasion;
  if (!(await stores.occasions.markTold(organizationId, id, deps.clock.now()))) return [];
  // It may have ended since it was found, for instance while a process was away.
  if (alertId !== null && (await stores.alerts.stateOf(organizationId, alertId)) === 'OK') return [];
  if (news !== null) await stores.outside.tell(occasion, news);
  const people = await peopleFor(deps, stores, told);
  const ids = new Set(await stores.notifications.add(occasion, people));
  const added = people.filter((person) => ids.has(person.id));
  const mailed = added.filter(({ isMailed }) => isMailed);
  const isGathered = ({ preferences }: Told): boolean => preferences.digest !== 'NONE' && !isUrgent(occasion);
  const single = mailed.filter((person) => !isGathered(person));
  await stores.dispatches.add(single.map((person) => dispatchOf(deps, occasion, person)));
  const gathered = mailed.filter(isGathered).map(({ id: notificationId, userId, preferences }) => ({
    ...{ organizationId, userId, notificationId, preferences },
  }));
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
  const isAllowed = await stores.mailPolicy.isMailAllowed(organizationId);
  const canMail = isAllowed && isYounger(occurredAt, mailMaxAgeMs, now);
  const able = members.filter((member) => mayBeTold(member, occasion));
  const known = await stores.preferences.of(
    organizationId,
    able.map(({ userId }) => userId),
  );
  return able.flatMap(({ userId }) => {
    const preferences = known.get(userId) ?? defaultPreferences;
    const isInFeed = wants(preferences, occasion, { way: 'FEED', allowed });
    const isMailed = canMail && wants(preferences, occasion, { way: 'EMAIL', allowed });
    return isInFeed || isMailed ? [{ id: deps.ids.next(), userId, isInFeed, isMailed, preferences }] : [];
  });
}

function dispatchOf(
  { clock, ids }: NotificationsDependencies,
  occasion: Occasion,
  { id: notificationId, userId }: Told,
): Dispatch {
  const { organizationId, kind } = occasion;
  const createdAt = clock.now();
  const waitMs = isUrgent(occasion) ? 0 : unreadForMs;
  return {
    ...{ id: ids.next(), organizationId, notificationId, userId, kind, createdAt },
    ...{ period: null, sealed: null },
    ...{ state: 'PENDING', attempts: 0, code: null, finishedAt: null },
    dueAt: new Date(createdAt.getTime() + waitMs),
    expiresAt: new Date(createdAt.getTime() + waitMs + mailMaxAgeMs),
  };
}
