/** How an address outside the organization stands to a schedule. */
export const outsiderStates = ['INVITED', 'CONFIRMED', 'LEFT'] as const;
export type OutsiderState = (typeof outsiderStates)[number];

/** An address outside the organization that a schedule names. It gets reports only while it is CONFIRMED. */
export interface OutsideRecipient {
  readonly id: string;
  readonly organizationId: string;
  readonly scheduleId: string;
  readonly address: string;
  readonly state: OutsiderState;
  /** Until when the invitation can be confirmed. */
  readonly expiresAt: Date;
  /** When it came into its state. */
  readonly changedAt: Date;
}

/** What whoever reads the mails of an address may do with it. */
export const outsiderChanges = ['CONFIRM', 'LEAVE'] as const;
export type OutsiderChange = (typeof outsiderChanges)[number];

const dayMs = 24 * 3_600_000;
/** How long an invitation can be confirmed. */
export const invitationMs = 7 * dayMs;
/** Within this time the limits below hold. */
export const invitationWindowMs = dayMs;
/** Invitations within a day: by one organization, and by it to one address over all its schedules. */
export const invitationsMax = { organization: 50, address: 3 };

export function invited(
  wanted: Pick<OutsideRecipient, 'id' | 'organizationId' | 'scheduleId' | 'address'>,
  now: Date,
): OutsideRecipient {
  return { ...wanted, state: 'INVITED', expiresAt: new Date(now.getTime() + invitationMs), changedAt: now };
}

/** Whether it was not confirmed in time. */
export function isExpired({ state, expiresAt }: OutsideRecipient, now: Date): boolean {
  return state === 'INVITED' && expiresAt <= now;
}

/** The recipient after what its reader did; the same object where that changes nothing. Who has left is not confirmed by an old link. */
export function changedByReader(known: OutsideRecipient, change: OutsiderChange, now: Date): OutsideRecipient {
  if (known.state === 'LEFT') return known;
  if (change === 'LEAVE') return { ...known, state: 'LEFT', changedAt: now };
  if (known.state === 'CONFIRMED' || isExpired(known, now)) return known;
  return { ...known, state: 'CONFIRMED', changedAt: now };
}
