import type { BotDefinition, Flow } from '../model.js';
import { isSameJson } from './equal.js';
import { mergeFlow } from './merge-flow.js';
import {
  mergeMembers,
  mergeValue,
  type Choose,
  type MergeConflict,
  type MergeNotes,
  type Sides,
} from './merge-values.js';

/** A merged definition and its conflicts. */
export interface Merged {
  definition: BotDefinition;
  /** Empty when no field was changed by both sides. */
  conflicts: MergeConflict[];
}

/**
 * Merges two changes of one definition field by field; services, days, blocks, prompts and questions are matched by identity.
 * A field that both changed is a conflict and gets the value of the chosen side; mine by default. Without a base, every
 * difference is a conflict.
 */
export function mergeDefinitions(
  base: BotDefinition | null,
  { mine, theirs }: { mine: BotDefinition; theirs: BotDefinition },
  choose: Choose = () => 'mine',
): Merged {
  const notes: MergeNotes = { conflicts: [], choose };
  const rest = mergeValue(
    [],
    { base: base === null ? {} : withoutFlows(base), mine: withoutFlows(mine), theirs: withoutFlows(theirs) },
    notes,
  );
  const flows = mergeMembers(
    { base: base === null ? new Map() : flowsOf(base), mine: flowsOf(mine), theirs: flowsOf(theirs) },
    (id, sides) => oneFlow(['flows', id], sides, notes),
  );
  return {
    definition: { ...(rest as Omit<BotDefinition, 'flows'>), flows: [...flows.values()] },
    conflicts: notes.conflicts,
  };
}

function oneFlow(path: readonly string[], sides: Sides<Flow | undefined>, notes: MergeNotes): Flow | undefined {
  const { base, mine, theirs } = sides;
  if (mine === undefined || theirs === undefined) return mergeValue(path, sides, notes) as Flow | undefined;
  if (base === undefined)
    return isSameJson(mine, theirs) ? mine : mergeFlow(path, { ...sides, base: nothingOf(mine), mine, theirs }, notes);
  if (isSameJson(base, theirs)) return mine;
  return isSameJson(base, mine) ? theirs : mergeFlow(path, { base, mine, theirs }, notes);
}

/** An empty flow, the base for a flow that both sides added. */
function nothingOf(flow: Flow): Flow {
  return { id: flow.id, name: '', events: [], groups: [], edges: [] };
}

function withoutFlows({ flows: _flows, ...rest }: BotDefinition): Omit<BotDefinition, 'flows'> {
  return rest;
}

function flowsOf(definition: BotDefinition): Map<string, Flow> {
  return new Map(definition.flows.map((flow) => [flow.id, flow] as const));
}
