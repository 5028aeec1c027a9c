/**
 * One order of ids out of two that come from the same. The order of the side that moved something is kept, mine where
 * both did; what the other side added stands behind what it stood behind there. Ids that are not in `kept` are left out.
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

/** Behind the anchor and what the first side added there, unless the second side had it too. */
function endOfRun(
  order: readonly string[],
  { second, before, inBase }: { before: string; inBase: ReadonlySet<string>; second: readonly string[] },
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
