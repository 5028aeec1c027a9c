import { ruleFor, type Alert } from '../domain/alert.js';
import { isYounger, occasionMaxAgeMs, type Occasion } from '../domain/notification.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { AlertSubject, Stores } from './ports.js';
import { rulesOf } from './rules-of.js';

type Parts = Pick<NotificationsDependencies, 'clock' | 'ids'>;
const minuteMs = 60_000;

/** Something happened of which people are told, if a rule of the organization says so. A known key changes nothing. */
export async function raiseOccasion(deps: Parts, stores: Stores, occasion: Omit<Occasion, 'id'>): Promise<void> {
  const { organizationId, kind, botIds, occurredAt } = occasion;
  const now = deps.clock.now();
  if (!isYounger(occurredAt, occasionMaxAgeMs, now)) return;
  const rules = (await rulesOf(deps, stores, organizationId)).filter((rule) => rule.kind === kind);
  if (ruleFor(rules, botIds, now) === null) return;
  await stores.occasions.add({ id: deps.ids.next(), ...occasion });
}

/** Something is wrong since then. People are told if it lasts as long as the rule says, or at once with `isAtOnce`. */
export async function openAlert(
  deps: Parts,
  stores: Stores,
  { isAtOnce = false, ...wrong }: Omit<Alert, 'id' | 'state' | 'dueAt' | 'overAt'> & { readonly isAtOnce?: boolean },
): Promise<void> {
  const now = deps.clock.now();
  if (!isYounger(wrong.since, occasionMaxAgeMs, now)) return;
  const rules = (await rulesOf(deps, stores, wrong.organizationId)).filter(({ kind }) => kind === wrong.kind);
  const rule = ruleFor(rules, wrong.botIds, now);
  if (rule === null) return;
  const dueAt = new Date(wrong.since.getTime() + (isAtOnce ? 0 : rule.forMinutes * minuteMs));
  await stores.alerts.open({ ...wrong, id: deps.ids.next(), state: 'PENDING', dueAt, overAt: null });
}

/** It is over: whoever was not told yet is not. */
export async function closeAlert(stores: Pick<Stores, 'alerts'>, subject: AlertSubject, at: Date): Promise<void> {
  await stores.alerts.close(subject, at);
}

const firedMax = 200;
const reach = { platform: 'fire due alerts' };

/** Tells people of what has lasted long enough. */
export async function fireDueAlerts(
  deps: Parts & Pick<NotificationsDependencies, 'work' | 'occasionQueue'>,
): Promise<void> {
  const fired = await deps.work.transact(reach, async (stores) => {
    const alerts = await stores.alerts.fireDue(deps.clock.now(), firedMax);
    for (const { id, organizationId, kind, botIds, since, facts } of alerts) {
      await raiseOccasion(deps, stores, {
        ...{ organizationId, kind, botIds, facts },
        ...{ key: `alert ${id}`, alertId: id, occurredAt: since },
      });
    }
    return alerts.length;
  });
  if (fired > 0) deps.occasionQueue.wake();
}
