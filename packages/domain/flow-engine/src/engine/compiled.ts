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
  cache.set(definition, compiled);
  return compiled;
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
  };
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
  const targetsOf = groupTargets(flow);
  const reached = new Set<string>();
  const open = [...entries, ...[...events].flatMap((key) => eventTarget(flow, key)?.groupId ?? [])];
  for (let groupId = open.pop(); groupId !== undefined; groupId = open.pop()) {
    if (reached.has(groupId) || !flow.groups.has(groupId)) continue;
    reached.add(groupId);
    open.push(...(targetsOf.get(groupId) ?? []));
  }
  return reached;
}

function groupTargets(flow: CompiledFlow): Map<string, string[]> {
  const targets = new Map<string, string[]>(flow.flow.groups.map((group) => [group.id, []]));
  for (const edge of flow.flow.edges) {
    if (edge.source.kind === 'event') continue;
    const from = flow.places.get(edge.source.id);
    if (from) targets.get(from.group.id)?.push(edge.target.groupId);
  }
  for (const { block, group } of flow.places.values()) {
    if (block.kind === 'jump' && block.options.target) targets.get(group.id)?.push(block.options.target.groupId);
  }
  return targets;
}
