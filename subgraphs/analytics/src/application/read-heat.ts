import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { heatOf, type Heat } from '../domain/heat.js';
import { toWholeHours } from '../domain/heat-window.js';
import type { Window } from '../domain/window.js';
import type { AnalyticsDependencies } from './dependencies.js';
import { requireWindow } from './metrics-scope.js';
import { requireBots } from './policies.js';
import { readDirectory } from './read-directory.js';

/** Which flow, and the conversations of it that started in a range. */
export interface HeatRequest {
  botId: string;
  /** Null for the version that is live. */
  versionId: string | null;
  window: Window;
}

/** The heat of a version's flow at a moment, absolute: a newer one replaces it. */
export interface HeatReport extends Heat {
  /** Increases with each change of the organization's metrics. */
  sequence: number;
  at: Date;
  botId: string;
  /** Null if none is live; nothing is counted then. */
  versionId: string | null;
  /** In whole hours. */
  window: Window;
  timeZone: string;
}

/** A heat that the caller may see. */
export interface HeatPlace extends HeatRequest {
  organizationId: string;
  timeZone: string;
}

/**
 * The heat of a flow.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT for a range that is empty or longer than 400 days
 */
export async function readHeat(
  deps: AnalyticsDependencies,
  principal: Principal,
  request: HeatRequest,
): Promise<HeatReport> {
  return heatAt(deps, await placeOf(deps, principal, request));
}

/** Checks what the caller may see, and names the version. @throws as `readHeat` */
export async function placeOf(
  deps: AnalyticsDependencies,
  principal: Principal,
  { botId, versionId, window }: HeatRequest,
): Promise<HeatPlace> {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  requireWindow(window);
  const directory = await readDirectory(deps, organizationId, [botId]);
  requireBots(principal, directory, [botId]);
  const { timeZone, bots } = directory;
  const live = bots.find((bot) => bot.botId === botId)?.liveVersionId ?? null;
  const wanted = versionId ?? live;
  if (versionId !== null && versionId !== live) {
    const [version] = await deps.store.versions(organizationId, [versionId]);
    if (version?.botId !== botId) throw new DomainError('NOT_FOUND');
  }
  return { organizationId, timeZone, botId, versionId: wanted, window: toWholeHours(window) };
}

/** Reads it as it is now. */
export async function heatAt({ store, clock }: AnalyticsDependencies, place: HeatPlace): Promise<HeatReport> {
  const { organizationId, botId, versionId, window, timeZone } = place;
  const at = clock.now();
  // Read first: changes in between are then read again, never missed.
  const sequence = await store.sequence(organizationId);
  const counts = versionId === null ? {} : await store.heat({ organizationId, botId, versionId, window });
  return { sequence, at, botId, versionId, window, timeZone, ...heatOf(counts) };
}
