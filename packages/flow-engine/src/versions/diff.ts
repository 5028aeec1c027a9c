import type { Block, BotDefinition, Edge, Flow, Group } from '../model.js';
import { summaryOf } from '../blocks/registry.js';
import { sourceKey } from '../engine/compiled.js';
import { canonicalJson } from './canonical.js';

/** One difference between two definitions, by the identity of what changed. */
export interface DefinitionChange {
  kind: 'ADDED' | 'REMOVED' | 'EDITED' | 'MOVED' | 'REWIRED';
  subject: 'GROUP' | 'BLOCK' | 'EDGE' | 'VARIABLE' | 'PROMPT' | 'KNOWLEDGE' | 'PROFILE' | 'THEME';
  id: string;
  /** A title for people: of the group, block, variable, prompt or question. */
  title: string;
}

/**
 * What changed from one definition to another. Groups EDITED in title, blocks MOVED between or inside groups and EDITED
 * in options, edges by their source: ADDED, REMOVED or REWIRED to another target. Places on the canvas are no change.
 * Changes of language, tone and settings are an EDITED PROFILE with the field's name as id.
 */
export function diffDefinitions(from: BotDefinition, to: BotDefinition): DefinitionChange[] {
  const locale = to.locale;
  const blockTitle = (item: PlacedBlock): string => summaryOf(item.block, locale);
  return [
    ...compare('GROUP', [from.flows.flatMap(groupsOf), to.flows.flatMap(groupsOf)], groupTraits),
    ...compare('BLOCK', blocksOfBoth(from, to), {
      ...blockTraits,
      title: blockTitle,
    }),
    ...compare('EDGE', [from.flows.flatMap(edgesOf), to.flows.flatMap(edgesOf)], edgeTraits),
    ...compare(
      'VARIABLE',
      [from.variables, to.variables],
      traits(
        (item) => item.name,
        (item) => item.name,
      ),
    ),
    ...compare(
      'PROMPT',
      [from.prompts, to.prompts],
      traits(
        (item) => item.id,
        (item) => item.name,
      ),
    ),
    ...compare(
      'KNOWLEDGE',
      [from.knowledge, to.knowledge],
      traits(
        (item) => item.id,
        (item) => item.question,
      ),
    ),
    ...fieldChanges('PROFILE', { ...settingsOf(from), ...from.profile }, { ...settingsOf(to), ...to.profile }),
    ...fieldChanges('THEME', { ...from.theme }, { ...to.theme }),
  ];
}

interface PlacedGroup {
  group: Group;
}

interface PlacedBlock {
  block: Block;
  groupId: string;
  /** Id of the block before it that both sides have, so that one insertion does not move what follows. */
  after: string;
}

interface KeyedEdge {
  edge: Edge;
  key: string;
}

interface Traits<T> {
  id(item: T): string;
  title(item: T): string;
  /** What must be equal for the item not to be EDITED. */
  content(item: T): unknown;
  /** What must be equal for it not to be MOVED or REWIRED. */
  place(item: T): unknown;
  placeKind: 'MOVED' | 'REWIRED';
}

const groupTraits: Traits<PlacedGroup> = {
  id: ({ group }) => group.id,
  title: ({ group }) => group.title,
  content: ({ group }) => group.title,
  place: () => null,
  placeKind: 'MOVED',
};
const blockTraits: Omit<Traits<PlacedBlock>, 'title'> = {
  id: ({ block }) => block.id,
  content: ({ block }) => [block.kind, block.options],
  place: ({ groupId, after }) => [groupId, after],
  placeKind: 'MOVED',
};
const edgeTraits: Traits<KeyedEdge> = {
  id: ({ key }) => key,
  title: ({ edge }) => (edge.source.kind === 'port' ? `${edge.source.id} (${edge.source.port})` : edge.source.id),
  content: () => null,
  place: ({ edge }) => edge.target,
  placeKind: 'REWIRED',
};

function traits<T>(id: (item: T) => string, title: (item: T) => string): Traits<T> {
  return { id, title, content: (item) => item, place: () => null, placeKind: 'MOVED' };
}

function compare<T>(subject: DefinitionChange['subject'], [from, to]: [T[], T[]], of: Traits<T>): DefinitionChange[] {
  const before = new Map(from.map((item) => [of.id(item), item]));
  const after = new Map(to.map((item) => [of.id(item), item]));
  const changes: DefinitionChange[] = [];
  for (const [id, item] of before)
    if (!after.has(id)) changes.push({ kind: 'REMOVED', subject, id, title: of.title(item) });
  for (const [id, item] of after) {
    const old = before.get(id);
    const change = { subject, id, title: of.title(item) };
    if (old === undefined) changes.push({ kind: 'ADDED', ...change });
    else {
      if (!isSame(of.content(old), of.content(item))) changes.push({ kind: 'EDITED', ...change });
      if (!isSame(of.place(old), of.place(item))) changes.push({ kind: of.placeKind, ...change });
    }
  }
  return changes;
}

function groupsOf(flow: Flow): PlacedGroup[] {
  return flow.groups.map((group) => ({ group }));
}

function blocksOfBoth(from: BotDefinition, to: BotDefinition): [PlacedBlock[], PlacedBlock[]] {
  const before = allBlocks(from, () => true);
  const inBefore = new Set(before.map((item) => item.block.id));
  const after = allBlocks(to, (id) => inBefore.has(id));
  const inAfter = new Set(after.map((item) => item.block.id));
  return [allBlocks(from, (id) => inAfter.has(id)), after];
}

function allBlocks(definition: BotDefinition, isKept: (id: string) => boolean): PlacedBlock[] {
  return definition.flows.flatMap((flow) =>
    flow.groups.flatMap((group) => {
      let previous = '';
      return group.blocks.map((block) => {
        const placed = { block, groupId: group.id, after: previous };
        if (isKept(block.id)) previous = block.id;
        return placed;
      });
    }),
  );
}

function edgesOf(flow: Flow): KeyedEdge[] {
  return flow.edges.map((edge) => ({ edge, key: `${flow.id} ${sourceKey(edge.source)}` }));
}

function settingsOf(definition: BotDefinition): Record<string, unknown> {
  const { locale, locales, tone, settings } = definition;
  return { locale, locales, tone, settings };
}

function fieldChanges(
  subject: 'PROFILE' | 'THEME',
  from: Record<string, unknown>,
  to: Record<string, unknown>,
): DefinitionChange[] {
  return Object.keys({ ...from, ...to })
    .filter((field) => !isSame(from[field], to[field]))
    .map((field) => ({ kind: 'EDITED', subject, id: field, title: field }));
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
