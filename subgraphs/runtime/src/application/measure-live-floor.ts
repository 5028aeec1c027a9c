import type { BotCounts, LiveSnapshot } from '../domain/live-counts.js';
import type { RuntimeDependencies } from './dependencies.js';

/** Counts what is under way in an organization, in one indexed query. */
export async function measureLiveFloor(
  deps: Pick<RuntimeDependencies, 'work' | 'presence' | 'clock'>,
  organizationId: string,
): Promise<Omit<LiveSnapshot, 'sequence'>> {
  const now = deps.clock.now();
  const counted = await deps.work.read({ organizationId }, async (stores) =>
    stores.reader.liveCounts(organizationId, now),
  );
  const present = deps.presence.countByBot(organizationId, now);
  const byBot = new Map(counted.map((bot) => [bot.botId, { ...bot, present: 0 }]));
  for (const [botId, count] of present) {
    const none = { botId, active: 0, waiting: 0, withHuman: 0, waitingSince: null };
    byBot.set(botId, { ...(byBot.get(botId) ?? none), present: count });
  }
  const bots: BotCounts[] = [...byBot.values()].toSorted((one, other) => one.botId.localeCompare(other.botId));
  return { organizationId, at: now.toISOString(), bots };
}
