import type { BotCounts, LiveMeasurement } from '../domain/live-counts.js';
import type { RuntimeDependencies } from './dependencies.js';

/** Counts the ongoing conversations of an organization in one indexed query, and the visitors who are present. */
export async function measureLiveCounts(
  deps: Pick<RuntimeDependencies, 'work' | 'presence' | 'clock'>,
  organizationId: string,
): Promise<LiveMeasurement> {
  const now = deps.clock.now();
  const [counted, signs] = await Promise.all([
    deps.work.read({ organizationId }, async (stores) => stores.reader.liveCounts(organizationId, now)),
    deps.presence.countByBot(organizationId, now),
  ]);
  const present = signs === null ? null : 0;
  const byBot = new Map<string, BotCounts>(counted.map((bot) => [bot.botId, { ...bot, present }]));
  for (const [botId, count] of signs ?? []) {
    const none = { botId, active: 0, waiting: 0, withHuman: 0, waitingSince: null };
    byBot.set(botId, { ...(byBot.get(botId) ?? none), present: count });
  }
  const bots = [...byBot.values()].toSorted((one, other) => one.botId.localeCompare(other.botId));
  return { organizationId, at: now.toISOString(), isPresenceKnown: signs !== null, bots };
}
