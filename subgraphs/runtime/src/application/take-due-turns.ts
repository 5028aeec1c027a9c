import { dueAtOf } from '../domain/alarm.js';
import { takeDue } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import { finishEffectsSoon } from './finish-effects.js';
import type { DueConversation, Stores } from './ports.js';
import { publishTurn } from './publish-turn.js';
import { runningOn } from './running-on.js';
import { storeTurn } from './store-turn.js';
import { withSurroundings } from './with-surroundings.js';

const batchSize = 8;
const mostBatches = 50;

/**
 * Takes the turns of conversations whose time has come. Each is claimed by one process, which has 30 seconds; the turn and the
 * end of the alarm are one transaction, so that a turn is taken once, however often a process dies. Returns how many were taken.
 */
export async function takeDueTurns(deps: RuntimeDependencies): Promise<number> {
  let taken = 0;
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const due = await deps.work.transact({ platform: 'claim conversations that are due' }, async (stores) =>
      stores.conversations.claimDue(deps.clock.now(), batchSize),
    );
    const outcomes = await Promise.all(due.map(async (one) => takeOne(deps, one)));
    taken += outcomes.filter((isTaken) => isTaken).length;
    if (due.length < batchSize) break;
  }
  return taken;
}

async function takeOne(deps: RuntimeDependencies, due: DueConversation): Promise<boolean> {
  const { organizationId } = due;
  const outcome = await deps.work.transact({ organizationId }, async (stores) => takeLocked(deps, stores, due));
  if (outcome === null) return false;
  publishTurn(deps, outcome.stored, outcome);
  await finishEffectsSoon(deps, outcome.stored.intents);
  return true;
}

async function takeLocked(
  deps: RuntimeDependencies,
  stores: Stores,
  { organizationId, conversationId }: DueConversation,
) {
  const locked = await stores.conversations.lock(organizationId, conversationId);
  if (locked === null) return null;
  const { conversation, session } = locked;
  const now = deps.clock.now();
  const dueAt = dueAtOf(conversation, session);
  if (dueAt === null || dueAt > now) {
    // Somebody has written meanwhile: the claim gives way to what is due now.
    await stores.conversations.save(conversation, session);
    return null;
  }
  const turn = takeDue(await withSurroundings(stores, await runningOn(deps, stores, locked)), now);
  const stored = await storeTurn(deps, stores, { turn, acceptedAt: null });
  return { stored, before: conversation };
}
