import type { Flow } from '@tertulia/flow-engine';

/** A place in the flow that contains the searched words. */
export interface SearchHit {
  groupId: string;
  blockId: string | null;
  groupTitle: string;
  /** Empty where the bot has a single flow. */
  flowName: string;
  /** The text around the hit, at most 80 characters. */
  excerpt: string;
}

/** Lower case without accents, so that "telefono" finds "Teléfono". */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Searches titles and every text of every block of all flows; at most 50 hits, in the order of the flows. */
export function searchFlows(flows: readonly Flow[], wanted: string): SearchHit[] {
  const needle = folded(wanted.trim());
  if (needle === '') return [];
  const hits: SearchHit[] = [];
  const named = flows.flatMap(({ name, groups }) => groups.map((group) => ({ group, name })));
  for (const { group, name } of named) {
    const place = { groupId: group.id, groupTitle: group.title, flowName: flows.length > 1 ? name : '' };
    if (folded(group.title).includes(needle)) hits.push({ ...place, blockId: null, excerpt: group.title });
    for (const block of group.blocks) {
      const text = textsIn(block.options).find((candidate) => folded(candidate).includes(needle));
      if (text === undefined) continue;
      hits.push({ ...place, blockId: block.id, excerpt: around(text, needle) });
    }
    if (hits.length >= 50) break;
  }
  return hits.slice(0, 50);
}

const CODES = /^(?:[A-Z_]+|[a-z]+(?:[A-Z][a-z]+)+)$/u;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' || CODES.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => (key === 'id' ? [] : textsIn(entry)));
}

function around(text: string, needle: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  const at = Math.max(0, folded(line).indexOf(needle));
  const from = at > 40 ? at - 30 : 0;
  const excerpt = line.slice(from, from + 78);
  return `${from > 0 ? '…' : ''}${excerpt}${from + 78 < line.length ? '…' : ''}`;
}
