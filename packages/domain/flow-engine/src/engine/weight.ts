import type { VariableValue } from '../model.js';

/** Heaviest value of one variable: what a visitor writes at length fits twice. */
export const heaviestValue = 16_000;
/** Heaviest all variables of a conversation together: they are stored with every turn. */
export const heaviestVariables = 100_000;
const nodeWeight = 8;

/** Characters of a value with a share for each node; `limit + 1` as soon as it is exceeded, so that it never looks further. */
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
