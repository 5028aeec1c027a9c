import type { Block, Edge, EdgeSource, EdgeTarget, FlowEventKey, SessionState } from '../model.js';
import { definitionOf } from '../blocks/registry.js';
import type { Outcome } from '../blocks/definition.js';
import { eventEdge, placeOf, sourceKey, type CompiledFlow, type Place } from './compiled.js';
import { noEdge, type Turn } from './turn.js';

type HeldReply = NonNullable<SessionState['heldReply']>;

/** Runs blocks from a place until one waits, the conversation ends, or the limit of blocks or of messages in a row is reached. */
export function walkFrom(turn: Turn, place: Place | undefined): void {
  let current = place;
  if (!current) finishPath(turn, null);
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
  }
}

/** Starts a detour at an event's edge; false when the event has no edge or a detour is already running. */
export function detour(turn: Turn, place: Place, kind: 'fallback' | 'invalidReply'): boolean {
  const entry = turn.state.returnTo ? undefined : enterAt(turn, kind);
  if (!entry) return false;
  turn.state.returnTo = { flowId: place.flowId, groupId: place.group.id, blockId: place.block.id };
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
  const here = { flowId: place.flowId, groupId: place.group.id, blockId: place.block.id };
  turn.state.returnTo = isOnTheWay ? null : (turn.state.returnTo ?? here);
  turn.state.awaiting = null;
  turn.state.retryCount = 0;
  walkFrom(turn, entry);
  return true;
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
  turn.outputs.push({ kind: 'entered', groupId: group.id, blockId: block.id, blockKind: block.kind, ...turn.edge });
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
  finishPath(turn, place);
  return undefined;
}

function goAlong(turn: Turn, from: Place, { id, target }: Edge): Place | undefined {
  turn.edge = { edgeId: id, fromBlockId: from.block.id };
  return goTo(turn, from, target);
}

function goTo(turn: Turn, from: Place, target: EdgeTarget): Place | undefined {
  const place = findTarget(turn, target);
  if (!place) {
    turn.fault(from.block.id, 'MISSING_TARGET');
    finishPath(turn, from);
    return undefined;
  }
  const flow = turn.compiled.flows.get(place.flowId);
  if (turn.state.returnTo && flow?.mainGroups.has(place.group.id)) turn.state.returnTo = null;
  return place;
}

function findTarget(turn: Turn, target: EdgeTarget): Place | undefined {
  const own = turn.flow && placeOf(turn.flow, target);
  if (own || turn.flow?.groups.has(target.groupId)) return own;
  for (const flow of turn.compiled.flows.values()) {
    const place = placeOf(flow, target);
    if (place) return place;
  }
  return undefined;
}

function edgeOf(flow: CompiledFlow | undefined, source: EdgeSource): Edge | undefined {
  return flow?.edges.get(sourceKey(source));
}

/** The question as it was when the reply came that it now reads. */
function openFor(turn: Turn, place: Place, { awaiting }: HeldReply): void {
  setPosition(turn, place);
  turn.state.awaiting = awaiting;
}

/** At the end of a path: returns to the question that a detour interrupted, or else ends the conversation. */
function finishPath(turn: Turn, place: Place | null): void {
  const { returnTo } = turn.state;
  if (returnTo) {
    turn.state.returnTo = null;
    turn.state.flowId = returnTo.flowId;
    const question = placeAt(turn, returnTo);
    if (question)
      return turn.state.heldReply ? openFor(turn, question, turn.state.heldReply) : askAgain(turn, question);
  }
  turn.end(place?.block.id ?? null);
}
