import type { Block } from '../model.js';
import { definitionOf } from '../blocks/registry.js';
import {
  eventTarget,
  outsideOf,
  placeOf,
  reachedFrom,
  sourceKey,
  type CompiledDefinition,
  type CompiledFlow,
  type Place,
} from '../engine/compiled.js';
import { findLoops } from './loops.js';

/** Maximum number of lists of one flow. */
export const mostLoops = 100;

const cache = new WeakMap<CompiledDefinition, ReadonlyMap<string, Place[]>>();

/** By flow: where paths begin that come back without asking anything, also through other flows. */
export function endlessPaths(compiled: CompiledDefinition): ReadonlyMap<string, Place[]> {
  const known = cache.get(compiled);
  if (known) return known;
  const found = new Paths(compiled).endless();
  cache.set(compiled, found);
  return found;
}

/** The groups of a flow that belong to a list: their paths come back to it. */
export function bodyGroups(flow: CompiledFlow): ReadonlySet<string> {
  const loops = [...flow.places.values()].filter(({ block }) => block.kind === 'loop');
  const groups = new Set<string>();
  if (loops.length > mostLoops) return groups;
  for (const loop of loops) {
    const to = flow.edges.get(sourceKey({ kind: 'port', id: loop.block.id, port: 'each' }))?.target.groupId;
    const outside = outsideOf(flow, loop);
    for (const groupId of to === undefined ? [] : reachedFrom(flow, [], [to]))
      if (!outside.has(groupId)) groups.add(groupId);
  }
  return groups;
}

/** The block with which a block continues when it takes no exit. */
export function fallPlace(flow: CompiledFlow, { block, group, index }: Place): Place | undefined {
  const edge = flow.edges.get(sourceKey({ kind: 'block', id: block.id }));
  const next = group.blocks[index + 1];
  return edge ? placeOf(flow, edge.target) : next && flow.places.get(next.id);
}

class Paths {
  private readonly bodies: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly flowOfGroup = new Map<string, CompiledFlow>();
  /** The flows that can be called without a question being asked. */
  private readonly silent: ReadonlySet<string>;

  constructor(private readonly compiled: CompiledDefinition) {
    const flows = [...compiled.flows.values()];
    this.bodies = new Map(flows.map((flow) => [flow.flow.id, bodyGroups(flow)]));
    for (const flow of flows.toReversed()) for (const id of flow.groups.keys()) this.flowOfGroup.set(id, flow);
    this.silent = this.silentFlows(flows);
  }

  endless(): Map<string, Place[]> {
    const arrows = new Map<string, string[]>();
    const places = new Map<string, Place>();
    for (const flow of this.compiled.flows.values())
      for (const place of flow.places.values()) {
        if (definitionOf(place.block.kind).waits) continue;
        places.set(keyOf(place), place);
        arrows.set(keyOf(place), this.next(place, this.silent).map(keyOf));
      }
    const found = new Map<string, Place[]>();
    for (const [first = ''] of findLoops(arrows)) {
      const place = places.get(first);
      if (place) found.set(place.flowId, [...(found.get(place.flowId) ?? []), place]);
    }
    return found;
  }

  /** The blocks that may come next. A list ends by itself, so the way back to it from inside is left out. */
  private next(place: Place, silent: ReadonlySet<string>): Place[] {
    const { block } = place;
    const flow = this.compiled.flows.get(place.flowId);
    if (flow === undefined) return [];
    const places = [
      ...this.exits(flow, place),
      ...(this.isPassed(block, silent) && definitionOf(block.kind).falls(block) ? [fallPlace(flow, place)] : []),
      ...(block.kind === 'jump' ? [this.jumpPlace(flow, place)] : []),
      ...(block.kind === 'callFlow' ? [this.entry(block.options.flowId)] : []),
    ];
    return places.filter((to) => to !== undefined).filter((to) => !this.isWayBack(flow, place, to));
  }

  private exits(flow: CompiledFlow, { block }: Place): (Place | undefined)[] {
    return definitionOf(block.kind)
      .ports(block)
      .flatMap((port) => flow.edges.get(sourceKey({ kind: 'port', id: block.id, port })) ?? [])
      .map(({ target }) => placeOf(flow, target));
  }

  private jumpPlace(flow: CompiledFlow, { block }: Place): Place | undefined {
    const target = block.kind === 'jump' && block.options.loop === undefined ? block.options.target : null;
    if (target === null) return undefined;
    const home = flow.groups.has(target.groupId) ? flow : this.flowOfGroup.get(target.groupId);
    return home && placeOf(home, target);
  }

  /** False for a call of a flow that always asks something or never comes back. */
  private isPassed(block: Block, silent: ReadonlySet<string>): boolean {
    if (block.kind !== 'callFlow' || this.entry(block.options.flowId) === undefined) return true;
    return silent.has(block.options.flowId ?? '');
  }

  private entry(flowId: string | null): Place | undefined {
    const called = this.compiled.flows.get(flowId ?? '');
    const target = called && eventTarget(called, 'start');
    return target && placeOf(called, target);
  }

  private isWayBack(flow: CompiledFlow, from: Place, to: Place): boolean {
    if (to.block.kind !== 'loop' || to.flowId !== flow.flow.id || !this.isInBody(from)) return false;
    return !outsideOf(flow, to).has(from.group.id);
  }

  private isInBody({ flowId, group }: Place): boolean {
    return this.bodies.get(flowId)?.has(group.id) === true;
  }

  private silentFlows(flows: readonly CompiledFlow[]): Set<string> {
    const silent = new Set<string>();
    for (let before = -1; before !== silent.size;) {
      before = silent.size;
      for (const flow of flows) if (!silent.has(flow.flow.id) && this.isSilent(flow, silent)) silent.add(flow.flow.id);
    }
    return silent;
  }

  /** Whether a path without a question leads from the start of a flow back to where it was called, also through other flows. */
  private isSilent(flow: CompiledFlow, silent: ReadonlySet<string>): boolean {
    const seen = new Set<Place>();
    const open = [this.entry(flow.flow.id)];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen.has(place) || definitionOf(place.block.kind).waits) continue;
      seen.add(place);
      if (place.flowId === flow.flow.id && this.isEnd(flow, place, silent)) return true;
      open.push(...this.next(place, silent));
    }
    return false;
  }

  /** Whether the path may end at a block, or goes back from it. */
  private isEnd(flow: CompiledFlow, place: Place, silent: ReadonlySet<string>): boolean {
    const { block } = place;
    if (block.kind === 'return') return true;
    const isLast = definitionOf(block.kind).falls(block) && fallPlace(flow, place) === undefined;
    return isLast && this.isPassed(block, silent) && !this.isInBody(place);
  }
}

function keyOf({ flowId, block }: Place): string {
  return `${flowId} ${block.id}`;
}
