import type { Flow } from '@tertulia/flow-engine';

/** A place in the flow that contains the searched words. */
export interface SearchHit {
  groupId: string;
  blockId: string | null;
  groupTitle: string;
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

/** Searches titles and every text of every block; at most 50 hits, in the order of the flow. */
export function searchFlow(flow: Flow, wanted: string): SearchHit[] {
  const needle = folded(wanted.trim());
  if (needle === '') return [];
  const hits: SearchHit[] = [];
  for (const group of flow.groups) {
    if (folded(group.title).includes(needle)) {
      hits.push({ groupId: group.id, blockId: null, groupTitle: group.title, excerpt: group.title });
    }
    for (const block of group.blocks) {
      const text = textsIn(block.options).find((candidate) => folded(candidate).includes(needle));
      if (text === undefined) continue;
      hits.push({ groupId: group.id, blockId: block.id, groupTitle: group.title, excerpt: around(text, needle) });
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
