import type { StepOutput, WalkedStep } from '@tertulia/flow-engine';
import { aboutConversation } from './fact.js';
import { withFact, type Outcome } from './fold-outputs.js';
import type { ChatSession } from './conversation.js';

/** A step of the engine enters at most as many blocks; of a turn of several steps, the first are published. */
const walkedStepsMax = 200;

/** The blocks that outputs entered, in order. */
export function walkedIn(outputs: readonly StepOutput[]): WalkedStep[] {
  return outputs.flatMap((output) => {
    if (output.kind !== 'entered') return [];
    const { blockId, edgeId, fromBlockId } = output;
    return [{ blockId, edgeId, fromBlockId }];
  });
}

/**
 * Adds the fact of what the turn walked. What was walked while the conversation was only a view waits in the session
 * for the visitor's first message, because a view counts nowhere.
 */
export function withWalk<T extends Outcome & { session: ChatSession; walked: readonly WalkedStep[] }>(turn: T): T {
  const { walked: before = [], ...state } = turn.session.state;
  const steps = [...before, ...turn.walked].slice(0, walkedStepsMax);
  if (steps.length === 0) return turn;
  const isCounted = turn.conversation.countedAt !== null;
  const session = { ...turn.session, state: isCounted ? state : { ...state, walked: steps } };
  const payload = { ...aboutConversation(turn.conversation), steps };
  return { ...turn, ...withFact(turn, { name: 'runtime.blocks-visited.v1', payload }), session };
}
