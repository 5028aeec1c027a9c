import type { AlertWay, OutsideTimesInput, ShownRuleFragment } from '../../../gql/graphql.js';
import { clockOf, minuteOf } from './routes.js';

export const outsideRhythms = ['EACH', 'DAILY', 'WEEKLY'] as const;

/** How other systems are told, as it is typed. */
export interface TypedTimes {
  readonly rhythm: (typeof outsideRhythms)[number];
  /** As an input of type time has it. */
  readonly time: string;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** The controls that a refusal may name. */
export const timesFields = ['minuteOfDay', 'weekday'] as const;

export function typedTimes(times: ShownRuleFragment['outsideDigest']): TypedTimes {
  if (times === null) return { rhythm: 'EACH', time: '08:00', weekday: 0 };
  const { rhythm, minuteOfDay, weekday } = times;
  return { rhythm, weekday, time: clockOf(minuteOfDay) };
}

/** What is sent; null for each at once. A time that is not typed whole is refused by its name. */
export function timesInput({ rhythm, time, weekday }: TypedTimes): OutsideTimesInput | null {
  return rhythm === 'EACH' ? null : { rhythm, minuteOfDay: minuteOf(time) ?? -1, weekday };
}

/** Whether a rule tells other systems at all. */
export function hasOutWay(ways: readonly AlertWay[]): boolean {
  return ways.includes('WEBHOOK') || ways.includes('SLACK');
}
