import type { RuntimeDependencies } from './dependencies.js';
import { closeLocked } from './end-conversation.js';
import { recordBot } from './record-bot.js';
import type { Stores } from './ports.js';

const mostAtOnce = 10_000;

/** Closes a deleted bot: no new conversations start, and the open ones end. They stay hidden until the bot is restored. */
export async function closeDeletedBot(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids'>,
  stores: Stores,
  bot: { organizationId: string; botId: string },
): Promise<void> {
  await recordBot(stores, bot, { deletedAt: deps.clock.now(), liveVersionId: null });
  const open = await stores.conversations.openOf(bot.organizationId, bot.botId, mostAtOnce);
  for (const id of open) {
    const locked = await stores.conversations.lock(bot.organizationId, id);
    if (locked !== null)
      await closeLocked(deps, stores, {
        ...locked,
        reason: locked.conversation.countedAt === null ? 'EXPIRED' : 'BLOCKED',
      });
  }
}
