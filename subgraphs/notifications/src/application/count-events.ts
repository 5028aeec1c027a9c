import { isYounger } from '../domain/notification.js';
import { countsOf, type CountedAt } from '../domain/minute-counts.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

const dayMs = 24 * 3_600_000;
/** Minutes are looked at for some hours, hours for four weeks. */
export const countsKeptMs = { minutes: 2 * dayMs, hours: 35 * dayMs };

/** Counts what happened with bots of an organization. Each event must be given once. */
export async function countEvents(
  { clock }: Pick<NotificationsDependencies, 'clock'>,
  { counts }: Pick<Stores, 'counts'>,
  { organizationId, events }: { readonly organizationId: string; readonly events: readonly CountedAt[] },
): Promise<void> {
  const now = clock.now();
  const rows = countsOf(events.filter(({ at }) => isYounger(at, countsKeptMs.hours, now)));
  if (rows.length > 0) await counts.add(organizationId, rows);
}
