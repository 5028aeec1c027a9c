import { askKnowledge, unknown } from '../blocks/ai-response/index.js';
import type { Answer } from '../blocks/definition.js';
import { definitionOf } from '../blocks/registry.js';
import { isWaiting } from './alarms.js';
import { clarifiedBy } from './clarify.js';
import type { Place } from './compiled.js';
import { endDetour } from './frames.js';
import { answerIntent, heardIn } from './intents.js';
import { receiveAnswer } from './receive.js';
import type { Turn } from './turn.js';
import { follow, openAgain, placeAt } from './walk.js';

/**
 * Applies an answer to entries of the knowledge that were offered: asks for the one that was picked. Anything else is an answer to the
 * question behind the detour; where there is none, it is what the visitor wants of the bot, or the next question for the knowledge.
 */
export function receiveClarified(turn: Turn, place: Place, answer: Answer): Place | undefined {
  const { block } = place;
  const { clarifying, returnTo, lastMessage } = turn.state;
  if (block.kind !== 'aiResponse' || clarifying === undefined) return undefined;
  const meant = clarifiedBy(turn, answer);
  if (answer.kind === 'choice' && meant.kind === 'other') {
    turn.fault(block.id, 'UNEXPECTED_INPUT');
    return undefined;
  }
  if (meant.kind === 'other' && returnTo && !isWaiting(turn.state)) {
    endDetour(turn);
    turn.state.flowId = returnTo.flowId;
    const question = placeAt(turn, returnTo);
    if (question && definitionOf(question.block.kind).read !== undefined) {
      openAgain(turn, question);
      return receiveAnswer(turn, question, answer);
    }
  }
  const heard = meant.kind === 'other' ? heardIn(turn, answer) : null;
  if (heard !== null) {
    answerIntent(turn, place, heard);
    return undefined;
  }
  turn.state.clarifying = undefined;
  turn.state.awaiting = null;
  if (meant.kind === 'none') return follow(turn, place, unknown(block, clarifying.question, turn));
  return follow(turn, place, askKnowledge(block, meant.kind === 'entry' ? meant.question : lastMessage, turn));
}
