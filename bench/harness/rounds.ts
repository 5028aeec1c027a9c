import type { Row } from './measure.ts';

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

/** What is compared, and how its table looks. */
export interface Comparison<Metric extends string> {
  /** The first column of its lines. */
  readonly what: string;
  /** The first is ours; the others are divided by it. */
  readonly targets: readonly Target<Metric>[];
  /** The metric whose ratio and spread are shown. */
  readonly key: NoInfer<Metric>;
  /** Title of a column, and its metric. */
  readonly columns: Readonly<Record<string, NoInfer<Metric>>>;
}

/**
 * Runs every target once in each round, in rotating order, so that other load on the machine affects all of them alike, and returns a line
 * for each target. Every value is the median of the rounds. A ratio divides what was measured in the same round; `rounds` shows the
 * smallest and the largest, `spread` the distance of the smallest and the largest value of `key` itself.
 */
export async function compare<Metric extends string>(
  { what, targets, key, columns }: Comparison<Metric>,
  { rounds }: { readonly rounds: number },
): Promise<Row[]> {
  const runs = targets.map((): Readonly<Record<Metric, number>>[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < targets.length; turn += 1) {
      const index = (turn + round) % targets.length;
      const target = targets[index];
      if (target !== undefined) runs[index]?.push(await target.run());
    }
  }
  const ours = (runs[0] ?? []).map((run) => run[key]);
  return targets.map(({ name }, index) => {
    const own = runs[index] ?? [];
    const values = own.map((run) => run[key]);
    const ratios = values.map((value, round) => value / (ours[round] ?? Number.NaN));
    return {
      what,
      who: name,
      ratio: median(ratios),
      rounds: index === 0 ? undefined : `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      ...Object.fromEntries(
        Object.entries(columns).map(([title, metric]) => [title, median(own.map((run) => run[metric]))]),
      ),
      spread: (Math.max(...values) - Math.min(...values)) / median(values),
    };
  });
}
