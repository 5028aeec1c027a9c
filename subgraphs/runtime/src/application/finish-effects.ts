import { withDeadline } from '@tertulia/deadline';
import { isAwaited, type EffectResult } from '@tertulia/flow-engine';
import { deadlineOf, nextAttemptAt } from '../domain/effect-times.js';
import type { Message } from '../domain/message.js';
import { takeResult } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import { performEffect } from './perform-effect.js';
import type { ClaimedIntent, EffectIntent, HeldIntent, Stores } from './ports.js';
import { storeTurn, type StoredTurn } from './store-turn.js';
import { withSurroundings } from './with-surroundings.js';
import { publishTurn } from './publish-turn.js';

/** How long a request waits for the effects of its turn. */
const longestWaitMs = 9_000;
/** The maximum number of effects in a row within a turn; further ones run at the next recovery. */
const mostInARow = 25;

/**
 * Performs effects that were just requested, one after the other in the order of the flow, outside any transaction, and runs the
 * next step with each result. What was said before them is stored and published by then. Resolves with the last stored turn and the messages
 * of all; null if no step followed.
 */
async function finishEffects(deps: RuntimeDependencies, intents: readonly HeldIntent[]): Promise<StoredTurn | null> {
  const now = deps.clock.now();
  return finishClaimed(
    deps,
    intents.map((intent) => ({ ...intent, deadlineAt: deadlineOf(intent.effect, now) })),
  );
}

/** Like `finishEffects`, but waits for a limited time: the effects go on, and subscribers receive what follows. Null if it takes longer. */
export async function finishEffectsSoon(
  deps: RuntimeDependencies,
  intents: readonly HeldIntent[],
): Promise<StoredTurn | null> {
  return withDeadline(finishEffects(deps, intents), longestWaitMs, () => null);
}

/** Like `finishEffects`, for effects that this process has claimed. */
export async function finishClaimed(
  deps: RuntimeDependencies,
  intents: readonly ClaimedIntent[],
): Promise<StoredTurn | null> {
  let last: StoredTurn | null = null;
  const messages: Message[] = [];
  const queue = [...intents];
  deps.held.hold(queue);
  try {
    for (let done = 0; done < mostInARow; done += 1) {
      const intent = queue.shift();
      if (intent === undefined) break;
      // Whoever has taken it up meanwhile goes on with what follows it.
      if (!deps.held.has(intent)) continue;
      const taken = await finishEffect(deps, intent).finally(() => deps.held.release(intent));
      last = taken ?? last;
      messages.push(...(taken?.messages ?? []));
      const now = deps.clock.now();
      const next = taken?.intents.filter(({ effect }) => effect.id !== intent.effect.id) ?? [];
      deps.held.hold(next);
      queue.push(...next.map((one) => ({ ...one, deadlineAt: deadlineOf(one.effect, now) })));
    }
    return last === null ? null : { ...last, messages };
  } finally {
    for (const intent of queue) deps.held.release(intent);
  }
}

/** Performs one effect and stores its result once; null if there is none yet, no step follows, or another process was faster. */
async function finishEffect(deps: RuntimeDependencies, intent: ClaimedIntent): Promise<StoredTurn | null> {
  const messageId = deps.ids.next();
  const result = await performEffect(deps, intent, messageId);
  const outcome = await deps.work.transact(intent, async (stores) => {
    if (result === null) return postpone(deps, stores, intent);
    return isAwaited(intent.effect)
      ? storeResult(deps, stores, { intent, result, messageId })
      : closeOnly(deps, stores, { intent, result });
  });
  if (outcome !== null) publishTurn(deps, outcome.stored, outcome);
  return outcome?.stored ?? null;
}

async function postpone(deps: RuntimeDependencies, stores: Stores, intent: ClaimedIntent): Promise<null> {
  const { conversationId, effect, deadlineAt } = intent;
  const dueAt = nextAttemptAt(effect, { now: deps.clock.now(), deadlineAt });
  await stores.effects.postpone({ conversationId, effectId: effect.id }, dueAt);
  return null;
}

/** Work in the background: `integrations` has accepted it, and no step follows. */
async function closeOnly(
  deps: RuntimeDependencies,
  stores: Stores,
  { intent, result }: { intent: EffectIntent; result: EffectResult },
): Promise<null> {
  const { organizationId, conversationId, effect } = intent;
  await stores.effects.close({ organizationId, conversationId, effectId: effect.id }, result, deps.clock.now());
  return null;
}

async function storeResult(
  deps: RuntimeDependencies,
  stores: Stores,
  { intent, result, messageId }: { intent: EffectIntent; result: EffectResult; messageId: string },
) {
  const { organizationId, conversationId, effect } = intent;
  const locked = await stores.conversations.lock(organizationId, conversationId);
  if (locked === null) return null;
  const now = deps.clock.now();
  const closed = await stores.effects.close({ organizationId, conversationId, effectId: effect.id }, result, now);
  if (closed === null) return null;
  const { conversation, session } = locked;
  const definition = await deps.definitions.of(stores, conversation);
  const input = { kind: 'effectResult', effectId: effect.id, result } as const;
  const running = await withSurroundings(stores, { conversation, session, definition });
  const turn = takeResult(running, input, { acceptedAt: closed.acceptedAt, now });
  const stored = await storeTurn(deps, stores, { turn, acceptedAt: closed.acceptedAt, messageId });
  return { stored, before: conversation };
}
