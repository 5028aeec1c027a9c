import type { Block, BotDefinition, Edge, FlowValue, Group, Locale } from '../model.js';
import { sourceKey } from '../engine/compiled.js';
import type { DefinitionChange } from './definition-change.js';
import { whole } from './diff-members.js';
import { changedTexts } from './diff-texts.js';
import { isSameJson } from './equal.js';
import { blockTitle, edgeTitle, placeTitle, type Naming } from './place-names.js';

interface Both {
  from: Naming;
  to: Naming;
}

/** Differences of the flows: groups, blocks and connections, matched by identity and named by title. */
export function flowChanges(from: BotDefinition, to: BotDefinition, locale: Locale): DefinitionChange[] {
  const both: Both = { from: { definition: from, locale }, to: { definition: to, locale } };
  return [...ownChanges(from, to), ...groupChanges(both), ...blockChanges(both), ...edgeChanges(both)];
}

/** Flows that were added, removed or renamed, or are called with other values. */
function ownChanges({ flows: from }: BotDefinition, { flows: to }: BotDefinition): DefinitionChange[] {
  const [before, after] = [from, to].map((flows) => new Map(flows.map((flow) => [flow.id, flow])));
  return bothIds(before ?? new Map(), after ?? new Map()).flatMap((id) => {
    const [old, now] = [before?.get(id), after?.get(id)];
    if (old === undefined) return [whole('ADDED', 'FLOW', { id, title: now?.name ?? '' })];
    if (now === undefined) return [whole('REMOVED', 'FLOW', { id, title: old.name })];
    const edited = (field: string, values: { before: string; after: string }): DefinitionChange[] =>
      values.before === values.after ? [] : [{ ...whole('EDITED', 'FLOW', { id, title: now.name, ...values }), field }];
    return [
      ...edited('name', { before: old.name, after: now.name }),
      ...edited('parameters', { before: valuesInWords(old.parameters), after: valuesInWords(now.parameters) }),
      ...edited('results', { before: valuesInWords(old.results), after: valuesInWords(now.results) }),
    ];
  });
}

function valuesInWords(values: readonly FlowValue[] = []): string {
  return values.map(({ name }) => name).join(', ');
}

function groupChanges(both: Both): DefinitionChange[] {
  const [before, after] = [groupsOf(both.from), groupsOf(both.to)];
  return bothIds(before, after).flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    const [was, is] = [old?.title ?? null, now?.title ?? null];
    if (old === undefined) return [whole('ADDED', 'GROUP', { id, title: is ?? '' })];
    if (now === undefined) return [whole('REMOVED', 'GROUP', { id, title: was ?? '' })];
    if (was === is) return [];
    const change = { id, title: is ?? '', before: was, after: is };
    return [{ ...whole('EDITED', 'GROUP', change), field: 'title' }];
  });
}

interface Placed {
  block: Block;
  group: Group;
  /** Id of the nearest earlier block that exists in both states, so that an insertion does not count as a move of later blocks. */
  after: string;
}

function blockChanges(both: Both): DefinitionChange[] {
  const ids = [both.from, both.to].map((naming) => new Set(placedIn(naming, () => true).keys()));
  const isInBoth = (id: string): boolean => ids.every((side) => side.has(id));
  const [before, after] = [placedIn(both.from, isInBoth), placedIn(both.to, isInBoth)];
  return bothIds(before, after).flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === undefined) return now === undefined ? [] : [whole('ADDED', 'BLOCK', named(id, now, both.to))];
    if (now === undefined) return [whole('REMOVED', 'BLOCK', named(id, old, both.from))];
    return [...editedBlock(old.block, now.block, both), ...movedBlock(old, now, both)];
  });
}

function named(id: string, { block }: Placed, naming: Naming): { id: string; title: string } {
  return { id, title: blockTitle(block, naming) };
}

/** Each text that differs; if none does, the block as a whole. */
function editedBlock(old: Block, now: Block, { from, to }: Both): DefinitionChange[] {
  if (old.kind === now.kind && isSameJson(old.options, now.options)) return [];
  const title = blockTitle(old, from);
  const texts = changedTexts(old.options, now.options, to.locale);
  if (texts.length > 0)
    return texts.map((text) => ({ ...whole('EDITED', 'BLOCK', { id: now.id, title, ...text }), field: 'text' }));
  const [before, after] = [title, blockTitle(now, to)];
  const values = before === after ? {} : { before, after };
  return [whole('EDITED', 'BLOCK', { id: now.id, title, ...values })];
}

function movedBlock(old: Placed, now: Placed, { to }: Both): DefinitionChange[] {
  const isElsewhere = old.group.id !== now.group.id;
  if (!isElsewhere && old.after === now.after) return [];
  const places = isElsewhere ? { before: old.group.title, after: now.group.title } : {};
  return [whole('MOVED', 'BLOCK', { ...named(now.block.id, now, to), ...places })];
}

function edgeChanges(both: Both): DefinitionChange[] {
  const [before, after] = [edgesOf(both.from), edgesOf(both.to)];
  return bothIds(before, after).flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (isSameJson(old?.target, now?.target)) return [];
    const kind = old === undefined ? 'ADDED' : now === undefined ? 'REMOVED' : 'REWIRED';
    const title = now === undefined ? edgeTitle(old as Edge, both.from) : edgeTitle(now, both.to);
    return [
      whole(kind, 'EDGE', {
        id,
        title,
        before: old === undefined ? null : placeTitle(old.target, both.from),
        after: now === undefined ? null : placeTitle(now.target, both.to),
      }),
    ];
  });
}

function groupsOf({ definition }: Naming): Map<string, Group> {
  return new Map(definition.flows.flatMap((flow) => flow.groups.map((group) => [group.id, group] as const)));
}

function placedIn({ definition }: Naming, isKept: (id: string) => boolean): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const group of definition.flows.flatMap((flow) => flow.groups)) {
    let after = '';
    for (const block of group.blocks) {
      placed.set(block.id, { block, group, after });
      if (isKept(block.id)) after = block.id;
    }
  }
  return placed;
}

function edgesOf({ definition }: Naming): Map<string, Edge> {
  return new Map(
    definition.flows.flatMap((flow) =>
      flow.edges.map((edge) => [`${flow.id} ${sourceKey(edge.source)}`, edge] as const),
    ),
  );
}

function bothIds(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])];
}
