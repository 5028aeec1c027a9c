import type { Block, Edge, EdgeSource, EdgeTarget, Flow, Group, Variable } from '@tertulia/flow-engine';
import { listed } from './questions.js';
import { both, spoken, type Voice } from '../voice.js';
import { placeGroups } from './layout.js';
import type { BlockPlan, FlowPlan, Synonyms, Target, VariablePlan } from './plan.js';

const entries: readonly { kind: 'start' | 'fallback' | 'invalidReply'; target: Target }[] = [
  { kind: 'start', target: 'welcome' },
  { kind: 'fallback', target: 'aside' },
  { kind: 'invalidReply', target: 'help' },
];
const flowName = both('Principal', 'Main');

/** Renders the plan as a flow in one language, with groups placed from left to right. */
export function renderFlow(plan: FlowPlan, voice: Voice): Flow {
  const groups = renderGroups(plan, voice);
  const heights = new Map(groups.map((group) => [group.id, group.position.y]));
  return {
    id: 'main',
    name: spoken(flowName, voice),
    events: entries.map(({ kind, target }) => ({
      id: kind,
      kind,
      position: { x: 0, y: (heights.get(target) ?? 0) + 16 },
    })),
    groups,
    edges: edgesOf(plan),
  };
}

/** The variables that the plan's blocks write, each once, in order of first use. */
export function variablesOf(plan: FlowPlan, voice: Voice): Variable[] {
  const found = new Map<string, VariablePlan>();
  for (const { blocks } of plan.groups) {
    for (const { variable, variables = [] } of blocks) {
      for (const one of variable === undefined ? variables : [variable, ...variables]) {
        const name = one.name[voice.locale];
        if (!found.has(name)) found.set(name, one);
      }
    }
  }
  return [...found].map(([name, { type, isPersonalData }]) => ({
    name,
    type,
    scope: 'CONVERSATION',
    isPersonalData,
    defaultValue: null,
  }));
}

function renderGroups(plan: FlowPlan, voice: Voice): Group[] {
  const made = plan.groups.map((group) => ({
    id: group.id,
    title: spoken(group.title, voice),
    column: group.column,
    blocks: group.blocks.map((block) => withSynonyms(block.make(voice), plan.synonyms[block.id], voice)),
  }));
  const positions = placeGroups(made);
  return made.map(({ id, title, blocks }, at) => ({ id, title, position: positions[at] ?? { x: 0, y: 0 }, blocks }));
}

function withSynonyms(block: Block, synonyms: Synonyms[string] | undefined, voice: Voice): Block {
  if (synonyms === undefined) return block;
  const named = <T extends { id: string }>(item: T): T => {
    const words = synonyms[item.id];
    return words === undefined ? item : { ...item, synonyms: listed(words, voice) };
  };
  switch (block.kind) {
    case 'choiceInput':
      return { ...block, options: { ...block.options, items: block.options.items.map(named) } };
    case 'pictureChoice':
      return { ...block, options: { ...block.options, items: block.options.items.map(named) } };
    default:
      return block;
  }
}

function edgesOf(plan: FlowPlan): Edge[] {
  const fromEvents = entries.map(({ kind, target }) => [{ kind: 'event', id: kind }, target] as const);
  const fromBlocks = plan.groups.flatMap(({ blocks }) => blocks.flatMap(linksOf));
  return [...fromEvents, ...fromBlocks].map(([source, target], at) => ({
    id: `e${at + 1}`,
    source,
    target: edgeTarget(target),
  }));
}

function linksOf(block: BlockPlan): (readonly [EdgeSource, Target])[] {
  const ports = Object.entries(block.exits ?? {}).map(
    ([port, target]) => [{ kind: 'port', id: block.id, port }, target] as const,
  );
  return block.next === undefined ? ports : [...ports, [{ kind: 'block', id: block.id }, block.next]];
}

function edgeTarget(target: Target): EdgeTarget {
  const [groupId = '', blockId] = target.split('/');
  return blockId === undefined ? { groupId } : { groupId, blockId };
}
