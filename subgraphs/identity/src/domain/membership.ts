/** A role of a member; `SUPER_ADMIN` belongs to the platform, not to an organization. */
export type MemberRole = 'ORGANIZATION_ADMIN' | 'BOT_MANAGER' | 'VIEWER';

/** A user's membership in an organization. */
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

/** What an invitation or a change of role grants: a role, with bots if the role is limited to bots. */
export interface RoleGrant {
  readonly role: MemberRole;
  readonly botIds: readonly string[] | null;
}

/** True for a role that an administrator may assign. */
export function isMemberRole(role: MemberRole | 'SUPER_ADMIN'): role is MemberRole {
  return role !== 'SUPER_ADMIN';
}

/** The grant for a role: unique bots for a `BOT_MANAGER`, none otherwise. */
export function grantOf(role: MemberRole, botIds: readonly string[]): RoleGrant {
  return { role, botIds: role === 'BOT_MANAGER' ? [...new Set(botIds)] : null };
}

/**
 * True if the organization would have no administrator without this member's `role`. `otherAdmins` does not include
 * those who requested the deletion of their account.
 */
export function wouldLoseLastAdmin(change: { from: MemberRole; to: MemberRole | null; otherAdmins: number }): boolean {
  return change.from === 'ORGANIZATION_ADMIN' && change.to !== 'ORGANIZATION_ADMIN' && change.otherAdmins === 0;
}
