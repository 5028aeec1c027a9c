/** Upper bounds of the response-time buckets in milliseconds; a thirteenth bucket counts slower responses. */
export const responseBoundsMs: readonly number[] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];

/** Upper bounds of the buckets for human replies in milliseconds, from ten seconds to a day. */
export const humanBoundsMs: readonly number[] = [
  10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 86_400_000,
];

export interface DurationSummary {
  count: number;
  /** Null when nothing was measured. */
  meanMs: number | null;
  /** Interpolated linearly inside its bucket. */
  p50Ms: number | null;
  p95Ms: number | null;
}

/** Index of the bucket that a duration falls into. */
export function bucketOf(durationMs: number, bounds: readonly number[]): number {
  const index = bounds.findIndex((bound) => durationMs <= bound);
  return index === -1 ? bounds.length : index;
}

export function emptyHistogram(bounds: readonly number[]): number[] {
  return Array.from({ length: bounds.length + 1 }, () => 0);
}

/** Mean and percentiles of a histogram; a value beyond the last bound counts as that bound. */
export function durationOf(histogram: readonly number[], sumMs: number, bounds: readonly number[]): DurationSummary {
  const count = histogram.reduce((total, bucket) => total + bucket, 0);
  if (count === 0) return { count, meanMs: null, p50Ms: null, p95Ms: null };
  return {
    count,
    meanMs: sumMs / count,
    p50Ms: percentile(histogram, bounds, 0.5),
    p95Ms: percentile(histogram, bounds, 0.95),
  };
}

function percentile(histogram: readonly number[], bounds: readonly number[], share: number): number {
  const wanted = share * histogram.reduce((total, bucket) => total + bucket, 0);
  let seen = 0;
  for (const [index, bucket] of histogram.entries()) {
    if (bucket > 0 && seen + bucket >= wanted) {
      const low = index === 0 ? 0 : (bounds[index - 1] ?? 0);
      const high = bounds[index] ?? bounds.at(-1) ?? 0;
      return low + (high - low) * ((wanted - seen) / bucket);
    }
    seen += bucket;
  }
  return bounds.at(-1) ?? 0;
}
