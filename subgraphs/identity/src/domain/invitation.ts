import type { MemberRole } from './membership.js';

/** An invitation of one e-mail to an organization, with a link that works once. */
export interface Invitation {
  readonly id: string;
  readonly organizationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly botIds: readonly string[] | null;
  /** Of the link that the administrator passes on: it proves nothing about the address. */
  readonly tokenHash: string;
  /** Of the link in the mail: only who reads mails to the address has it. */
  readonly mailedTokenHash: string | null;
  readonly mailedAt: Date | null;
  readonly invitedByUserId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** How long an invitation can be accepted. */
export const invitationLifetimeMs = 7 * 86_400_000;

/** True while the link works: not used, revoked or expired. */
export function isOpen(invitation: Invitation, now: Date): boolean {
  return (
    invitation.acceptedAt === null && invitation.revokedAt === null && invitation.expiresAt.getTime() > now.getTime()
  );
}
