import type { Chance } from './chance.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How busy each local hour of a day is, next to the others: mornings before lunch and evenings after work. */
const hourWeights = [
  0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 0.8, 1.6, 3, 4.5, 5, 4.6, 3.4, 2.6, 2.8, 3.4, 4.4, 5.4, 5.2, 4, 2.4, 1.2, 0.5,
];

/** Sunday first, as `Date` counts. */
const weekdayWeights = [0.5, 0.9, 0.95, 1, 1.1, 1.35, 1.4];

export interface TrafficQuestion {
  perDay: number;
  days: number;
  until: Date;
  /** Difference of the zone to UTC in hours; enough for a demo. */
  offsetHours: number;
}

/** Moments at which visitors come, oldest first, up to but not including `until`; the last weeks are a little busier. */
export function visitTimes(question: TrafficQuestion, chance: Chance): Date[] {
  const { perDay, days, until, offsetHours } = question;
  const localUntil = until.getTime() + offsetHours * hourMs;
  const lastMidnight = Math.floor(localUntil / dayMs) * dayMs;
  const times: number[] = [];
  for (let back = days - 1; back >= 0; back -= 1) {
    const midnight = lastMidnight - back * dayMs;
    const growth = 0.8 + 0.35 * ((days - back) / days);
    const weekday = weekdayWeights[new Date(midnight).getUTCDay()] ?? 1;
    const count = Math.round(perDay * weekday * growth * (0.8 + 0.4 * chance.next()));
    for (let index = 0; index < count; index += 1) times.push(midnight + hourOfDay(chance));
  }
  return times
    .filter((time) => time < localUntil)
    .toSorted((a, b) => a - b)
    .map((time) => new Date(time - offsetHours * hourMs));
}

function hourOfDay(chance: Chance): number {
  const hour = chance.weighted(hourWeights.map((weight, item) => ({ item, weight })));
  return hour * hourMs + chance.between(0, 3_599) * 1_000;
}
