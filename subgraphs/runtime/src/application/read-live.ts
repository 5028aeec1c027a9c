import { canSeeBot, type Principal } from '@tertulia/principal';
import { flatMapped, type Stream } from '@tertulia/streams';
import { showsTheSame, type LiveSnapshot } from '../domain/live-counts.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationForLive } from './policies.js';
import { requireBot, type Asking } from './require-bot.js';

/** Live counts, limited to the bots that the caller may see. */
export async function readLive(
  deps: RuntimeDependencies,
  principal: Principal,
  botId: string | null,
): Promise<LiveSnapshot> {
  const organizationId = organizationForLive(principal);
  return narrowed(await deps.monitor.read(organizationId), principal, botId);
}

/**
 * Emits the current counts at once, then each change that the caller may see.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND if there is no such bot
 */
export async function watchLive(
  deps: RuntimeDependencies,
  asking: Asking,
  botId: string | null,
): Promise<Stream<LiveSnapshot>> {
  const { principal } = asking;
  const organizationId = organizationForLive(principal);
  if (botId !== null) await requireBot(deps, asking, { organizationId, botId });
  const stream = deps.monitor.watch(organizationId);
  return onlyChanges(stream, (snapshot) => narrowed(snapshot, principal, botId));
}

/** Emits each snapshot, as the caller sees it, that differs from the previous one. */
function onlyChanges(
  stream: AsyncIterator<LiveSnapshot>,
  show: (snapshot: LiveSnapshot) => LiveSnapshot,
): Stream<LiveSnapshot> {
  let last: LiveSnapshot | null = null;
  return flatMapped(stream, (snapshot) => {
    const value = show(snapshot);
    if (last !== null && showsTheSame(last, value)) return [];
    last = value;
    return [value];
  });
}

function narrowed(snapshot: LiveSnapshot, principal: Principal, botId: string | null): LiveSnapshot {
  const isShown = (id: string): boolean => canSeeBot(principal, id) && (botId === null || botId === id);
  const bots = snapshot.bots.filter((bot) => isShown(bot.botId));
  return { ...snapshot, bots };
}
