/** Names of the changes that are written down. Past tense, stable: filters and reports rely on them. */
export type AuditAction =
  | 'organization.created'
  | 'organization.updated'
  | 'organization.deletion-requested'
  | 'organization.deletion-cancelled'
  | 'member.invited'
  | 'member.joined'
  | 'member.role-changed'
  | 'member.removed'
  | 'invitation.revoked'
  | 'api-key.created'
  | 'api-key.revoked'
  | 'account.deletion-requested'
  | 'account.deletion-cancelled'
  | 'account.deleted'
  | 'profile.updated'
  | 'password.changed';

/** Who did what to what in an organization. Never holds a secret, and changes only when an account in it is deleted. */
export interface AuditEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly at: Date;
  /** E-mail of the member who did it, as it was then; `platform` for the platform itself; see `deletedAccount`. */
  readonly actor: string;
  readonly action: AuditAction;
  /** What it was done to, readable: an e-mail, the name of a key, the name of the organization. */
  readonly subject: string;
}

const deletedPrefix = 'deleted-account:';

/** What stands in the trail instead of an e-mail once its account is deleted: still one actor, no longer an address. */
export function deletedAccount(userId: string): string {
  return `${deletedPrefix}${userId}`;
}

/** The user whose deleted account this is; null for any other text. */
export function deletedUserId(text: string): string | null {
  return text.startsWith(deletedPrefix) ? text.slice(deletedPrefix.length) : null;
}
