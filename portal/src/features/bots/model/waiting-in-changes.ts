import type { WaitingVisitors } from './move-preview.js';

interface BlockChange {
  kind: string;
  subject: string;
  id: string;
}

/** Conversations that wait in blocks that change. */
export interface WaitingInChanges {
  /** For each change, how many wait in its block; a block with several changes has them at the first. */
  atChange: number[];
  /** How many wait in blocks that are removed. */
  inRemoved: number;
}

/** Which of the conversations that wait now are affected by changes. A removed group is told by its blocks, each of which is a change. */
export function waitingInChanges(
  changes: readonly BlockChange[],
  waiting: readonly WaitingVisitors[],
): WaitingInChanges {
  const left = new Map<string, number>();
  for (const { blockId, visitors } of waiting) left.set(blockId, (left.get(blockId) ?? 0) + visitors);
  let inRemoved = 0;
  const atChange = changes.map(({ kind, subject, id }) => {
    const count = subject === 'BLOCK' ? (left.get(id) ?? 0) : 0;
    if (subject === 'BLOCK') left.delete(id);
    if (kind === 'REMOVED') inRemoved += count;
    return count;
  });
  return { atChange, inRemoved };
}
