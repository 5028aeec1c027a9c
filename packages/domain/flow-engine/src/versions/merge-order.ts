/**
 * Merges two orders of ids that have a common base. The order of the side that moved something wins; mine if both did. Ids that
 * the other side added are placed after their predecessor on that side. Ids that are not in `kept` are dropped.
 */
export function mergeOrder(
  base: readonly string[],
  { mine, theirs }: { mine: readonly string[]; theirs: readonly string[] },
  kept: ReadonlySet<string>,
): string[] {
  const inBase = new Set(base);
  const [first, second] = hasMoved(base, mine) ? [mine, theirs] : [theirs, mine];
  const order = first.filter((id) => kept.has(id));
  const placed = new Set(order);
  for (const [at, id] of second.entries()) {
    if (placed.has(id) || !kept.has(id)) continue;
    const before = second.slice(0, at).findLast((earlier) => placed.has(earlier));
    order.splice(before === undefined ? 0 : endOfRun(order, { before, inBase, second }), 0, id);
    placed.add(id);
  }
  return order;
}

/** The position after the anchor and after the ids that only the first side added there. */
function endOfRun(
  order: readonly string[],
  { before, inBase, second }: { before: string; inBase: ReadonlySet<string>; second: readonly string[] },
): number {
  const known = new Set(second);
  let at = order.indexOf(before) + 1;
  while (at < order.length && !inBase.has(order[at] ?? '') && !known.has(order[at] ?? '')) at += 1;
  return at;
}

function hasMoved(base: readonly string[], side: readonly string[]): boolean {
  const inSide = new Set(side);
  const inBase = new Set(base);
  const [before, after] = [base.filter((id) => inSide.has(id)), side.filter((id) => inBase.has(id))];
  return before.some((id, at) => id !== after[at]);
}
