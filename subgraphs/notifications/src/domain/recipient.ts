import type { NotificationKind } from './kinds.js';

export type Role = 'SUPER_ADMIN' | 'ORGANIZATION_ADMIN' | 'BOT_MANAGER' | 'VIEWER';

/** A person of an organization, as identity knows them now. */
export interface Member {
  readonly userId: string;
  readonly role: Role;
  /** The bots of a BOT_MANAGER; null for every other role. */
  readonly botIds: readonly string[] | null;
}

/** Whom to tell of an organization. */
export interface PeopleToTell {
  readonly members: readonly Member[];
  readonly timeZone: string;
  readonly locale: 'es' | 'en' | null;
}

/** Which roles may be told. A VIEWER sees numbers only; the plan is the administrators' business. */
const roles: Readonly<Record<NotificationKind, readonly Role[]>> = {
  WAITING_HUMAN: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
  URGENT: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
  INTEGRATION_BROKEN: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
  PUBLICATION_FAILED: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
  QUOTA: ['ORGANIZATION_ADMIN'],
  BAD_RATING: ['ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'],
  GOAL: ['ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'],
  REPORT_FAILED: ['ORGANIZATION_ADMIN'],
  ERROR_RATE: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
  UNANSWERED: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
  SLOW: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
  NO_TRAFFIC: ['ORGANIZATION_ADMIN', 'BOT_MANAGER'],
};

/** Whether a person may be told of it: by role, and of their own bots only. */
export function mayBeTold(
  { role, botIds: own }: Omit<Member, 'userId'>,
  { kind, botIds }: { readonly kind: NotificationKind; readonly botIds: readonly string[] },
): boolean {
  if (!roles[kind].includes(role)) return false;
  return own === null || botIds.some((id) => own.includes(id));
}
