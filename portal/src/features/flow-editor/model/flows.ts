import { usesOfFlow, type Block, type Edge, type Flow } from '@tertulia/flow-engine';
import type { NewId } from './document.js';

/** A free name: the wanted one, or the wanted one with the next number. */
export function freeFlowName(flows: readonly Flow[], wanted: string): string {
  const taken = new Set(flows.map(({ name }) => name));
  for (let number = 2, name = wanted; ; number += 1) {
    if (!taken.has(name)) return name;
    name = `${wanted} ${number}`;
  }
}

/** A copy with ids of its own: groups and blocks are named without their flow. What leads to other flows still does. */
export function copyOfFlow(flow: Flow, name: string, newId: NewId): Flow {
  const ids = new Map<string, string>();
  const renamed = (id: string): string => ids.get(id) ?? id;
  const parts = [...flow.events, ...flow.groups, ...flow.groups.flatMap(({ blocks }) => blocks)];
  for (const { id } of parts) ids.set(id, newId());
  const place = <T extends Edge['target']>(target: T): T => ({
    ...target,
    groupId: renamed(target.groupId),
    ...(target.blockId === undefined ? {} : { blockId: renamed(target.blockId) }),
  });
  const blockCopy = (block: Block): Block => {
    const copy: Block = { ...block, id: renamed(block.id) };
    if (copy.kind !== 'jump' || copy.options.target === null) return copy;
    return { ...copy, options: { ...copy.options, target: place(copy.options.target) } };
  };
  return {
    ...flow,
    ...(flow.notes === undefined ? {} : { notes: flow.notes.map((note) => ({ ...note, id: newId() })) }),
    id: newId(),
    name,
    events: flow.events.map((event) => ({ ...event, id: renamed(event.id) })),
    groups: flow.groups.map((group) => ({ ...group, id: renamed(group.id), blocks: group.blocks.map(blockCopy) })),
    edges: flow.edges.map((edge) => ({
      id: newId(),
      source: { ...edge.source, id: renamed(edge.source.id) },
      target: place(edge.target),
    })),
  };
}

/** Why a flow cannot be deleted; null if it can. */
export function whyKept(flows: readonly Flow[], flowId: string): 'main' | 'used' | null {
  if (flows[0]?.id === flowId) return 'main';
  return usesOfFlow({ flows: [...flows] }, flowId).length > 0 ? 'used' : null;
}

/** The flow in which a group or a block is. */
export function flowWith(
  flows: readonly Flow[],
  { groupId, blockId }: { groupId: string | null; blockId: string | null },
): Flow | undefined {
  return flows.find(({ groups }) =>
    groups.some(({ id, blocks }) => (blockId === null ? id === groupId : blocks.some((block) => block.id === blockId))),
  );
}

/** The names that rows on the canvas say of other flows: of their groups, and of the flows themselves, by id. */
export function namesOf(flows: readonly Flow[]): ReadonlyMap<string, string> {
  return new Map(
    flows.flatMap((flow) => [
      ...flow.groups.map(({ id, title }) => [id, title] as const),
      [flow.id, flow.name] as const,
    ]),
  );
}
