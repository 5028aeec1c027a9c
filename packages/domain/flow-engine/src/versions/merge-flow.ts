import type { Block, Edge, Flow, Group } from '../model.js';
import { sourceKey } from '../engine/compiled.js';
import { isSameJson } from './equal.js';
import { mergeOrder } from './merge-order.js';
import { chosen, mergeMembers, mergeValue, type MergeNotes, type Sides } from './merge-values.js';

/** A block and its group. */
interface Placed {
  block: Block;
  groupId: string;
}

type Titled = Omit<Group, 'blocks'>;

/** Merges a flow: groups and blocks are matched by id, even if a block was moved to another group; edges by their source. */
export function mergeFlow(path: readonly string[], { base, mine, theirs }: Sides<Flow>, notes: MergeNotes): Flow {
  const field = (name: 'name' | 'events' | 'parameters' | 'results', at: readonly string[]) =>
    mergeValue(at, { base: base[name], mine: mine[name], theirs: theirs[name] }, notes);
  const values = (name: 'parameters' | 'results'): Partial<Flow> => {
    const merged = field(name, [...path, name]);
    return merged === undefined ? {} : { [name]: merged };
  };
  return {
    id: mine.id,
    name: field('name', [...path, 'name']) as string,
    ...values('parameters'),
    ...values('results'),
    events: field('events', [...path, 'events']) as Flow['events'],
    groups: mergeGroups(path, { base, mine, theirs }, notes),
    edges: mergeEdges(path, { base, mine, theirs }, notes),
    ...mergedNotes({ base, mine, theirs }),
  };
}

/** Comments are layout: of one that both sides changed, the last save wins. */
function mergedNotes({ base, mine, theirs }: Sides<Flow>): Partial<Flow> {
  const byId = ({ notes = [] }: Flow) => new Map(notes.map((note) => [note.id, note]));
  const merged = mergeMembers({ base: byId(base), mine: byId(mine), theirs: byId(theirs) }, (_id, sides) =>
    isSameJson(sides.base, sides.mine) ? sides.theirs : sides.mine,
  );
  return merged.size === 0 ? {} : { notes: [...merged.values()] };
}

function mergeGroups(path: readonly string[], { base, mine, theirs }: Sides<Flow>, notes: MergeNotes): Group[] {
  const placed = mergeMembers(
    { base: placedBlocks(base), mine: placedBlocks(mine), theirs: placedBlocks(theirs) },
    (id, sides) => mergeBlock([...path, 'blocks', id], sides, notes),
  );
  const titles = mergeMembers({ base: titled(base), mine: titled(mine), theirs: titled(theirs) }, (id, sides) => {
    const at = [...path, 'groups', id];
    return mergeValue(at, sides, notes) as Titled | undefined;
  });
  const groups = withHomes(titles, { placed, known: [titled(mine), titled(theirs)] });
  return [...groups.values()].map((group) => ({
    ...group,
    blocks: blocksIn(group.id, placed, { base, mine, theirs }),
  }));
}

function mergeBlock(path: readonly string[], sides: Sides<Placed | undefined>, notes: MergeNotes): Placed | undefined {
  const { base, mine, theirs } = sides;
  if (base === undefined || mine === undefined || theirs === undefined) {
    return mergeValue(path, { base: base?.block, mine: mine?.block, theirs: theirs?.block }, notes) === undefined
      ? undefined
      : presentOf(sides, path, notes);
  }
  const contents = { base: base.block, mine: mine.block, theirs: theirs.block };
  const places = { base: base.groupId, mine: mine.groupId, theirs: theirs.groupId };
  return {
    block: mergeValue(path, contents, notes) as Block,
    groupId: mergeValue([...path, 'place'], places, notes) as string,
  };
}

/** Resolves a block that one side lacks: takes the side that kept or added it; mine if both added it. */
function presentOf({ mine, theirs }: Sides<Placed | undefined>, path: readonly string[], notes: MergeNotes) {
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  return isSameJson(mine, theirs) || notes.choose(path) === 'mine' ? mine : theirs;
}

/** Every block needs a group: a group that one side removed is restored if it still has blocks. */
function withHomes(
  titles: ReadonlyMap<string, Titled>,
  { placed, known }: { placed: ReadonlyMap<string, Placed>; known: readonly ReadonlyMap<string, Titled>[] },
): Map<string, Titled> {
  const homes = new Map(titles);
  for (const { groupId } of placed.values()) {
    const home = homes.has(groupId) ? undefined : known.map((side) => side.get(groupId)).find(Boolean);
    if (home !== undefined) homes.set(groupId, home);
  }
  return homes;
}

function blocksIn(groupId: string, placed: ReadonlyMap<string, Placed>, sides: Sides<Flow>): Block[] {
  const here = new Set([...placed].flatMap(([id, block]) => (block.groupId === groupId ? [id] : [])));
  const idsOf = (flow: Flow): string[] =>
    (flow.groups.find((group) => group.id === groupId)?.blocks ?? []).map((block) => block.id);
  const order = mergeOrder(idsOf(sides.base), { mine: idsOf(sides.mine), theirs: idsOf(sides.theirs) }, here);
  return order.flatMap((id) => placed.get(id)?.block ?? []);
}

function mergeEdges(path: readonly string[], { base, mine, theirs }: Sides<Flow>, notes: MergeNotes): Edge[] {
  const merged = mergeMembers({ base: edgesOf(base), mine: edgesOf(mine), theirs: edgesOf(theirs) }, (source, sides) =>
    mergeEdge([...path, 'edges', source], sides, notes),
  );
  return [...merged.values()];
}

/** Edges are matched by their source. Only the target can conflict; ids are ignored. */
function mergeEdge(path: readonly string[], sides: Sides<Edge | undefined>, notes: MergeNotes): Edge | undefined {
  const { base, mine, theirs } = sides;
  if (isSameJson(mine?.target, theirs?.target) || isSameJson(base?.target, theirs?.target)) return mine;
  if (isSameJson(base?.target, mine?.target)) return theirs;
  return chosen(path, sides, notes);
}

function placedBlocks(flow: Flow): Map<string, Placed> {
  return new Map(
    flow.groups.flatMap((group) => group.blocks.map((block) => [block.id, { block, groupId: group.id }] as const)),
  );
}

function titled(flow: Flow): Map<string, Titled> {
  return new Map(flow.groups.map(({ blocks: _blocks, ...titled }) => [titled.id, titled] as const));
}

function edgesOf(flow: Flow): Map<string, Edge> {
  return new Map(flow.edges.map((edge) => [sourceKey(edge.source), edge] as const));
}
