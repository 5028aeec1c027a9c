import { ways, type Facts, type MeasuredKind, type NotificationKind, type OutWay, type Way } from './kinds.js';
import type { Measure } from './measure.js';
import type { OutsideTimes } from './outside-digest.js';

/** PENDING: it has not lasted long enough to tell. FIRING: people were told. OK: over. */
export const alertStates = ['PENDING', 'FIRING', 'OK'] as const;
export type AlertState = (typeof alertStates)[number];

/** The kinds that last until something else happens. */
export type LastingKind =
  | Extract<NotificationKind, 'WAITING_HUMAN' | 'INTEGRATION_BROKEN' | 'PUBLICATION_FAILED'>
  | MeasuredKind;

/** One time that something was wrong. Of one kind and subject at most one is not over. */
export interface Alert {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: LastingKind;
  /** What is wrong: a conversation, a connection, an endpoint, a bot. */
  readonly subject: string;
  /** The bots that it concerns; empty for the whole organization. */
  readonly botIds: readonly string[];
  readonly state: AlertState;
  readonly since: Date;
  /** When people are told if it is not over by then. */
  readonly dueAt: Date;
  readonly overAt: Date | null;
  readonly facts: Facts;
}

/** Of what an organization wants its people to be told, and how. */
export interface AlertRule {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: NotificationKind;
  /** Empty for all bots. */
  readonly botIds: readonly string[];
  /** Minutes that it must last before anybody is told. */
  readonly forMinutes: number;
  readonly mutedUntil: Date | null;
  readonly ways: readonly (Way | OutWay)[];
  readonly isEnabled: boolean;
  /** Of measured kinds only. */
  readonly measure: Measure | null;
  /** When other systems are told of what was gathered; null where they are told of each at once. */
  readonly outsideDigest: OutsideTimes | null;
}

/** The ways in which an organization tells its people of a kind, for some bots at least; none where it is off for all. */
export function waysOffered(rules: readonly AlertRule[], kind: NotificationKind): Way[] {
  const enabled = rules.filter((rule) => rule.kind === kind && rule.isEnabled);
  return ways.filter((way) => enabled.some((rule) => rule.ways.includes(way)));
}

/** The rule that holds for bots: the first that names one of them before the first for all. Null where nobody is to be told. */
export function ruleFor(rules: readonly AlertRule[], botIds: readonly string[], now: Date): AlertRule | null {
  const own = rules.find((rule) => rule.botIds.some((id) => botIds.includes(id)));
  const rule = own ?? rules.find((one) => one.botIds.length === 0);
  if (rule === undefined || !rule.isEnabled) return null;
  return rule.mutedUntil !== null && rule.mutedUntil > now ? null : rule;
}
