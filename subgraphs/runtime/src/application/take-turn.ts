import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import { canReopen, hasExpired, type Conversation } from '../domain/conversation.js';
import { pauseMessageOf } from '../domain/published-bot.js';
import { awaitingOf } from '../domain/awaiting.js';
import { takeMessage } from '../domain/turn.js';
import { areOffered, faultsOfInput, stepInputOf, type VisitorInput } from '../domain/visitor-input.js';
import { countConversation } from './count-conversation.js';
import type { RuntimeDependencies, TurnOutcome } from './dependencies.js';
import { finishEffectsSoon } from './finish-effects.js';
import { hasSpokenBefore } from './has-spoken-before.js';
import type { LockedConversation, Stores, VisitorClaims } from './ports.js';
import { messagesFrom, readVisit, type Visit } from './read-visit.js';
import { runningOn } from './running-on.js';
import { storeTurn, type StoredTurn } from './store-turn.js';
import { publishTurn } from './publish-turn.js';
import { takeFiles } from './take-files.js';
import { withSurroundings } from './with-surroundings.js';
import { VisitorRefusal } from './visitor-refusal.js';

/** A visitor's message with the client's id, and the last sequence that the client received; null if it has none. */
export interface TurnInput extends VisitorInput {
  readonly clientMessageId: string;
  readonly after: number | null;
}

/**
 * Processes a visitor's message: one transaction locks the conversation, steps the engine and stores messages, state,
 * events and effect intents; then the effects run outside of it. A repeated client message id changes nothing and
 * returns what was stored. UserInputErrors: the input's; CONVERSATION_ENDED; SESSION_EXPIRED; CHOICE_NOT_OFFERED. @throws VisitorRefusal
 * for a paused bot and at a hard limit of the plan.
 */
export async function takeTurn(deps: RuntimeDependencies, claims: VisitorClaims, input: TurnInput): Promise<Visit> {
  const startMs = deps.monotonicMs();
  const count = (outcome: TurnOutcome): void => deps.turns.count(outcome, deps.monotonicMs() - startMs);
  try {
    const { visit, isRepeated } = await answerTurn(deps, claims, input);
    count(isRepeated ? 'REPEATED' : 'STORED');
    return visit;
  } catch (error) {
    count(isRefusal(error) ? 'REFUSED' : 'FAILED');
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof DomainError) return error.kind !== 'FAULT';
  return error instanceof UserInputErrors || error instanceof VisitorRefusal;
}

async function answerTurn(
  deps: RuntimeDependencies,
  claims: VisitorClaims,
  input: TurnInput,
): Promise<{ visit: Visit; isRepeated: boolean }> {
  refuseInput(faultsOfInput(input));
  const accepted = { acceptedAt: deps.clock.now(), acceptedMs: deps.monotonicMs() };
  const taken = await deps.work.transact(claims, async (stores) =>
    takeOnce(deps, stores, { claims, input, ...accepted }),
  );
  if (taken === null) return { visit: await readVisit(deps, claims, messagesFrom(input.after)), isRepeated: true };
  const { stored, before } = taken;
  publishTurn(deps, stored, { before });
  const whole = stored.intents.length === 0 ? stored : await withEffects(deps, stored);
  const visit = whole === null ? null : visitOf(whole, { before, known: input.after ?? 0 });
  return { visit: visit ?? (await readVisit(deps, claims, messagesFrom(input.after))), isRepeated: false };
}

/** The turn with what followed from its effects; null if that takes longer, or no step followed. */
async function withEffects(deps: RuntimeDependencies, stored: StoredTurn): Promise<StoredTurn | null> {
  const last = await finishEffectsSoon(deps, stored.intents);
  return last === null ? null : { ...last, messages: [...stored.messages, ...last.messages] };
}

/** The visit without reading it again; null if the visitor lacks earlier messages, or others have written meanwhile. */
function visitOf(
  { conversation, session, messages }: StoredTurn,
  { before, known }: { before: Conversation; known: number },
): Visit | null {
  const isWhole = messages.length === conversation.lastSequence - before.lastSequence;
  if (!isWhole || known < before.lastSequence || conversation.state === 'HUMAN') return null;
  const wanted = messages.filter(({ sequence }) => sequence > known);
  return { conversation, session, messages: wanted, takenOverBy: null };
}

async function takeOnce(
  deps: RuntimeDependencies,
  stores: Stores,
  {
    claims,
    input,
    acceptedAt,
    acceptedMs,
  }: { claims: VisitorClaims; input: TurnInput; acceptedAt: Date; acceptedMs: number },
) {
  const { organizationId, conversationId } = claims;
  const { clientMessageId } = input;
  const sent = { author: 'VISITOR', clientMessageId } as const;
  const locked = await stores.conversations.lock(organizationId, conversationId, sent);
  if (locked === null) throw new DomainError('NOT_FOUND');
  if (locked.isSent) return null;
  const refusal = refusalOf(locked, input, deps.clock.now());
  if (refusal !== null) throw refusal;
  const { conversation } = locked;
  const running = await runningOn(deps, stores, locked);
  const isReturning = conversation.countedAt === null ? await hasSpokenBefore(stores, conversation) : null;
  const times = { acceptedAt, now: deps.clock.now(), waitedMs: deps.monotonicMs() - acceptedMs };
  const asked = { place: claims, awaiting: awaitingOf(conversation, locked.session.state) };
  const files = await takeFiles(deps, stores, { ...asked, fileIds: input.fileIds });
  const arrival = { input: stepInputOf(input, files), clientMessageId, isReturning, ...times };
  const turn = takeMessage(await withSurroundings(stores, running), arrival);
  const stored = await storeTurn(deps, stores, { turn, acceptedAt });
  if (conversation.countedAt === null)
    await countConversation(deps, stores, { conversation, definition: running.definition });
  return { stored, before: conversation };
}

function refusalOf({ conversation, session, bot }: LockedConversation, input: TurnInput, now: Date): Error | null {
  const isOver = conversation.state === 'ENDED' && !canReopen(conversation, session.state, now);
  if (isOver) {
    const code = hasExpired(conversation, session.state, now) ? 'SESSION_EXPIRED' : 'CONVERSATION_ENDED';
    return new UserInputErrors([{ field: null, code }]);
  }
  const needsBot = conversation.state === 'BOT' || conversation.state === 'ENDED';
  if (bot.isPaused && needsBot) return new VisitorRefusal('BOT_NOT_LIVE', pauseMessageOf(bot, conversation.locale));
  if (areOffered(input.choiceIds ?? [], session.state.awaiting)) return null;
  return new UserInputErrors([{ field: ['input', 'choiceIds'], code: 'CHOICE_NOT_OFFERED' }]);
}
