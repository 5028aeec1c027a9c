import { withDeadline } from '@tertulia/deadline';
import { DomainError } from '@tertulia/errors';
import type { AnswerEffect, EffectResult, OutsideEffect, ReadingEffect } from '@tertulia/flow-engine';
import type { Conversation } from '../domain/conversation.js';
import { attemptMs, isPatient, isWaitingForCall } from '../domain/effect-times.js';
import type { RuntimeDependencies } from './dependencies.js';
import { showParts } from './show-parts.js';
import type { AnswerPlace, ClaimedIntent, Stores } from './ports.js';

/** Between attempts while `integrations` cannot be reached, such as during its restart. */
const pausesMs = [100, 300, 900, 2_000] as const;

/** Messages of a conversation that its model gets. */
const recentMax = 8;

/**
 * Performs an effect by its kind, outside any transaction. Null if there is no result yet: it is to be attempted again later.
 * @param messageId of the first message that its result leads to.
 */
export async function performEffect(
  deps: RuntimeDependencies,
  intent: ClaimedIntent,
  messageId: string,
): Promise<EffectResult | null> {
  const { organizationId, conversationId, effect } = intent;
  const conversation = await deps.work.read({ organizationId }, async (stores) => {
    const [found] = await stores.reader.byIds(organizationId, [conversationId]);
    return found ?? null;
  });
  if (conversation === null) return failed('NOT_FOUND');
  if (effect.kind === 'answer') return answer(deps, conversation, { effect, messageId });
  if (effect.kind === 'reading') return read(deps, conversation, effect);
  const result = await performOutside(deps, conversation, effect);
  if (result !== null || deps.clock.now() < intent.deadlineAt) return result;
  return isWaitingForCall(effect) ? { kind: 'timeout' } : failed('UNAVAILABLE');
}

async function answer(
  deps: RuntimeDependencies,
  conversation: Conversation,
  { effect, messageId }: { readonly effect: AnswerEffect; readonly messageId: string },
): Promise<EffectResult> {
  const limitMs = attemptMs(effect);
  const { organizationId, botId } = conversation;
  let isLate = false;
  const show = showParts(deps, conversation, { id: messageId, blockId: effect.blockId });
  const onPart = (markdown: string): void => (isLate ? undefined : show(markdown));
  const ask = async (): Promise<EffectResult> => {
    const { definition, place } = await deps.work.read({ organizationId }, async (stores) => ({
      definition: await deps.definitions.of(stores, conversation),
      place: effect.deadlineMs === undefined ? null : await placeOf(stores, conversation),
    }));
    const question = { organizationId, botId, effect, definition, place, now: deps.clock.now(), onPart };
    return deps.answers.answer(question, AbortSignal.timeout(limitMs));
  };
  try {
    return await withDeadline(ask(), limitMs, () => failed('DEADLINE_EXCEEDED'));
  } catch {
    return failed('ANSWER_FAILED');
  } finally {
    isLate = true;
  }
}

/** Lets the bot's model read a text; without a result in time, the engine reads it. */
async function read(
  deps: RuntimeDependencies,
  conversation: Conversation,
  effect: ReadingEffect,
): Promise<EffectResult> {
  const { organizationId } = conversation;
  const ask = async (): Promise<EffectResult> => {
    const { definition, place } = await deps.work.read({ organizationId }, async (stores) => ({
      definition: await deps.definitions.of(stores, conversation),
      place: await placeOf(stores, conversation),
    }));
    return deps.readings.read({ organizationId, effect, definition, place, now: deps.clock.now() });
  };
  const unread = (modelFailure: string): EffectResult => ({ kind: 'unread', modelFailure });
  try {
    return await withDeadline(ask(), attemptMs(effect), () => unread('TIMEOUT'));
  } catch {
    return unread('READING_FAILED');
  }
}

/** What the bot's model has to know of the conversation. */
async function placeOf(
  { reader }: Stores,
  { id: conversationId, organizationId, botId }: Conversation,
): Promise<AnswerPlace | null> {
  const session = (await reader.sessionsOf(organizationId, [conversationId])).get(conversationId);
  if (session === undefined) return null;
  const range = { after: 0, size: recentMax, isFromEnd: true };
  const recent = (await reader.messagePages(organizationId, [conversationId], range)).get(conversationId) ?? [];
  return { botId, conversationId, isSimulation: false, state: session.state, recent };
}

/** Asks `integrations`, and again while it cannot be reached and the visitor waits. */
async function performOutside(
  deps: RuntimeDependencies,
  conversation: Conversation,
  effect: OutsideEffect,
): Promise<EffectResult | null> {
  const endsAtMs = deps.monotonicMs() + attemptMs(effect);
  for (let attempts = 0; ; attempts += 1) {
    const result = await request(deps, conversation, { effect, timeoutMs: endsAtMs - deps.monotonicMs() });
    if (result !== 'UNAVAILABLE') return result;
    if (isPatient(effect)) return null;
    const pauseMs = (pausesMs[attempts] ?? pausesMs[3]) * (0.5 + Math.random());
    if (deps.monotonicMs() + pauseMs >= endsAtMs) return failed('UNAVAILABLE');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** One request. Repeating it is safe: the effect's id makes it the same work. */
async function request(
  deps: RuntimeDependencies,
  { id: conversationId, organizationId, botId }: Conversation,
  { effect, timeoutMs }: { effect: OutsideEffect; timeoutMs: number },
): Promise<EffectResult | null | 'UNAVAILABLE'> {
  try {
    const asked = { organizationId, conversationId, botId, effect, isSimulation: false, timeoutMs };
    const result = await withDeadline(deps.outside.perform(asked), timeoutMs, () => {
      throw new DomainError('DEADLINE_EXCEEDED');
    });
    return result.kind === 'pending' ? null : result;
  } catch (error) {
    const isLate = error instanceof DomainError && error.code === 'DEADLINE_EXCEEDED';
    return isLate && !isPatient(effect) ? { kind: 'timeout' } : 'UNAVAILABLE';
  }
}

function failed(code: string): EffectResult {
  return { kind: 'failed', code };
}
