import type {
  Block,
  BlockOf,
  CallFrame,
  Frame,
  LoopFrame,
  SessionState,
  VariableType,
  VariableValue,
} from '../model.js';
import type { Outcome } from '../blocks/definition.js';
import { singlePath } from '../text/template.js';
import { outsideOf, type CompiledFlow, type Place } from './compiled.js';
import type { Turn } from './turn.js';
import { coerceText } from './values.js';

/** Maximum number of calls and lists inside each other. */
export const deepestFrame = 8;
/** Maximum number of entries of a list that are visited. */
const mostEntries = 200;

/** Frames that belong to the path that a detour interrupted, which the detour leaves alone. */
function interrupted({ returnTo }: SessionState): number {
  return returnTo?.depth ?? 0;
}

/** The innermost frame of the path at hand. */
export function innermost({ state }: Turn): Frame | undefined {
  const frames = state.frames ?? [];
  return frames.length > interrupted(state) ? frames.at(-1) : undefined;
}

/** The place of the block that began a frame; undefined when a later version has lost it. */
export function beganAt(turn: Turn, frame: Frame): Place | undefined {
  return turn.compiled.flows.get(frame.flowId)?.places.get(frame.blockId);
}

/** Remembers a call, with its values. */
export function enterCall(turn: Turn, block: BlockOf<'callFlow'>): Outcome {
  const { flowId, inputs, outputs } = block.options;
  const called = turn.compiled.flows.get(flowId ?? '');
  if (flowId === null || called === undefined) {
    turn.fault(block.id, 'MISSING_TARGET');
    return { kind: 'next' };
  }
  const given = new Map(inputs.map(({ name, value }) => [name, value]));
  const locals: Record<string, VariableValue> = {};
  for (const { name, type } of called.flow.parameters ?? []) {
    const source = given.get(name);
    const value = source === undefined ? null : valueOf(turn, source, type);
    const isStored = turn.fits(value, undefined);
    if (!isStored) turn.fault(block.id, 'VALUE_TOO_LARGE');
    locals[name] = isStored ? value : null;
  }
  const results = Object.fromEntries(outputs.flatMap(({ name, variable }) => (variable ? [[name, variable]] : [])));
  const frame: CallFrame = {
    ...{ kind: 'call', flowId: turn.state.flowId, blockId: block.id, calledId: flowId },
    ...{ results, locals },
  };
  return push(turn, block, frame) ?? { kind: 'call', flowId };
}

/** The values of a return, in the types that the flow declares. */
export function returnedValues(turn: Turn, { options }: BlockOf<'return'>): Record<string, VariableValue> {
  const types = new Map(turn.flow?.flow.results?.map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    options.values.map(({ name, value }) => [name, valueOf(turn, value, types.get(name) ?? 'TEXT')]),
  );
}

/** Begins a list, or goes on with its next entry; after the last one it continues with the next block. */
export function nextEntry(turn: Turn, block: BlockOf<'loop'>): Outcome {
  const { options } = block;
  const list = turn.read(options.list.split('.'));
  const entries = Array.isArray(list) ? list : [];
  const running = loopAt(turn, block.id);
  const at = running === undefined ? 0 : running.at + 1;
  const count = running?.count ?? Math.min(entries.length, mostEntries);
  if (running !== undefined) dropFrame(turn);
  if (at >= Math.min(count, entries.length)) return { kind: 'next' };
  turn.spend(turn.flow?.arrowCount ?? 0);
  const refused = push(turn, block, { kind: 'loop', flowId: turn.state.flowId, blockId: block.id, at, count });
  if (refused) return refused;
  if (options.item !== '') turn.setVariable(block.id, options.item, entries[at] ?? null);
  if (options.index) turn.setVariable(block.id, options.index, at + 1);
  return { kind: 'body' };
}

/** The frame of a list, where its path is the innermost one. */
export function loopAt(turn: Turn, blockId: string): LoopFrame | undefined {
  const frame = innermost(turn);
  return frame?.kind === 'loop' && frame.blockId === blockId && frame.flowId === turn.state.flowId ? frame : undefined;
}

/** Removes the innermost frame. Whoever goes back does not go back into what is over. */
export function dropFrame(turn: Turn): Frame | undefined {
  const { frames = [], answered } = turn.state;
  const frame = frames.at(-1);
  turn.state.frames = frames.length > 1 ? frames.slice(0, -1) : undefined;
  turn.weighAgain();
  const flow = frame && turn.compiled.flows.get(frame.kind === 'call' ? frame.calledId : frame.flowId);
  if (frame && flow && answered && answered.length > 0)
    turn.state.answered = answered.filter((id) => !isInside(turn, { frame, flow }, flow.places.get(id)));
  return frame;
}

/** Leaves the calls and lists to which a place does not belong, but none of the path that a detour interrupted. */
export function leaveFor(turn: Turn, place: Place): void {
  for (let frame = innermost(turn); frame !== undefined; frame = innermost(turn)) {
    const flow = turn.compiled.flows.get(place.flowId);
    const isIts = frame.kind === 'call' ? frame.calledId === place.flowId : frame.flowId === place.flowId;
    if (flow && isIts && isInside(turn, { frame, flow }, place)) return;
    dropFrame(turn);
  }
}

/** Ends a detour, if there is one: the calls and lists that it began are over. */
export function endDetour(turn: Turn): void {
  if (!turn.state.returnTo) return;
  const depth = interrupted(turn.state);
  while ((turn.state.frames?.length ?? 0) > depth) dropFrame(turn);
  turn.state.returnTo = null;
}

function isInside(
  turn: Turn,
  { frame, flow }: { frame: Frame; flow: CompiledFlow },
  place: Place | undefined,
): boolean {
  if (place === undefined || frame.kind === 'call') return place !== undefined;
  const begun = beganAt(turn, frame);
  if (begun === undefined) return false;
  return place.block === begun.block || !outsideOf(flow, begun).has(place.group.id);
}

/** Adds a frame. With too many the conversation ends, and that is the outcome. */
function push(turn: Turn, block: Block, frame: Frame): Outcome | undefined {
  const { frames = [] } = turn.state;
  if (frames.length >= deepestFrame) {
    turn.apologise(block.id, 'CALL_DEPTH');
    return { kind: 'end', reason: 'ERROR' };
  }
  turn.state.frames = [...frames, frame];
  return undefined;
}

/** A template's value; what consists of a single `{{ output }}` keeps its type. */
function valueOf(turn: Turn, source: string, type: VariableType): VariableValue {
  const path = singlePath(turn.compile(source.trim()));
  const given = path === null ? null : (turn.read(path) ?? null);
  return given === null || typeof given === 'string' ? coerceText(given ?? turn.template(source), type) : given;
}
