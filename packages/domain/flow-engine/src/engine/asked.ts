import type { Awaiting } from '../model.js';
import type { Turn } from './turn.js';

/** Records that a question was asked, and when. */
export function recordAsked(turn: Turn, blockId: string, questionKind: Awaiting['kind']): void {
  turn.state.asked = { blockId, atMs: turn.context.now.getTime() };
  turn.outputs.push({ kind: 'asked', blockId, questionKind });
}

/** The time since a question was asked; null if another one was asked after it. */
export function waitedSinceAsked({ state, context }: Turn, blockId: string): number | null {
  const { asked } = state;
  return asked?.blockId === blockId ? Math.max(0, context.now.getTime() - asked.atMs) : null;
}
