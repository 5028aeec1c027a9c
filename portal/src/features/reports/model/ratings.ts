/** How often each rating was given. */
type Ratings = { buckets: readonly { value: number; count: number }[]; total: number };

/** A number of ratings and their share of all; null where there are none. */
type Part = { count: number; share: number | null };

const shareOf = (count: number, total: number): number | null => (total === 0 ? null : count / total);

/** Every rating with its share, the best first. */
export function ratingShares({ buckets, total }: Ratings): (Part & { value: number })[] {
  return buckets
    .map(({ value, count }) => ({ value, count, share: shareOf(count, total) }))
    .toSorted((one, other) => other.value - one.value);
}

/** Promoters rate 9 or 10, detractors 0 to 6, passives what lies between. */
export function scoreGroups({ buckets, total }: Ratings): (Part & { name: 'promoters' | 'passives' | 'detractors' })[] {
  const part = (least: number, most: number): Part => {
    const count = buckets
      .filter(({ value }) => value >= least && value <= most)
      .reduce((sum, bucket) => sum + bucket.count, 0);
    return { count, share: shareOf(count, total) };
  };
  return [
    { name: 'promoters', ...part(9, 10) },
    { name: 'passives', ...part(7, 8) },
    { name: 'detractors', ...part(0, 6) },
  ];
}
