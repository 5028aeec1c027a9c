import type { Block, Edge, EdgeTarget, Flow } from '@tertulia/flow-engine';

/**
 * A flow that runs the same groups from another place and then goes back: what a link of Typebot to its own bot does. Ends of paths
 * return to the caller.
 */
export function linkedFlow(main: Flow, entry: EdgeTarget, { id, name }: { id: string; name: string }): Flow {
  const own = (partId: string): string => `${id}-${partId}`;
  const reached = groupsFrom(main, entry.groupId);
  const at = (target: EdgeTarget): EdgeTarget => ({
    groupId: own(target.groupId),
    ...(target.blockId === undefined ? {} : { blockId: own(target.blockId) }),
  });
  const copied = (block: Block): Block => {
    if (block.kind === 'end') return { id: own(block.id), kind: 'return', options: { values: [] } };
    const copy = structuredClone({ ...block, id: own(block.id) });
    if (copy.kind === 'jump' && copy.options.target !== null) copy.options.target = at(copy.options.target);
    return copy;
  };
  const groups = main.groups.filter((group) => reached.has(group.id));
  const blockIds = new Set(groups.flatMap(({ blocks }) => blocks.map((block) => block.id)));
  const edges = main.edges.filter(({ source }) => source.kind !== 'event' && blockIds.has(source.id));
  const start: Edge = { id: own('start'), source: { kind: 'event', id: own('start') }, target: at(entry) };
  return {
    ...{ id, name, events: [{ id: own('start'), kind: 'start', position: { x: 0, y: 0 } }] },
    groups: groups.map((group) => ({ ...group, id: own(group.id), blocks: group.blocks.map(copied) })),
    edges: [
      start,
      ...edges.map(({ id: edgeId, source, target }) => {
        return { id: own(edgeId), source: { ...source, id: own(source.id) }, target: at(target) };
      }),
    ],
  };
}

/** The groups that a path can reach from one of them. */
function groupsFrom({ groups, edges }: Flow, first: string): Set<string> {
  const groupOf = new Map(groups.flatMap((group) => group.blocks.map((block) => [block.id, group.id])));
  const next = new Map<string, string[]>();
  const lead = (from: string | undefined, to: string): void => {
    if (from !== undefined) next.set(from, [...(next.get(from) ?? []), to]);
  };
  for (const { source, target } of edges) lead(groupOf.get(source.id), target.groupId);
  for (const { id, blocks } of groups)
    for (const { kind, options } of blocks)
      if (kind === 'jump' && options.target !== null) lead(id, options.target.groupId);
  const reached = new Set<string>();
  const open = [first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(next.get(id) ?? []));
  }
  return reached;
}
