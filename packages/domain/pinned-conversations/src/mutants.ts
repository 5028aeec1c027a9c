import { portsOf, type Block, type BotDefinition, type Edge, type EdgeSource, type Flow } from '@tertulia/flow-engine';

/** A mistake that an owner may make at a block. */
export type Mutation = 'REMOVED_BLOCK' | 'CHANGED_TEXT' | 'DROPPED_EDGE' | 'SWAPPED_EXITS' | 'NEGATED_CONDITION';

/** A definition with one mistake in it. */
export interface Mutant {
  readonly mutation: Mutation;
  readonly blockId: string;
  /** Made on demand: a definition is compiled once an object. */
  make(): BotDefinition;
}

/** The mistakes at each block of a definition, in the order of the flow. */
export function mutantsOf(definition: BotDefinition): Mutant[] {
  return definition.flows.flatMap((flow, at) =>
    flow.groups.flatMap(({ blocks }) => blocks.flatMap((block) => mutantsAt({ definition, flow, at }, block))),
  );
}

interface Site {
  readonly definition: BotDefinition;
  readonly flow: Flow;
  readonly at: number;
}

function mutantsAt(site: Site, block: Block): Mutant[] {
  const { flow } = site;
  const blockId = block.id;
  const leaving = flow.edges.filter(({ source }) => source.kind !== 'event' && source.id === blockId);
  const mutant = (mutation: Mutation, change: () => Flow): Mutant => ({
    mutation,
    blockId,
    make: () => withFlow(site, change()),
  });
  const found = [mutant('REMOVED_BLOCK', () => withoutBlock(flow, block))];
  const reworded = otherTexts(block.options);
  if (reworded !== block.options) found.push(mutant('CHANGED_TEXT', () => withOptions(flow, block, reworded)));
  for (const edge of leaving)
    found.push(
      mutant('DROPPED_EDGE', () =>
        withEdges(
          flow,
          flow.edges.filter((one) => one !== edge),
        ),
      ),
    );
  const [first, second] = exitsOf(block);
  if (first !== undefined && second !== undefined && leaving.length > 0) {
    const mutation = block.kind === 'condition' ? 'NEGATED_CONDITION' : 'SWAPPED_EXITS';
    found.push(mutant(mutation, () => withEdges(flow, swapped(flow.edges, first, second))));
  }
  return found;
}

/** The two exits that are confused most easily: the first two, or of a condition its first row and what else there is. */
function exitsOf(block: Block): EdgeSource[] {
  const ports = portsOf(block).map((port): EdgeSource => ({ kind: 'port', id: block.id, port }));
  if (ports.length === 1) return [...ports, { kind: 'block', id: block.id }];
  const last = ports.at(-1);
  return block.kind === 'condition' && last !== undefined ? [...ports.slice(0, 1), last] : ports.slice(0, 2);
}

function swapped(edges: readonly Edge[], a: EdgeSource, b: EdgeSource): Edge[] {
  return edges.map((edge) => {
    if (isSource(edge.source, a)) return { ...edge, source: b };
    return isSource(edge.source, b) ? { ...edge, source: a } : edge;
  });
}

function isSource(a: EdgeSource, b: EdgeSource): boolean {
  return a.kind === b.kind && a.id === b.id && ('port' in a ? a.port : '') === ('port' in b ? b.port : '');
}

function withFlow({ definition, at }: Site, flow: Flow): BotDefinition {
  return { ...definition, flows: definition.flows.with(at, flow) };
}

function withEdges(flow: Flow, edges: Edge[]): Flow {
  return { ...flow, edges };
}

function withOptions(flow: Flow, block: Block, options: unknown): Flow {
  const changed = { ...block, options } as Block;
  const groups = flow.groups.map((group) =>
    group.blocks.includes(block)
      ? { ...group, blocks: group.blocks.map((one) => (one === block ? changed : one)) }
      : group,
  );
  return { ...flow, groups };
}

/** Without the block and its edges; what led to it leads to its group. */
function withoutBlock(flow: Flow, block: Block): Flow {
  const groups = flow.groups.map((group) =>
    group.blocks.includes(block) ? { ...group, blocks: group.blocks.filter((one) => one !== block) } : group,
  );
  const edges = flow.edges.flatMap((edge): Edge[] => {
    if (edge.source.kind !== 'event' && edge.source.id === block.id) return [];
    return edge.target.blockId === block.id ? [{ ...edge, target: { groupId: edge.target.groupId } }] : [edge];
  });
  return { ...flow, groups, edges };
}

const addition = ' ∎';

/** The same options with every text for visitors changed; the same object where there is none. */
function otherTexts(value: unknown): unknown {
  if (Array.isArray(value)) {
    const changed = value.map(otherTexts);
    return changed.some((one, at) => one !== value[at]) ? changed : value;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const isText =
    entries.length > 0 && entries.every(([key, text]) => (key === 'es' || key === 'en') && typeof text === 'string');
  const changed = entries.map(
    ([key, one]) => [key, isText && one !== '' ? `${one as string}${addition}` : otherTexts(one)] as const,
  );
  return changed.some(([, one], at) => one !== entries[at]?.[1]) ? Object.fromEntries(changed) : value;
}
