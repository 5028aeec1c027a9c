import type { Principal } from '@tertulia/principal';
import type { Stream } from '@tertulia/streams';
import type { AnalyticsDependencies } from './dependencies.js';
import { followNumbers } from './follow-numbers.js';
import { heatAt, placeOf, type HeatReport, type HeatRequest } from './read-heat.js';

/**
 * The heat of a flow at once, then after each change, at most once a second. A version that was live at the beginning is followed until the
 * end, also when another one goes live.
 * @throws DomainError as `readHeat`
 */
export async function followHeat(
  deps: AnalyticsDependencies,
  principal: Principal,
  request: HeatRequest,
): Promise<Stream<HeatReport>> {
  const place = await placeOf(deps, principal, request);
  const { organizationId } = place;
  return followNumbers(deps, { organizationId, read: async () => heatAt(deps, place), changesAt: () => null });
}
