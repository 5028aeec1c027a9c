import type { RuntimeDependencies } from './dependencies.js';
import { closeLocked } from './end-conversation.js';
import { publishTurn } from './publish-turn.js';

const batchSize = 100;

/** Ends conversations without a message for the bot's idle minutes. Returns how many it ended. */
export async function endIdleConversations(deps: RuntimeDependencies): Promise<number> {
  let ended = 0;
  for (;;) {
    const now = deps.clock.now();
    const found = await deps.work.transact({ platform: 'end idle conversations' }, async (stores) =>
      stores.conversations.idle(now, batchSize),
    );
    let endedNow = 0;
    for (const one of found) endedNow += (await endIdle(deps, { ...one, now })) ? 1 : 0;
    ended += endedNow;
    // Skip the conversations that another process is ending.
    if (found.length < batchSize || endedNow === 0) return ended;
  }
}

async function endIdle(
  deps: RuntimeDependencies,
  { id, organizationId, now }: { id: string; organizationId: string; now: Date },
): Promise<boolean> {
  const outcome = await deps.work.transact({ organizationId }, async (stores) => {
    const locked = await stores.conversations.lock(organizationId, id);
    // A message may have arrived between the search and the lock.
    if (locked === null || locked.conversation.idleAt > now) return null;
    return closeLocked(deps, stores, { ...locked, at: locked.conversation.idleAt });
  });
  if (outcome === null) return false;
  publishTurn(deps, outcome.stored, outcome);
  return true;
}
