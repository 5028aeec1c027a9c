import type { BotDefinition } from '@tertulia/flow-engine';

/** How many visitors wait at a block of a version that they are on. */
export interface WaitingVisitors {
  blockId: string;
  groupId: string;
  visitors: number;
}

/** Where the visitors go whose block is gone: to the beginning of a group, or of the bot. */
export interface MovePreview {
  /** All that wait now. */
  waiting: number;
  groups: { title: string; visitors: number }[];
  atStart: number;
}

/** Where waiting visitors would go on with a definition. */
export function movePreview(definition: BotDefinition, waiting: readonly WaitingVisitors[]): MovePreview {
  const blocks = new Set(
    definition.flows.flatMap((flow) => flow.groups.flatMap((group) => group.blocks.map(({ id }) => id))),
  );
  const main = new Map(definition.flows[0]?.groups.map((group) => [group.id, group]));
  const preview: MovePreview = { waiting: 0, groups: [], atStart: 0 };
  const byGroup = new Map<string, MovePreview['groups'][number]>();
  for (const { blockId, groupId, visitors } of waiting) {
    preview.waiting += visitors;
    if (blocks.has(blockId)) continue;
    const group = main.get(groupId);
    if (group === undefined || group.blocks.length === 0) preview.atStart += visitors;
    else {
      const known = byGroup.get(groupId) ?? { title: group.title, visitors: 0 };
      byGroup.set(groupId, { ...known, visitors: known.visitors + visitors });
    }
  }
  return { ...preview, groups: [...byGroup.values()] };
}
