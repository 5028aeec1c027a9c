import type { Facts, NotificationKind, OutWay } from './kinds.js';

export const outsideRhythms = ['DAILY', 'WEEKLY'] as const;
export type OutsideRhythm = (typeof outsideRhythms)[number];

/** When other systems are told of what a rule has gathered, in the zone of the organization. */
export interface OutsideTimes {
  readonly rhythm: OutsideRhythm;
  /** Minutes after midnight, 0 to 1439. */
  readonly minuteOfDay: number;
  /** 0 is Monday; counts for WEEKLY only. */
  readonly weekday: number;
}

/** What other systems are told at one time by one way, of everything that was gathered for it. */
export interface OutsideDigest {
  readonly id: string;
  readonly organizationId: string;
  readonly way: OutWay;
  readonly dueAt: Date;
  readonly createdAt: Date;
}

/** What happened, as a digest lists it. */
export interface GatheredOccasion {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly botIds: readonly string[];
  readonly occurredAt: Date;
  readonly facts: Facts;
  /** Null for what has no end. */
  readonly alertId: string | null;
  /** Whether what it tells of is over. */
  readonly isOver: boolean;
}

/** What a digest gathers of one kind and the same bots. */
export interface OutsideGroup {
  readonly kind: NotificationKind;
  readonly botIds: readonly string[];
  readonly count: number;
  readonly overCount: number;
  /** When the first of them happened. */
  readonly since: Date;
  /** The newest, newest first. */
  readonly latest: readonly GatheredOccasion[];
}

/** The fields that are out of bounds. */
export function wrongTimes({ minuteOfDay, weekday }: OutsideTimes): (keyof OutsideTimes)[] {
  const isWithin = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;
  return [
    ...(isWithin(minuteOfDay, 1_439) ? [] : (['minuteOfDay'] as const)),
    ...(isWithin(weekday, 6) ? [] : (['weekday'] as const)),
  ];
}
