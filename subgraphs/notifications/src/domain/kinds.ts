/** The kinds that are found by counting: see `measure.ts`. */
export const measuredKinds = ['ERROR_RATE', 'UNANSWERED', 'SLOW', 'NO_TRAFFIC'] as const;
export type MeasuredKind = (typeof measuredKinds)[number];

/** What people are told of. */
export const notificationKinds = [
  ...(['WAITING_HUMAN', 'URGENT', 'INTEGRATION_BROKEN', 'PUBLICATION_FAILED'] as const),
  ...(['QUOTA', 'BAD_RATING', 'GOAL', 'REPORT_FAILED'] as const),
  ...measuredKinds,
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** How a person is told. */
export const ways = ['FEED', 'EMAIL', 'PUSH'] as const;
export type Way = (typeof ways)[number];

/** How a rule tells other systems of an organization, once for all of its people. */
export const outWays = ['WEBHOOK', 'SLACK'] as const;
export type OutWay = (typeof outWays)[number];

export const severities = ['URGENT', 'WARNING', 'INFO'] as const;
export type Severity = (typeof severities)[number];

/** Values that texts are made of. Never a visitor's words. */
export type Facts = Readonly<Record<string, string | number>>;

/** How a kind is treated where neither a rule nor a person says otherwise. */
interface KindDefaults {
  readonly severity: Severity;
  /** Minutes that it must last before anybody is told. */
  readonly forMinutes: number;
  readonly isEnabled: boolean;
  readonly ways: readonly Way[];
}

const everyWay: readonly Way[] = ways;

export const kindDefaults: Readonly<Record<NotificationKind, KindDefaults>> = {
  WAITING_HUMAN: { severity: 'URGENT', forMinutes: 5, isEnabled: true, ways: everyWay },
  URGENT: { severity: 'URGENT', forMinutes: 0, isEnabled: true, ways: everyWay },
  INTEGRATION_BROKEN: { severity: 'WARNING', forMinutes: 10, isEnabled: true, ways: everyWay },
  PUBLICATION_FAILED: { severity: 'WARNING', forMinutes: 0, isEnabled: true, ways: everyWay },
  QUOTA: { severity: 'WARNING', forMinutes: 0, isEnabled: true, ways: everyWay },
  BAD_RATING: { severity: 'INFO', forMinutes: 0, isEnabled: true, ways: ['FEED'] },
  GOAL: { severity: 'INFO', forMinutes: 0, isEnabled: false, ways: ['FEED'] },
  REPORT_FAILED: { severity: 'WARNING', forMinutes: 0, isEnabled: true, ways: ['FEED'] },
  ERROR_RATE: { severity: 'WARNING', forMinutes: 0, isEnabled: true, ways: everyWay },
  UNANSWERED: { severity: 'WARNING', forMinutes: 0, isEnabled: true, ways: everyWay },
  SLOW: { severity: 'WARNING', forMinutes: 0, isEnabled: true, ways: everyWay },
  NO_TRAFFIC: { severity: 'WARNING', forMinutes: 0, isEnabled: true, ways: everyWay },
};

/** Whether a person waits or is in danger. */
export function isUrgent(kind: NotificationKind): boolean {
  return kindDefaults[kind].severity === 'URGENT';
}

export function isMeasured(kind: NotificationKind): kind is MeasuredKind {
  return (measuredKinds as readonly string[]).includes(kind);
}
