import { localDayOf } from '@tertulia/metrics';
import { requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import type { Stream } from '@tertulia/streams';
import { ratingsOf } from '../domain/metrics-report.js';
import { dayAfter, dayNumber, startOfDay } from '../domain/zone-days.js';
import { requireBots } from './policies.js';
import type { AnalyticsDependencies } from './dependencies.js';
import { followNumbers } from './follow-numbers.js';
import { readDirectory } from './read-directory.js';

/** Today's metrics, absolute: the newest value replaces all earlier ones. */
export interface LiveNumbers {
  /** Increases with each value; never the same for two different ones. */
  sequence: number;
  at: Date;
  conversationsToday: number;
  goalsToday: number;
  /** Mean of today's ratings; null if there is none. */
  ratingToday: number | null;
}

/** What following needs. */
export type LiveDependencies = Pick<AnalyticsDependencies, 'store' | 'feed' | 'findNewBots' | 'pause' | 'clock'>;

/**
 * Today's metrics at once, then after each change, at most once a second, also when a new day starts.
 * @param botId null for every bot that the caller may see
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function followLiveMetrics(
  deps: LiveDependencies,
  principal: Principal,
  botId: string | null,
): Promise<Stream<LiveNumbers>> {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  const directory = await readDirectory(deps, organizationId, botId === null ? [] : [botId]);
  const botIds = botId === null ? visibleBotIds(principal) : requireBots(principal, directory, [botId]);
  // A stream lives minutes to hours, so the time zone is read once.
  const { timeZone } = directory;
  const changesAt = (now: Date): Date => startOfDay(dayAfter(localDayOf(now, timeZone)), timeZone);
  const read = async (): Promise<LiveNumbers> => readToday(deps, { organizationId, botIds, timeZone });
  return followNumbers(deps, { organizationId, read, changesAt });
}

async function readToday(
  { store, clock }: Pick<AnalyticsDependencies, 'store' | 'clock'>,
  { organizationId, botIds, timeZone }: { organizationId: string; botIds: readonly string[] | null; timeZone: string },
): Promise<LiveNumbers> {
  const at = clock.now();
  const day = localDayOf(at, timeZone);
  // Read first: changes in between are then emitted again, never missed.
  const sequence = await store.sequence(organizationId);
  const { conversations, goals, csat } = await store.dayNumbers(organizationId, day, botIds);
  return {
    sequence: sequence + dayNumber(day),
    at,
    conversationsToday: conversations,
    goalsToday: goals,
    ratingToday: ratingsOf(csat, 1).mean,
  };
}
