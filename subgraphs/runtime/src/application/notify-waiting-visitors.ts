import { contentOfText } from '../domain/message.js';
import { nobodyYetText } from '../domain/system-texts.js';
import type { RuntimeDependencies } from './dependencies.js';
import { turnOf } from '../domain/turn.js';
import { storeTurn } from './store-turn.js';
import { publishTurn } from './publish-turn.js';

const batchSize = 100;
/** How long a visitor waits for a person before a message says that it takes longer. */
export const patienceMs = 3 * 60_000;

/**
 * Sends waiting visitors a message, once for each wait, that it takes longer and where to leave a message; they keep
 * waiting. Returns how many it notified.
 */
export async function notifyWaitingVisitors(deps: RuntimeDependencies): Promise<number> {
  let sum = 0;
  for (;;) {
    const since = new Date(deps.clock.now().getTime() - patienceMs);
    const found = await deps.work.transact({ platform: 'notify waiting visitors' }, async (stores) =>
      stores.conversations.waiting(since, batchSize),
    );
    let notified = 0;
    for (const one of found) notified += (await notifyOne(deps, { ...one, since })) ? 1 : 0;
    sum += notified;
    // Skip the conversations that another process is notifying.
    if (found.length < batchSize || notified === 0) return sum;
  }
}

async function notifyOne(
  deps: RuntimeDependencies,
  { id, organizationId, since }: { id: string; organizationId: string; since: Date },
): Promise<boolean> {
  const outcome = await deps.work.transact({ organizationId }, async (stores) => {
    const locked = await stores.conversations.lock(organizationId, id);
    if (locked === null) return null;
    const { state, waitingSince, waitingToldAt, locale } = locked.conversation;
    // A member may have replied between the search and the lock.
    const isDue = state === 'WAITING_HUMAN' && waitingToldAt === null && waitingSince !== null && waitingSince <= since;
    if (!isDue) return null;
    const at = deps.clock.now();
    const text = nobodyYetText(locale);
    const turn = turnOf(locked, [{ author: 'SYSTEM', text, content: contentOfText(text), at }]);
    const conversation = { ...locked.conversation, waitingToldAt: at, lastMessageAt: at };
    const stored = await storeTurn(deps, stores, { turn: { ...turn, conversation }, acceptedAt: null });
    return { stored, before: locked.conversation };
  });
  if (outcome === null) return false;
  publishTurn(deps, outcome.stored, outcome);
  return true;
}
