import type {
  Block,
  BotDefinition,
  Edge,
  EdgeSource,
  EdgeTarget,
  Flow,
  FlowEvent,
  FlowEventKey,
  Group,
  VariableType,
} from '../model.js';
import { commandWord } from '../text/command-word.js';
import { compileText, type CompiledText } from '../text/template.js';

/** A block and its position. */
export interface Place {
  flowId: string;
  group: Group;
  index: number;
  block: Block;
}

/** A flow with its look-up tables. */
export interface CompiledFlow {
  flow: Flow;
  groups: Map<string, Group>;
  places: Map<string, Place>;
  edges: Map<string, Edge>;
  events: Map<FlowEventKey, FlowEvent>;
  /** Groups reachable from the start event, except those where a detour begins. Entering one of them ends a detour. */
  mainGroups: Set<string>;
  /** By group: how many edges and jumps lead to which other group. */
  arrows: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** How many pairs of groups are connected. */
  arrowCount: number;
  /** Groups to which jumps of other flows lead. */
  entered: Set<string>;
  /** By loop: the groups outside of it; see `outsideOf`. */
  outsides: Map<string, ReadonlySet<string>>;
}

/** A definition with its look-up tables, built once per definition object. */
export interface CompiledDefinition {
  flows: Map<string, CompiledFlow>;
  main: CompiledFlow | null;
  variableTypes: Map<string, VariableType>;
  texts: Map<string, CompiledText>;
}

const cache = new WeakMap<BotDefinition, CompiledDefinition>();

/** The look-up tables of a definition, cached per object: an edited definition must be a new object. */
export function compileDefinition(definition: BotDefinition): CompiledDefinition {
  const found = cache.get(definition);
  if (found) return found;
  const flows = new Map(definition.flows.map((flow) => [flow.id, compileFlow(flow)]));
  const compiled: CompiledDefinition = {
    flows,
    main: flows.get(definition.flows[0]?.id ?? '') ?? null,
    variableTypes: new Map(definition.variables.map((variable) => [variable.name, variable.type])),
    texts: new Map(),
  };
  for (const flow of flows.values()) noteEntries(flows, flow);
  cache.set(definition, compiled);
  return compiled;
}

function noteEntries(flows: ReadonlyMap<string, CompiledFlow>, from: CompiledFlow): void {
  for (const targets of from.arrows.values())
    for (const groupId of targets.keys()) {
      if (from.groups.has(groupId)) continue;
      for (const flow of flows.values()) if (flow.groups.has(groupId)) flow.entered.add(groupId);
    }
}

/** A compiled text of the definition, cached. */
export function compiledText(compiled: CompiledDefinition, source: string): CompiledText {
  let text = compiled.texts.get(source);
  if (!text) {
    text = compileText(source);
    compiled.texts.set(source, text);
  }
  return text;
}

/** Look-up key of an edge's source. */
export function sourceKey(source: EdgeSource): string {
  return source.kind === 'port' ? `port ${source.id} ${source.port}` : `${source.kind} ${source.id}`;
}

/** The block to which a target leads; undefined when the group or block is missing or the group is empty. */
export function placeOf(flow: CompiledFlow, target: EdgeTarget): Place | undefined {
  const group = flow.groups.get(target.groupId);
  if (!group) return undefined;
  if (target.blockId === undefined) return group.blocks[0] && flow.places.get(group.blocks[0].id);
  const place = flow.places.get(target.blockId);
  return place?.group === group ? place : undefined;
}

/** The block with this id in whichever flow; ids are unique in a bot. */
export function placeAnywhere({ flows }: CompiledDefinition, blockId: string | undefined): Place | undefined {
  if (blockId === undefined) return undefined;
  for (const flow of flows.values()) {
    const place = flow.places.get(blockId);
    if (place) return place;
  }
  return undefined;
}

/** The block to which a target leads, in whichever flow. */
export function targetAnywhere({ flows }: CompiledDefinition, target: EdgeTarget): Place | undefined {
  for (const flow of flows.values()) {
    const place = placeOf(flow, target);
    if (place) return place;
  }
  return undefined;
}

/** Builds the look-up tables of one flow. */
export function compileFlow(flow: Flow): CompiledFlow {
  const places = new Map<string, Place>();
  for (const group of flow.groups) {
    for (const [index, block] of group.blocks.entries()) {
      if (!places.has(block.id)) places.set(block.id, { flowId: flow.id, group, index, block });
    }
  }
  const compiled: CompiledFlow = {
    flow,
    groups: new Map(flow.groups.map((group) => [group.id, group])),
    places,
    edges: new Map(flow.edges.map((edge) => [sourceKey(edge.source), edge])),
    events: new Map(flow.events.map((event) => [eventKeyOf(event), event])),
    mainGroups: new Set(),
    arrows: new Map(),
    arrowCount: 0,
    entered: new Set(),
    outsides: new Map(),
  };
  compiled.arrows = groupTargets(compiled);
  for (const targets of compiled.arrows.values()) compiled.arrowCount += targets.size;
  compiled.mainGroups = reachedFrom(compiled, ['start']);
  for (const kind of ['fallback', 'invalidReply'] as const) {
    const entry = eventTarget(compiled, kind);
    if (entry) compiled.mainGroups.delete(entry.groupId);
  }
  return compiled;
}

/** The name of an event within its flow. */
export function eventKeyOf(event: FlowEvent): FlowEventKey {
  if (event.kind === 'command') return `command:${commandWord(event.word)}`;
  return event.kind === 'intent' ? `intent:${event.intent}` : event.kind;
}

/** Where the edge of an event leads. */
export function eventTarget(flow: CompiledFlow, key: FlowEventKey): EdgeTarget | undefined {
  return eventEdge(flow, key)?.target;
}

/** The edge of an event. */
export function eventEdge(flow: CompiledFlow, key: FlowEventKey): Edge | undefined {
  const event = flow.events.get(key);
  return event && flow.edges.get(sourceKey({ kind: 'event', id: event.id }));
}

/** Ids of the groups that are reachable from events and other entries through edges and jumps. */
export function reachedFrom(
  flow: CompiledFlow,
  events: Iterable<FlowEventKey>,
  entries: Iterable<string> = [],
): Set<string> {
  return reached(flow, [...entries, ...[...events].flatMap((key) => eventTarget(flow, key)?.groupId ?? [])]);
}

/** The groups that lie outside of a list: those that are also reached without its port `each`. */
export function outsideOf(flow: CompiledFlow, loop: Place): ReadonlySet<string> {
  const known = flow.outsides.get(loop.block.id);
  if (known) return known;
  const to = flow.edges.get(sourceKey({ kind: 'port', id: loop.block.id, port: 'each' }))?.target.groupId;
  const entries = [...flow.events.keys()].flatMap((key) => eventTarget(flow, key)?.groupId ?? []);
  const outside = reached(flow, [loop.group.id, ...entries, ...flow.entered], { from: loop.group.id, to });
  flow.outsides.set(loop.block.id, outside);
  return outside;
}

/** The groups that are reached from groups, one of them without a single arrow. */
function reached(flow: CompiledFlow, from: string[], without?: { from: string; to: string | undefined }): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let groupId = open.pop(); groupId !== undefined; groupId = open.pop()) {
    if (found.has(groupId) || !flow.groups.has(groupId)) continue;
    found.add(groupId);
    for (const [target, count] of flow.arrows.get(groupId) ?? []) {
      const isLeftOut = count === 1 && groupId === without?.from && target === without.to;
      if (!isLeftOut) open.push(target);
    }
  }
  return found;
}

function groupTargets(flow: CompiledFlow): Map<string, Map<string, number>> {
  const targets = new Map<string, Map<string, number>>();
  const add = (from: string, to: string): void => {
    const known = targets.get(from) ?? new Map<string, number>();
    known.set(to, (known.get(to) ?? 0) + 1);
    targets.set(from, known);
  };
  for (const edge of flow.flow.edges) {
    const from = edge.source.kind === 'event' ? undefined : flow.places.get(edge.source.id);
    if (from) add(from.group.id, edge.target.groupId);
  }
  for (const { block, group } of flow.places.values()) {
    if (block.kind === 'jump' && block.options.target) add(group.id, block.options.target.groupId);
  }
  return targets;
}
