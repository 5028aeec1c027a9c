const badMax = { NPS: 6, other: 2 };

/** Whether a rating of satisfaction is bad: a detractor of NPS, or 1 or 2 of 5. */
export function isBadRating(rating: {
  readonly scale: 'STARS' | 'NUMBERS' | 'NPS';
  readonly value: number;
  readonly isSatisfaction: boolean;
}): boolean {
  return rating.isSatisfaction && rating.value <= (rating.scale === 'NPS' ? badMax.NPS : badMax.other);
}
