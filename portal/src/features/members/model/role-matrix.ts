import type { Role } from '../../../gql/graphql.js';

/** The roles that a member can have, the widest first. */
export const memberRoles = ['ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'] as const satisfies readonly Role[];

/** A role that a member can have. */
export type MemberRole = (typeof memberRoles)[number];

/** Whether a role covers everything, only the bots assigned to the member, or nothing. */
export type Reach = 'all' | 'own' | 'none';

/** The duties in which roles differ, in the order of the table; texts are under `members.matrix`. */
export const duties = [
  'numbers',
  'conversations',
  'editBots',
  'ownBots',
  'team',
  'keys',
  'plan',
  'organization',
] as const;

/** One line of the table of roles. */
export type Duty = (typeof duties)[number];

const reaches: Record<Duty, Record<MemberRole, Reach>> = {
  numbers: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'own', VIEWER: 'all' },
  conversations: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'own', VIEWER: 'none' },
  editBots: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'own', VIEWER: 'none' },
  ownBots: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'none', VIEWER: 'none' },
  team: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'none', VIEWER: 'none' },
  keys: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'none', VIEWER: 'none' },
  plan: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'none', VIEWER: 'none' },
  organization: { ORGANIZATION_ADMIN: 'all', BOT_MANAGER: 'none', VIEWER: 'none' },
};

/** The reach of a role in a duty. */
export function reachOf(duty: Duty, role: MemberRole): Reach {
  return reaches[duty][role];
}

/** True for a role that a member can have; the platform's own role is not one. */
export function isMemberRole(role: Role): role is MemberRole {
  return memberRoles.some((one) => one === role);
}
