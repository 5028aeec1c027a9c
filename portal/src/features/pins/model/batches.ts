const size = 25;

/** Ids in groups, each with how many come before it: a run shows how far it is. */
export function batchesOf(ids: readonly string[]): { batch: string[]; done: number }[] {
  const count = Math.ceil(ids.length / size);
  return Array.from({ length: count }, (_, at) => ({ batch: ids.slice(at * size, (at + 1) * size), done: at * size }));
}
