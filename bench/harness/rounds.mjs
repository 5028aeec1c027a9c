/** The middle one. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs every target once in each round, in an order that turns, so that what else the machine does falls on all of them alike.
 * Answers, by target, the median of each figure and the spread of `key` between its smallest and its largest.
 */
export async function interleaved(targets, { rounds, key, onRound = () => undefined }) {
  const results = new Map(targets.map((target) => [target.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < targets.length; turn += 1) {
      const target = targets[(turn + round) % targets.length];
      const figures = await target.run();
      results.get(target.name).push(figures);
      onRound({ round, target: target.name, figures });
    }
  }
  return new Map(
    [...results].map(([name, runs]) => {
      const figures = Object.fromEntries(
        Object.keys(runs[0]).map((figure) => [figure, median(runs.map((run) => run[figure]))]),
      );
      const all = runs.map((run) => run[key]);
      return [name, { ...figures, spread: (Math.max(...all) - Math.min(...all)) / figures[key] }];
    }),
  );
}
