import { withDeadline } from '@tertulia/deadline';
import type { EffectResult } from '@tertulia/flow-engine';
import { takeResult } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { EffectIntent, Stores } from './ports.js';
import { storeTurn, type StoredTurn } from './store-turn.js';
import { publishTurn } from './publish-turn.js';

/** How long an effect may take before the flow continues without it. */
const deadlineMs = 8_000;
/** The maximum number of effects in a row within a turn; further ones run at the next recovery. */
const mostInARow = 10;

/** Performs open effects one after the other, outside any transaction, and runs the next step with each result. */
export async function finishEffects(
  deps: RuntimeDependencies,
  intents: readonly EffectIntent[],
): Promise<StoredTurn | null> {
  let last: StoredTurn | null = null;
  const queue = [...intents];
  for (let done = 0; done < mostInARow; done += 1) {
    const intent = queue.shift();
    if (intent === undefined) break;
    last = (await finishEffect(deps, intent)) ?? last;
    queue.push(...(last?.intents.filter((next) => next.effect.id !== intent.effect.id) ?? []));
  }
  return last;
}

/** Performs one effect and stores its result once; null if another process was faster. */
async function finishEffect(deps: RuntimeDependencies, intent: EffectIntent): Promise<StoredTurn | null> {
  const result = await perform(deps, intent);
  const outcome = await deps.work.transact(intent, async (stores) => storeResult(deps, stores, { intent, result }));
  if (outcome !== null) publishTurn(deps, outcome.stored, outcome);
  return outcome?.stored ?? null;
}

async function storeResult(
  deps: RuntimeDependencies,
  stores: Stores,
  { intent, result }: { intent: EffectIntent; result: EffectResult },
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
  const turn = takeResult({ conversation, session, definition }, input, { acceptedAt: closed.acceptedAt, now });
  const origin = { sent: null, acceptedAt: closed.acceptedAt };
  const stored = await storeTurn(deps, stores, { turn, origin });
  return stored === null ? null : { stored, before: conversation };
}

async function perform(deps: RuntimeDependencies, intent: EffectIntent): Promise<EffectResult> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    return await withDeadline(answer(deps, intent, signal), deadlineMs, () => failed('DEADLINE_EXCEEDED'));
  } catch {
    return failed('ANSWER_FAILED');
  }
}

async function answer(deps: RuntimeDependencies, intent: EffectIntent, signal: AbortSignal): Promise<EffectResult> {
  const { organizationId, conversationId, effect } = intent;
  const definition = await deps.work.read(intent, async (stores) => {
    const [conversation] = await stores.reader.byIds(organizationId, [conversationId]);
    return conversation === undefined ? null : deps.definitions.of(stores, conversation);
  });
  if (definition === null) return failed('NOT_FOUND');
  return deps.answers.answer({ organizationId, effect, definition, now: deps.clock.now() }, signal);
}

function failed(code: string): EffectResult {
  return { kind: 'failed', code };
}
