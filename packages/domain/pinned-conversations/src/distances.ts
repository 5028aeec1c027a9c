import type { BotDefinition, Flow } from '@tertulia/flow-engine';

/** How many blocks lie between each block and a target, as the flow is drawn; blocks from which no line leads there are missing. */
export function distancesTo(definition: BotDefinition, blockId: string): ReadonlyMap<string, number> {
  const before = predecessors(definition.flows);
  const distances = new Map([[blockId, 0]]);
  const queue = [blockId];
  for (const at of queue) {
    const next = (distances.get(at) ?? 0) + 1;
    for (const from of before.get(at) ?? []) {
      if (distances.has(from)) continue;
      distances.set(from, next);
      queue.push(from);
    }
  }
  return distances;
}

function predecessors(flows: readonly Flow[]): ReadonlyMap<string, string[]> {
  const before = new Map<string, string[]>();
  const add = (from: string, to: string | undefined): void => {
    if (to === undefined) return;
    const known = before.get(to);
    if (known === undefined) before.set(to, [from]);
    else known.push(from);
  };
  const groups = new Map(flows.flatMap((flow) => flow.groups.map((group) => [group.id, group] as const)));
  const firstOf = (target: { groupId: string; blockId?: string | undefined }): string | undefined =>
    target.blockId ?? groups.get(target.groupId)?.blocks[0]?.id;
  for (const { blocks } of groups.values())
    for (const [at, block] of blocks.entries()) {
      add(block.id, blocks[at + 1]?.id);
      if (block.kind === 'jump' && block.options.target) add(block.id, firstOf(block.options.target));
    }
  for (const { source, target } of flows.flatMap((flow) => flow.edges))
    if (source.kind !== 'event') add(source.id, firstOf(target));
  return before;
}
