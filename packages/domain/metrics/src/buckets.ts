const minuteMs = 60_000;
const hourMs = 3_600_000;

/** First moment of the UTC minute. */
export function minuteOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / minuteMs) * minuteMs);
}

/** First moment of the UTC hour. */
export function hourOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / hourMs) * hourMs);
}
