import type { ContentNode, SessionState, VariableValue } from '../model.js';

/** Maximum weight of one variable's value: twice the longest text of a visitor fits. */
export const heaviestValue = 16_000;
/** Maximum weight of all variables of a conversation together; they are stored with every turn. */
export const heaviestVariables = 100_000;
const nodeWeight = 8;

/** Characters of a value plus a share for each node. Stops at the limit and returns `limit + 1` when it is exceeded. */
export function weightOf(value: VariableValue | undefined, limit: number): number {
  let weight = 0;
  const open: (VariableValue | undefined)[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    weight += nodeWeight + (typeof next === 'string' ? next.length : 0);
    if (weight > limit) return limit + 1;
    if (next === null || typeof next !== 'object') continue;
    const parts: VariableValue[] = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) for (const key of Object.keys(next)) weight += key.length;
    if (parts.length * nodeWeight > limit) return limit + 1;
    open.push(...parts);
  }
  return weight;
}

/** Weight of all variables of a conversation, with the values that its calls have hidden. */
export function weightOfState({ variables, frames = [] }: SessionState): number {
  const locals = frames.flatMap((frame) => (frame.kind === 'call' ? [frame.locals] : []));
  return [variables, ...locals].reduce((sum, values) => sum + weightOf(values, heaviestVariables), 0);
}

/** Number of nodes of a content tree. */
export function nodesOf(content: readonly ContentNode[]): number {
  return content.reduce((sum, node) => {
    if (node.kind === 'paragraph') return sum + 1 + node.children.length;
    if (node.kind === 'list') return sum + node.items.reduce((items, item) => items + 1 + item.length, 1);
    if (node.kind === 'cards') return node.cards.reduce((cards, { buttons }) => cards + 1 + buttons.length, sum);
    return sum + 1;
  }, 0);
}
