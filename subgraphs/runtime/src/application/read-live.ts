import { visibleBotIds, type Principal } from '@tertulia/principal';
import { showsTheSame, type LiveSnapshot } from '../domain/live-counts.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationForLive } from './policies.js';

/** The numbers of a moment, narrowed to the bots that the caller may see. */
export async function readLive(
  deps: RuntimeDependencies,
  principal: Principal,
  botId: string | null,
): Promise<LiveSnapshot> {
  const organizationId = organizationForLive(principal);
  return narrowed(await deps.floor.read(organizationId), principal, botId);
}

/** The present numbers at once, then each change of what the caller may see. */
export function watchLive(
  deps: RuntimeDependencies,
  principal: Principal,
  botId: string | null,
): AsyncIterableIterator<LiveSnapshot> {
  const stream = deps.floor.watch(organizationForLive(principal));
  let last: LiveSnapshot | null = null;
  return {
    next: async () => {
      for (;;) {
        const heard = await stream.next();
        if (heard.done === true) return { done: true, value: undefined };
        const value = narrowed(heard.value, principal, botId);
        if (last !== null && showsTheSame(last, value)) continue;
        last = value;
        return { done: false, value };
      }
    },
    return: async () => {
      await stream.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function narrowed(snapshot: LiveSnapshot, principal: Principal, botId: string | null): LiveSnapshot {
  const visible = visibleBotIds(principal);
  const isShown = (id: string): boolean =>
    (visible === null || visible.includes(id)) && (botId === null || botId === id);
  const bots = snapshot.bots.filter((bot) => isShown(bot.botId));
  return { ...snapshot, bots };
}
