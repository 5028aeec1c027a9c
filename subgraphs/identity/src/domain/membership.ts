/** A role that a member can hold; `SUPER_ADMIN` belongs to the platform, not to an organization. */
export type MemberRole = 'ORGANIZATION_ADMIN' | 'BOT_MANAGER' | 'VIEWER';

/** A user's belonging to an organization. */
export interface Membership {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly role: MemberRole;
  /** The bots of a `BOT_MANAGER`; null for every other role. */
  readonly botIds: readonly string[] | null;
  readonly joinedAt: Date;
  readonly lastSeenAt: Date | null;
}

/** What is given to a person by inviting or changing: a role, with bots where the role is about bots. */
export interface RoleGrant {
  readonly role: MemberRole;
  readonly botIds: readonly string[] | null;
}

/** True for a role that an administrator may give. */
export function isMemberRole(role: MemberRole | 'SUPER_ADMIN'): role is MemberRole {
  return role !== 'SUPER_ADMIN';
}

/** The grant for a role: bots without repetition for a `BOT_MANAGER`, none otherwise. */
export function grantOf(role: MemberRole, botIds: readonly string[]): RoleGrant {
  return { role, botIds: role === 'BOT_MANAGER' ? [...new Set(botIds)] : null };
}

/**
 * True when taking `role` away from its holder would leave the organization without an administrator. `otherAdmins` are those who
 * stay: whoever asked for the deletion of her account is none.
 */
export function wouldLoseLastAdmin(change: { from: MemberRole; to: MemberRole | null; otherAdmins: number }): boolean {
  return change.from === 'ORGANIZATION_ADMIN' && change.to !== 'ORGANIZATION_ADMIN' && change.otherAdmins === 0;
}
