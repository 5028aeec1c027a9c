import { DomainError } from '@tertulia/errors';
import type { EndReason } from '@tertulia/flow-engine';
import { reasonOfSilence, type ChatSession, type Conversation } from '../domain/conversation.js';
import type { Fact } from '../domain/fact.js';
import { endOutcome } from '../domain/fold-outputs.js';
import type { Turn } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Stores, VisitorClaims } from './ports.js';
import { storeTurn, type StoredTurn } from './store-turn.js';
import { publishTurn } from './publish-turn.js';

/**
 * Ends the conversation at the visitor's request; the outcome depends on its state. An ended conversation does not
 * change. @throws DomainError NOT_FOUND
 */
export async function endConversation(deps: RuntimeDependencies, claims: VisitorClaims): Promise<void> {
  const { organizationId, conversationId } = claims;
  const outcome = await deps.work.transact(claims, async (stores) => {
    const locked = await stores.conversations.lock(organizationId, conversationId);
    if (locked === null) throw new DomainError('NOT_FOUND');
    return closeLocked(deps, stores, locked);
  });
  if (outcome !== null) publishTurn(deps, outcome.stored, outcome);
}

/** A locked conversation that is to end. */
interface Closing {
  readonly conversation: Conversation;
  readonly session: ChatSession;
  readonly reason?: EndReason;
  /** Who ends it, if a person of the team does. */
  readonly memberId?: string;
  readonly at?: Date;
}

/** Ends a locked conversation, by default now and as expired; null if it had already ended. */
export async function closeLocked(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids'>,
  stores: Stores,
  {
    conversation: before,
    session,
    memberId,
    at: now = deps.clock.now(),
    reason = reasonOfSilence(before, session.state),
  }: Closing,
): Promise<{ stored: StoredTurn; before: Conversation } | null> {
  if (before.state === 'ENDED') return null;
  const still: Turn = {
    conversation: before,
    session,
    drafts: [],
    facts: [],
    goals: [],
    misses: [],
    comments: [],
    changes: [],
    heard: null,
    effects: [],
    walked: [],
    contact: null,
  };
  const ended = endOutcome(still, reason, now);
  const facts = memberId === undefined ? ended.facts : ended.facts.map((fact) => endedBy(fact, memberId));
  const turn = { ...still, ...ended, facts };
  await endTakeover(stores, before.id, now);
  const stored = await storeTurn(deps, stores, { turn, acceptedAt: null });
  return { stored, before };
}

async function endTakeover(stores: Stores, conversationId: string, now: Date): Promise<void> {
  const takeover = await stores.takeovers.active(conversationId);
  if (takeover !== null) await stores.takeovers.save({ ...takeover, endedAt: now });
}

function endedBy(fact: Fact, memberId: string): Fact {
  return fact.name === 'runtime.conversation-ended.v1' ? { ...fact, payload: { ...fact.payload, memberId } } : fact;
}
