/** The median. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, at = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? at : (below + at) / 2;
}

/** A target of a measurement: each run returns its metrics. */
export interface Target<Metric extends string> {
  readonly name: string;
  readonly run: () => Promise<Readonly<Record<Metric, number>>>;
}

/** The median of each metric, and the spread of the main one. */
export type Metrics<Metric extends string> = Readonly<Record<Metric | 'spread', number>>;

/**
 * Runs every target once in each round, in rotating order, so that other load on the machine affects all of them alike. Returns, by target,
 * the median of each metric and the spread of `key` between its smallest and its largest value.
 */
export async function interleaved<Metric extends string>(
  targets: readonly Target<Metric>[],
  { rounds, key }: { readonly rounds: number; readonly key: NoInfer<Metric> },
): Promise<(name: string) => Metrics<Metric>> {
  const results = new Map<string, Readonly<Record<Metric, number>>[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < targets.length; turn += 1) {
      const target = targets[(turn + round) % targets.length];
      if (target !== undefined) results.get(target.name)?.push(await target.run());
    }
  }
  const medians = new Map([...results].map(([name, runs]) => [name, mediansOf(runs, key)]));
  return (name) => {
    const found = medians.get(name);
    if (found === undefined) throw new Error(`${name} was not measured`);
    return found;
  };
}

function mediansOf<Metric extends string>(
  runs: readonly Readonly<Record<Metric, number>>[],
  key: Metric,
): Metrics<Metric> {
  const all = runs.map((run) => run[key]);
  const metrics = Object.keys(runs[0] ?? {}).map((metric) => [
    metric,
    median(runs.map((run) => run[metric as Metric])),
  ]);
  const spread = (Math.max(...all) - Math.min(...all)) / median(all);
  return Object.fromEntries([...metrics, ['spread', spread]]) as Metrics<Metric>;
}
