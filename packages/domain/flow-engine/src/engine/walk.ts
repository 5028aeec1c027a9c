import type {
  Block,
  DetourReturn,
  Edge,
  EdgeSource,
  EdgeTarget,
  FlowEventKey,
  SessionState,
  VariableValue,
} from '../model.js';
import { definitionOf } from '../blocks/registry.js';
import type { Outcome } from '../blocks/definition.js';
import { eventEdge, placeOf, sourceKey, type CompiledFlow, type Place, targetAnywhere } from './compiled.js';
import { beganAt, dropFrame, endDetour, innermost, leaveFor } from './frames.js';
import { noEdge, type Turn } from './turn.js';

type HeldReply = NonNullable<SessionState['heldReply']>;

/** Runs blocks from a place until one waits, the conversation ends, or the limit of blocks or of messages in a row is reached. */
export function walkFrom(turn: Turn, place: Place | undefined): void {
  let current = place ?? finishPath(turn, null);
  while (current) {
    if (!turn.spendBlock()) {
      turn.apologise(current.block.id, 'BLOCK_BUDGET');
      return turn.end(current.block.id, 'ERROR');
    }
    const outcome = enter(turn, current);
    if (turn.isOverMessages) {
      turn.fault(current.block.id, 'MESSAGE_BUDGET');
      turn.end(current.block.id, 'ERROR');
      return;
    }
    current = follow(turn, current, outcome);
  }
}

/** The place after a block's outcome; undefined when the walk stops. */
export function follow(turn: Turn, place: Place, outcome: Outcome): Place | undefined {
  const { block } = place;
  turn.edge = noEdge;
  switch (outcome.kind) {
    case 'wait':
      return undefined;
    case 'end':
      turn.end(block.id, outcome.reason);
      return undefined;
    case 'goTo':
      return goTo(turn, place, outcome.target);
    case 'port': {
      const edge = edgeOf(turn.flow, { kind: 'port', id: block.id, port: outcome.port });
      return edge ? goAlong(turn, place, edge) : fall(turn, place);
    }
    case 'next':
      return fall(turn, place);
    case 'call':
      return enterFlow(turn, place, outcome.flowId);
    case 'return':
      return comeBack(turn, place, outcome.values);
    case 'body':
      return enterBody(turn, place);
    case 'loop':
      return withinLoop(turn, place, outcome.to);
  }
}

/** Starts a detour at an event's edge; false when the event has no edge or a detour is already running. */
export function detour(turn: Turn, place: Place, kind: 'fallback' | 'invalidReply'): boolean {
  const entry = turn.state.returnTo ? undefined : enterAt(turn, kind);
  if (!entry) return false;
  turn.state.returnTo = returnTo(turn, place);
  turn.state.awaiting = null;
  if (kind === 'invalidReply') turn.state.retryCount = 0;
  walkFrom(turn, entry);
  return true;
}

/**
 * Runs the path of an event; false where the flow has none. A path of its own comes back to the question that was open before all
 * detours; one that leads to where the conversation passes goes on there.
 */
export function runEvent(turn: Turn, place: Place, key: FlowEventKey): boolean {
  const entry = enterAt(turn, key);
  if (!entry) return false;
  const isOnTheWay = turn.compiled.flows.get(entry.flowId)?.mainGroups.has(entry.group.id) === true;
  const interrupted = turn.state.returnTo ?? returnTo(turn, place);
  endDetour(turn);
  if (isOnTheWay) leaveFor(turn, entry);
  else turn.state.returnTo = interrupted;
  turn.state.awaiting = null;
  turn.state.retryCount = 0;
  walkFrom(turn, entry);
  return true;
}

/** Goes to a question that the conversation has passed: calls and lists to which it does not belong are left. */
export function goBackTo(turn: Turn, place: Place): void {
  endDetour(turn);
  leaveFor(turn, place);
  turn.state.retryCount = 0;
  askAgain(turn, place);
}

function returnTo({ state }: Turn, { flowId, group, block }: Place): DetourReturn {
  const depth = state.frames === undefined ? {} : { depth: state.frames.length };
  return { flowId, groupId: group.id, blockId: block.id, ...depth };
}

/** Repeats an open question with its prompt and choices, without an `asked` output. */
export function askAgain(turn: Turn, place: Place): void {
  setPosition(turn, place);
  definitionOf(place.block.kind).askAgain?.(place.block, turn);
}

/** Opens a question again without saying anything. */
export function openAgain(turn: Turn, place: Place): void {
  setPosition(turn, place);
  definitionOf(place.block.kind).open?.(place.block, turn);
}

/** The place of the block at the state's position. */
export function placeAt(turn: Turn, position: { blockId: string } | null): Place | undefined {
  return position === null ? undefined : turn.flow?.places.get(position.blockId);
}

/** The block to which the edge of an event leads, in the current flow or else in the main flow. */
export function eventPlace(turn: Turn, key: FlowEventKey): Place | undefined {
  return eventEntry(turn, key)?.place;
}

/** The same block, to be entered next: the event's edge is the one that leads to it. */
export function enterAt(turn: Turn, key: FlowEventKey): Place | undefined {
  const entry = eventEntry(turn, key);
  turn.edge = entry === undefined ? noEdge : { edgeId: entry.edge.id, fromBlockId: null };
  return entry?.place;
}

function eventEntry(turn: Turn, key: FlowEventKey): { edge: Edge; place: Place } | undefined {
  for (const flow of [turn.flow, turn.compiled.main]) {
    const edge = flow && eventEdge(flow, key);
    const place = edge && placeOf(flow, edge.target);
    if (place) return { edge, place };
  }
  return undefined;
}

function enter(turn: Turn, place: Place): Outcome {
  const { block, group } = place;
  setPosition(turn, place);
  if (!turn.isBack)
    turn.outputs.push({ kind: 'entered', groupId: group.id, blockId: block.id, blockKind: block.kind, ...turn.edge });
  turn.isBack = false;
  turn.edge = noEdge;
  return definitionOf(block.kind).run(block, turn);
}

/** Makes this block the one at which the conversation is. */
function setPosition(turn: Turn, place: Place): void {
  turn.state.offer = null;
  turn.state.flowId = place.flowId;
  turn.state.position = { groupId: place.group.id, blockId: place.block.id };
}

function fall(turn: Turn, place: Place): Place | undefined {
  const edge = edgeOf(turn.flow, { kind: 'block', id: place.block.id });
  if (edge) return goAlong(turn, place, edge);
  const next: Block | undefined = place.group.blocks[place.index + 1];
  if (next) return turn.flow?.places.get(next.id);
  return finishPath(turn, place);
}

function goAlong(turn: Turn, from: Place, { id, target }: Edge): Place | undefined {
  turn.edge = { edgeId: id, fromBlockId: from.block.id };
  return goTo(turn, from, target);
}

function goTo(turn: Turn, from: Place, target: EdgeTarget): Place | undefined {
  const place = findTarget(turn, target);
  if (!place) {
    turn.fault(from.block.id, 'MISSING_TARGET');
    return finishPath(turn, from);
  }
  if (turn.state.frames !== undefined) leaveFor(turn, place);
  const flow = turn.compiled.flows.get(place.flowId);
  if (turn.state.returnTo && innermost(turn) === undefined && flow?.mainGroups.has(place.group.id)) {
    turn.state.returnTo = null;
    leaveFor(turn, place);
  }
  return place;
}

function enterFlow(turn: Turn, from: Place, flowId: string): Place | undefined {
  const called = turn.compiled.flows.get(flowId);
  const edge = called && eventEdge(called, 'start');
  const place = edge && placeOf(called, edge.target);
  if (!place) {
    turn.fault(from.block.id, 'MISSING_TARGET');
    dropFrame(turn);
    return fall(turn, from);
  }
  turn.edge = { edgeId: edge.id, fromBlockId: null };
  return place;
}

function enterBody(turn: Turn, from: Place): Place | undefined {
  const edge = edgeOf(turn.flow, { kind: 'port', id: from.block.id, port: 'each' });
  const place = edge && turn.flow && placeOf(turn.flow, edge.target);
  if (!place) {
    if (edge) turn.fault(from.block.id, 'MISSING_TARGET');
    dropFrame(turn);
    return fall(turn, from);
  }
  turn.edge = { edgeId: edge.id, fromBlockId: from.block.id };
  return place;
}

/** Goes on with the next entry of the innermost list, or leaves it. Outside of a list the path ends. */
function withinLoop(turn: Turn, from: Place, to: 'NEXT' | 'LEAVE'): Place | undefined {
  const frame = innermost(turn);
  const list = frame?.kind === 'loop' ? beganAt(turn, frame) : undefined;
  if (!list) {
    turn.fault(from.block.id, 'NO_LOOP');
    return finishPath(turn, from);
  }
  if (to === 'NEXT') return backToList(turn, list);
  dropFrame(turn);
  return fall(turn, list);
}

function backToList(turn: Turn, list: Place): Place {
  turn.isBack = true;
  return list;
}

/** Leaves the called flow, out of its lists too, and stores what it returns; where none was called, the path ends. */
function comeBack(turn: Turn, from: Place, values: Record<string, VariableValue>): Place | undefined {
  for (let frame = innermost(turn); frame !== undefined; frame = innermost(turn)) {
    dropFrame(turn);
    if (frame.kind === 'loop') continue;
    turn.state.flowId = frame.flowId;
    for (const [name, variable] of Object.entries(frame.results)) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value !== undefined) turn.setVariable(frame.blockId, variable, value);
    }
    const call = beganAt(turn, frame);
    if (call) return fall(turn, call);
    turn.fault(from.block.id, 'LOST_POSITION');
    return finishPath(turn, from);
  }
  return finishPath(turn, from);
}

function findTarget(turn: Turn, target: EdgeTarget): Place | undefined {
  const own = turn.flow && placeOf(turn.flow, target);
  if (own || turn.flow?.groups.has(target.groupId)) return own;
  return targetAnywhere(turn.compiled, target);
}

function edgeOf(flow: CompiledFlow | undefined, source: EdgeSource): Edge | undefined {
  return flow?.edges.get(sourceKey(source));
}

/** The question as it was when the reply came that it now reads. */
function openFor(turn: Turn, place: Place, { awaiting }: HeldReply): void {
  setPosition(turn, place);
  turn.state.awaiting = awaiting;
}

/**
 * At the end of a path: goes on with the list or after the call that it belongs to, else returns to the question that a detour
 * interrupted, else ends the conversation.
 */
function finishPath(turn: Turn, place: Place | null): Place | undefined {
  for (let frame = innermost(turn); frame !== undefined; frame = innermost(turn)) {
    const began = beganAt(turn, frame);
    turn.state.flowId = frame.flowId;
    if (began && frame.kind === 'loop') return backToList(turn, began);
    dropFrame(turn);
    if (began) return fall(turn, began);
    turn.fault(place?.block.id ?? null, 'LOST_POSITION');
  }
  const { returnTo: interrupted } = turn.state;
  if (interrupted) {
    turn.state.returnTo = null;
    turn.state.flowId = interrupted.flowId;
    const question = placeAt(turn, interrupted);
    if (question) {
      if (turn.state.heldReply) openFor(turn, question, turn.state.heldReply);
      else askAgain(turn, question);
      return undefined;
    }
  }
  turn.end(place?.block.id ?? null);
  return undefined;
}
