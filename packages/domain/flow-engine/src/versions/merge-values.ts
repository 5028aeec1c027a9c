import { isKeyed, isSameJson } from './equal.js';
import { mergeOrder } from './merge-order.js';

/** A field that both sides changed to different values. Undefined on a side that removed it or never had it. */
export interface MergeConflict {
  /** Names and ids from the outermost: `['profile', 'services', 's1', 'priceMinor']`. */
  path: readonly string[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Chooses the side whose value a conflicting field gets. */
export type Choose = (path: readonly string[]) => 'mine' | 'theirs';

/** One value in the base and on both sides. */
export interface Sides<T = unknown> {
  base: T;
  mine: T;
  theirs: T;
}

/** Conflicts found so far, and how to resolve them. */
export interface MergeNotes {
  conflicts: MergeConflict[];
  choose: Choose;
}

/** The key that identifies the members of a list, by the list's name. Any other list is merged as a single value. */
const identities: Readonly<Record<string, string>> = {
  services: 'id',
  openingHours: 'weekday',
  exceptions: 'date',
  variables: 'name',
  prompts: 'id',
  knowledge: 'id',
  documents: 'id',
  events: 'id',
  items: 'id',
  rows: 'id',
  headers: 'id',
  mappings: 'id',
  inputs: 'name',
  outputs: 'name',
  values: 'name',
  parameters: 'name',
  results: 'name',
  entries: 'name',
};

/** Layout fields: the last save wins, without a conflict. */
const layoutFields: ReadonlySet<string> = new Set(['position', 'isCollapsed']);

/** The value with the changes of both sides; a field that both changed is recorded as a conflict and resolved. */
export function mergeValue(path: readonly string[], sides: Sides, notes: MergeNotes): unknown {
  const { base, mine, theirs } = sides;
  if (isSameJson(mine, theirs) || isSameJson(base, theirs)) return mine;
  if (isSameJson(base, mine)) return theirs;
  const name = path.at(-1) ?? '';
  if (layoutFields.has(name)) return mine;
  if (isKeyed(base ?? {}) && isKeyed(mine) && isKeyed(theirs))
    return mergeKeyed(path, { base: (base ?? {}) as typeof mine, mine, theirs }, notes);
  const lists = listsOf(name, sides);
  if (lists !== null) return mergeLists(path, lists, notes);
  return chosen(path, sides, notes);
}

/** Records a conflict and returns the value of the chosen side. */
export function chosen<T>(path: readonly string[], sides: Sides<T>, notes: MergeNotes): T {
  notes.conflicts.push({ path, ...sides });
  return sides[notes.choose(path)];
}

function mergeKeyed(
  path: readonly string[],
  { base, mine, theirs }: Sides<Readonly<Record<string, unknown>>>,
  notes: MergeNotes,
): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = mergeValue([...path, key], { base: base[key], mine: mine[key], theirs: theirs[key] }, notes);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

type Members = ReadonlyMap<string, unknown>;

function listsOf(name: string, { base, mine, theirs }: Sides): Sides<Members> | null {
  const identity = identities[name];
  if (identity === undefined) return null;
  const [b, m, t] = [base, mine, theirs].map((list) => membersOf(list ?? [], identity));
  return b && m && t ? { base: b, mine: m, theirs: t } : null;
}

/** Members by their identifying key; null when the keys are missing or not unique. */
function membersOf(list: unknown, identity: string): Members | null {
  if (!Array.isArray(list)) return null;
  const members = new Map<string, unknown>();
  for (const item of list as unknown[]) {
    const key = isKeyed(item) ? item[identity] : undefined;
    if (typeof key !== 'string' && typeof key !== 'number') return null;
    if (members.has(String(key))) return null;
    members.set(String(key), item);
  }
  return members;
}

function mergeLists(path: readonly string[], lists: Sides<Members>, notes: MergeNotes): unknown[] {
  const merged = mergeMembers(lists, (id, sides) => mergeValue([...path, id], sides, notes));
  if (path.at(-1) !== 'openingHours') return [...merged.values()];
  return [...merged.values()].toSorted((a, b) => weekdayOf(a) - weekdayOf(b));
}

/** Merges the members of both sides and their order; a member that merges to undefined is removed. */
export function mergeMembers<T>(
  { base, mine, theirs }: Sides<ReadonlyMap<string, T>>,
  merge: (id: string, sides: Sides<T | undefined>) => T | undefined,
): Map<string, T> {
  const merged = new Map<string, T>();
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const member = merge(id, { base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) });
    if (member !== undefined) merged.set(id, member);
  }
  const order = mergeOrder(
    [...base.keys()],
    { mine: [...mine.keys()], theirs: [...theirs.keys()] },
    new Set(merged.keys()),
  );
  return new Map(order.flatMap((id) => (merged.has(id) ? [[id, merged.get(id) as T] as const] : [])));
}

function weekdayOf(day: unknown): number {
  return isKeyed(day) ? Number(day['weekday']) : 0;
}
