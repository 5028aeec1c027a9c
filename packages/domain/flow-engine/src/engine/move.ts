import type { BotDefinition, DetourReturn, SessionState, StepContext, StepResult, VariableValue } from '../model.js';
import { definitionOf } from '../blocks/registry.js';
import { isUnsafeName } from '../definition/names.js';
import { settleAlarm } from './alarms.js';
import { OverBudget } from './budget.js';
import { placeAnywhere, targetAnywhere, type Place } from './compiled.js';
import { ownText } from './saying.js';
import { Turn } from './turn.js';
import { enterAt, walkFrom } from './walk.js';

/** A conversation on another version: at the same block, or else at the beginning of the block's group or of the bot. */
export interface Moved extends StepResult {
  movedTo: 'SAME_BLOCK' | 'GROUP' | 'START';
}

/** What `moveConversation` needs: the definition to go on with, and the state that another version of it left. */
export interface MoveRequest {
  definition: BotDefinition;
  state: SessionState;
  context: StepContext;
}

/**
 * Moves a conversation to another version of its definition. Answers are kept, also in variables that the version no longer has. An open
 * question stays open with the version's choices and is not asked again. A conversation with an open effect, or with a person, must not be
 * moved.
 */
export function moveConversation({ definition, state, context }: MoveRequest): Moved {
  const known = { ...state, variables: withNewVariables(definition, state.variables) };
  const turn = new Turn(definition, known, context);
  if (state.position === null) return resultOf(turn, 'SAME_BLOCK');
  const same = placeAnywhere(turn.compiled, state.position.blockId);
  if (same !== undefined && !hasLostCaller(turn, same)) {
    stay(turn, same);
    return resultOf(turn, 'SAME_BLOCK');
  }
  try {
    return resultOf(turn, beginAgain(turn, state.position.groupId));
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    const stopped = new Turn(definition, known, context);
    stopped.apologise(null, error.code);
    stopped.end(null, 'ERROR');
    return resultOf(stopped, 'START');
  }
}

function resultOf(turn: Turn, movedTo: Moved['movedTo']): Moved {
  settleAlarm(turn);
  const { state, outputs, effects } = turn;
  return { state, outputs, effects, movedTo };
}

function withNewVariables(
  definition: BotDefinition,
  values: Record<string, VariableValue>,
): Record<string, VariableValue> {
  const fresh = definition.variables.filter(({ name }) => !isUnsafeName(name) && !Object.hasOwn(values, name));
  return { ...values, ...Object.fromEntries(fresh.map(({ name, defaultValue }) => [name, defaultValue])) };
}

/** Goes on at the block, wherever it stands now. */
function stay(turn: Turn, place: Place): void {
  const { state } = turn;
  const { returnTo, awaiting } = state;
  state.flowId = place.flowId;
  state.position = { groupId: place.group.id, blockId: place.block.id };
  if (returnTo) state.returnTo = placeNow(turn, returnTo);
  const kind = definitionOf(place.block.kind);
  if (awaiting?.blockId !== place.block.id || kind.read === undefined) return;
  state.offer = null;
  state.awaiting = null;
  kind.open?.(place.block, turn);
}

function beginAgain(turn: Turn, groupId: string): Moved['movedTo'] {
  const { state } = turn;
  state.returnTo = null;
  state.frames = undefined;
  state.awaiting = null;
  state.offer = null;
  state.clarifying = undefined;
  state.heldReply = undefined;
  state.alarm = undefined;
  state.retryCount = 0;
  turn.restartCounts();
  const first = targetAnywhere(turn.compiled, { groupId });
  if (first !== undefined && first.flowId === turn.compiled.main?.flow.id) {
    state.flowId = first.flowId;
    walkFrom(turn, first);
    return 'GROUP';
  }
  turn.reply('', ownText(turn, 'versionChanged'));
  state.flowId = turn.compiled.main?.flow.id ?? state.flowId;
  walkFrom(turn, enterAt(turn, 'start'));
  return 'START';
}

/** Whether a call or a list that the conversation is in is gone, or no longer leads to the block. */
function hasLostCaller(turn: Turn, { flowId }: Place): boolean {
  const { frames = [], flowId: before } = turn.state;
  if (frames.length === 0) return false;
  return (
    flowId !== before || frames.some((frame) => placeAnywhere(turn.compiled, frame.blockId)?.flowId !== frame.flowId)
  );
}

function placeNow(turn: Turn, interrupted: DetourReturn): DetourReturn | null {
  const place = placeAnywhere(turn.compiled, interrupted.blockId);
  return place === undefined ? null : { ...interrupted, flowId: place.flowId, groupId: place.group.id };
}
