import type { Block, BotDefinition, Edge, Flow, FlowEvent } from '@tertulia/flow-engine';
import { portsOf } from '@tertulia/flow-engine';
import type { ImportNodeKind, Words } from './report.js';

/** What was changed so that a part fits. */
export interface Repair {
  /** Its id now; null for a part that was left out. */
  id: string | null;
  reason: Words;
}

/** Repairs by `repairKey`. */
export type Repairs = ReadonlyMap<string, Repair>;

/** Names the part of a kind at a position within its flow; of variables, within the definition. */
export function repairKey(flowAt: number | null, kind: ImportNodeKind, at: number): string {
  return `${flowAt ?? ''} ${kind} ${at}`;
}

/** The definition with every id unique and every edge between two things that exist, and what was changed for it. */
export function repaired(definition: BotDefinition): { definition: BotDefinition; repairs: Repairs } {
  const repairs = new Map<string, Repair>();
  const flowIds = new Set<string>();
  const flows = definition.flows.map((flow, flowAt) => {
    const whole = wholeFlow(flow, (kind, at, repair) => void repairs.set(repairKey(flowAt, kind, at), repair));
    return { ...whole, id: unusedId(whole.id, flowIds) };
  });
  const names = new Set<string>();
  const variables = definition.variables.filter(({ name }, at) => {
    const isFirst = !names.has(name);
    if (!isFirst) repairs.set(repairKey(null, 'VARIABLE', at), { id: null, reason: twice });
    names.add(name);
    return isFirst;
  });
  const locales = [...new Set([definition.locale, ...definition.locales])];
  return { definition: { ...definition, flows, variables, locales }, repairs };
}

type Note = (kind: ImportNodeKind, at: number, repair: Repair) => void;

function wholeFlow(flow: Flow, note: Note): Flow {
  const [groupIds, blockIds, eventIds] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let blockAt = 0;
  const groups = flow.groups.map((group, at) => {
    const id = unusedId(group.id, groupIds);
    if (id !== group.id) note('GROUP', at, { id, reason: renamed });
    const blocks = group.blocks.map((block): Block => {
      const blockId = unusedId(block.id, blockIds);
      if (blockId !== block.id) note('BLOCK', blockAt, { id: blockId, reason: renamed });
      blockAt += 1;
      return { ...block, id: blockId };
    });
    return { ...group, id, blocks };
  });
  const keys = new Set<string>();
  const events = flow.events.filter((event, at) => {
    const isFirst = !keys.has(eventKey(event)) && !eventIds.has(event.id);
    if (!isFirst) note('EVENT', at, { id: null, reason: twice });
    keys.add(eventKey(event));
    eventIds.add(event.id);
    return isFirst;
  });
  const noteIds = new Set<string>();
  const notes = flow.notes?.map((one) => ({ ...one, id: unusedId(one.id, noteIds) }));
  const whole = { ...flow, events, groups, edges: wholeEdges({ ...flow, events, groups }, note) };
  return notes === undefined ? whole : { ...whole, notes };
}

function wholeEdges(flow: Flow, note: Note): Edge[] {
  const blocks = new Map(flow.groups.flatMap((group) => group.blocks.map((block) => [block.id, { block, group }])));
  const groups = new Set(flow.groups.map(({ id }) => id));
  const events = new Set(flow.events.map(({ id }) => id));
  const sources = new Set<string>();
  const ids = new Set<string>();
  const faultOf = ({ source, target }: Edge): Words | null => {
    const from = blocks.get(source.id)?.block;
    const hasSource =
      source.kind === 'event'
        ? events.has(source.id)
        : from !== undefined && (source.kind === 'block' || portsOf(from).includes(source.port));
    if (!hasSource) return fromNowhere;
    const hasTarget = target.blockId === undefined || blocks.get(target.blockId)?.group.id === target.groupId;
    if (!hasTarget || !groups.has(target.groupId)) return nowhere;
    const key = JSON.stringify([source.kind, source.id, source.kind === 'port' ? source.port : null]);
    if (sources.has(key)) return second;
    sources.add(key);
    return null;
  };
  return flow.edges.flatMap((edge, at): Edge[] => {
    const reason = faultOf(edge);
    if (reason === null) return [{ ...edge, id: unusedId(edge.id, ids) }];
    note('EDGE', at, { id: null, reason });
    return [];
  });
}

/** The id, or with a number behind it when another has it; notes that it is used. */
function unusedId(id: string, used: Set<string>): string {
  let free = id;
  for (let number = 2; used.has(free); number += 1) free = `${id.slice(0, 70)}-${number}`;
  used.add(free);
  return free;
}

/** Two events are the same when only their ids and positions differ. */
function eventKey({ id: _id, position: _position, ...event }: FlowEvent): string {
  return JSON.stringify(event);
}

const nowhere: Words = { es: 'Lleva a un lugar que no existe.', en: 'It leads to a place that does not exist.' };
const fromNowhere: Words = {
  es: 'Sale de un lugar que no existe.',
  en: 'It starts at a place that does not exist.',
};
const second: Words = {
  es: 'Otra conexión ya sale del mismo lugar.',
  en: 'Another edge already starts at the same place.',
};
const twice: Words = { es: 'Está dos veces; se conserva la primera.', en: 'It is there twice; the first is kept.' };
const renamed: Words = {
  es: 'Otro elemento tiene el mismo identificador: recibió uno nuevo.',
  en: 'Another part has the same identifier: it got a new one.',
};
