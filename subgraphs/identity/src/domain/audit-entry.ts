/** Actions of the audit trail. Past tense and stable: filters and reports depend on them. */
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
  | 'password.changed'
  | 'password.reset'
  | 'email.changed'
  | TakenAction;

/** Data that left as a file. */
export type TakenAction =
  | 'export.started'
  | 'export.downloaded'
  | 'report.mailed'
  | 'bot.exported'
  | 'bot-texts.exported'
  | 'visitor-file.downloaded';

/** Who changed what in an organization, and who took which data along. Never contains a secret; changes only when an account in it is deleted. */
export interface AuditEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly at: Date;
  /** E-mail of the member at that time, an outside address, `apiKeyActor`, or `platform` for the platform itself; see `deletedAccount`. */
  readonly actor: string;
  readonly action: AuditAction;
  /** The changed object, readable: an e-mail, the name of a key, the name of the organization. */
  readonly subject: string;
}

/** The name of a key in the trail; names of keys may repeat, so it has the beginning of the key. */
export function apiKeyActor({ name, prefix }: { readonly name: string; readonly prefix: string }): string {
  return `${name} (${prefix}…)`;
}

const deletedPrefix = 'deleted-account:';

/** Replaces the e-mail of a deleted account in the trail: still one actor, no longer an address. */
export function deletedAccount(userId: string): string {
  return `${deletedPrefix}${userId}`;
}

/** The user id of a deleted account; null for any other text. */
export function deletedUserId(text: string): string | null {
  return text.startsWith(deletedPrefix) ? text.slice(deletedPrefix.length) : null;
}
