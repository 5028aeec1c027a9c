import type { Flow, Group } from '@tertulia/flow-engine';
import { patternOf, withWords, wordsIn, type FoundWords, type TextQuery } from './words.js';

/** A text that contains what is looked for. */
export interface TextHit extends FoundWords {
  /** Unique among all hits. */
  key: string;
  flowId: string;
  /** Empty where the bot has a single flow. */
  flowName: string;
  groupId: string;
  groupTitle: string;
  /** Null for the title of the group. */
  blockId: string | null;
  /** Where the text stands in the options of the block. */
  path: readonly string[];
}

/** How many hits are shown and replaced at a time. */
export const mostHits = 500;

const longestText = 4_000;

/**
 * Every text for visitors, and every title of a group, that contains the words; in the order of the flows. What stands in the
 * double braces of a variable is not searched: replacing it would name another variable.
 */
export function findTexts(flows: readonly Flow[], query: TextQuery): TextHit[] {
  const pattern = patternOf(query);
  if (pattern === null) return [];
  const hits: TextHit[] = [];
  for (const flow of flows)
    for (const group of flow.groups) {
      for (const place of placesIn(group)) {
        const found = wordsIn(place.text, pattern);
        if (found === null) continue;
        const { blockId, path } = place;
        const where = { flowId: flow.id, groupId: group.id, blockId, path };
        const names = { flowName: flows.length > 1 ? flow.name : '', groupTitle: group.title };
        const key = [group.id, blockId ?? '', ...path].join('|');
        hits.push({ key, ...where, ...names, ...found });
        if (hits.length === mostHits) return hits;
      }
    }
  return hits;
}

/** The flows with the words replaced in the given texts. A flow in which nothing changes stays the same object. */
export function replaceTexts(
  flows: readonly Flow[],
  hits: readonly TextHit[],
  { query, replacement }: { query: TextQuery; replacement: string },
): readonly Flow[] {
  const pattern = patternOf(query);
  if (pattern === null || hits.length === 0) return flows;
  const byGroup = Map.groupBy(hits, ({ groupId }) => groupId);
  const changed = (text: string): string => withWords(text, pattern, { replacement, longest: longestText });
  return flows.map((flow) => {
    if (!flow.groups.some(({ id }) => byGroup.has(id))) return flow;
    return { ...flow, groups: flow.groups.map((group) => replacedGroup(group, byGroup.get(group.id) ?? [], changed)) };
  });
}

function replacedGroup(group: Group, hits: readonly TextHit[], changed: (text: string) => string): Group {
  if (hits.length === 0) return group;
  const hasTitle = hits.some(({ blockId }) => blockId === null);
  const title = hasTitle ? changed(group.title).trim().slice(0, 80) : group.title;
  const blocks = group.blocks.map((block) => {
    const own = hits.filter(({ blockId }) => blockId === block.id);
    if (own.length === 0) return block;
    const options = own.reduce<unknown>((value, { path }) => changedAt(value, path, changed), block.options);
    return { ...block, options } as typeof block;
  });
  return { ...group, title: title === '' ? group.title : title, blocks };
}

/** The value with the text at a path changed. */
function changedAt(value: unknown, path: readonly string[], changed: (text: string) => string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? changed(value) : value;
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === key ? changedAt(item, rest, changed) : item));
  if (!isObject(value)) return value;
  return { ...value, [key]: changedAt(value[key], rest, changed) };
}

interface TextPlace {
  blockId: string | null;
  path: readonly string[];
  text: string;
}

function* placesIn(group: Group): Generator<TextPlace> {
  yield { blockId: null, path: [], text: group.title };
  for (const block of group.blocks)
    for (const { path, text } of textsIn(block.options, [])) yield { blockId: block.id, path, text };
}

/** Texts in one or both languages, wherever they stand. */
function* textsIn(value: unknown, path: readonly string[]): Generator<{ path: readonly string[]; text: string }> {
  if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* textsIn(item, [...path, String(at)]);
  if (!isObject(value) || Array.isArray(value)) return;
  const isText = Object.keys(value).length > 0 && Object.keys(value).every((key) => key === 'es' || key === 'en');
  for (const [key, inner] of Object.entries(value)) {
    if (isText && typeof inner === 'string') yield { path: [...path, key], text: inner };
    else if (typeof inner === 'object') yield* textsIn(inner, [...path, key]);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
