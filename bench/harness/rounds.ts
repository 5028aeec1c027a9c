/** The median. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, at = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? at : (below + at) / 2;
}

/** A target of a measurement: each run returns its metrics. */
export interface Target<Figure extends string> {
  readonly name: string;
  readonly run: () => Promise<Readonly<Record<Figure, number>>>;
}

/** The median of each metric, and the spread of the main one. */
export type Figures<Figure extends string> = Readonly<Record<Figure | 'spread', number>>;

/**
 * Runs every target once in each round, in rotating order, so that other load on the machine affects all of them alike. Returns, by target,
 * the median of each metric and the spread of `key` between its smallest and its largest value.
 */
export async function interleaved<Figure extends string>(
  targets: readonly Target<Figure>[],
  { rounds, key }: { readonly rounds: number; readonly key: NoInfer<Figure> },
): Promise<(name: string) => Figures<Figure>> {
  const results = new Map<string, Readonly<Record<Figure, number>>[]>(targets.map(({ name }) => [name, []]));
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

function mediansOf<Figure extends string>(
  runs: readonly Readonly<Record<Figure, number>>[],
  key: Figure,
): Figures<Figure> {
  const all = runs.map((run) => run[key]);
  const figures = Object.keys(runs[0] ?? {}).map((figure) => [
    figure,
    median(runs.map((run) => run[figure as Figure])),
  ]);
  const spread = (Math.max(...all) - Math.min(...all)) / median(all);
  return Object.fromEntries([...figures, ['spread', spread]]) as Figures<Figure>;
}
