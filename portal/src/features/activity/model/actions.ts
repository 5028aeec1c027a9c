/** The actions of the audit trail that have words, by the name that the API gives them. Keys of messages have no dots. */
const wordsOf = {
  ...({ 'organization.created': 'organizationCreated', 'organization.updated': 'organizationUpdated' } as const),
  ...({ 'organization.deletion-requested': 'organizationDeletionRequested' } as const),
  ...({ 'organization.deletion-cancelled': 'organizationDeletionCancelled' } as const),
  ...({ 'member.invited': 'memberInvited', 'member.joined': 'memberJoined' } as const),
  ...({ 'member.role-changed': 'memberRoleChanged', 'member.removed': 'memberRemoved' } as const),
  ...({ 'invitation.revoked': 'invitationRevoked' } as const),
  ...({ 'api-key.created': 'apiKeyCreated', 'api-key.revoked': 'apiKeyRevoked' } as const),
  ...({ 'account.deletion-requested': 'accountDeletionRequested' } as const),
  ...({ 'account.deletion-cancelled': 'accountDeletionCancelled', 'account.deleted': 'accountDeleted' } as const),
  ...({ 'profile.updated': 'profileUpdated', 'password.changed': 'passwordChanged' } as const),
  ...({ 'password.reset': 'passwordReset', 'email.changed': 'emailChanged' } as const),
  ...({ 'export.started': 'exportStarted', 'export.downloaded': 'exportDownloaded' } as const),
  ...({ 'report.mailed': 'reportMailed', 'visitor-file.downloaded': 'visitorFileDownloaded' } as const),
  ...({ 'bot.exported': 'botExported', 'bot-texts.exported': 'botTextsExported' } as const),
} as const;

/** The key of the words of an action; null for one that is newer than this page, which is shown by its name. */
export function wordOf(action: string): (typeof wordsOf)[keyof typeof wordsOf] | null {
  return Object.hasOwn(wordsOf, action) ? wordsOf[action as keyof typeof wordsOf] : null;
}

/** Whether data left as a file. */
export function isTaken(action: string): boolean {
  return /^(export|report|visitor-file)\.|\.exported$/u.test(action);
}

const deleted = /^deleted account (?<id>\S+)$/u;

/** Who it was, in the words of the page: the API says in English that an account was deleted, and `platform` for itself. */
export function actorIn(actor: string, words: { readonly deleted: string; readonly platform: string }): string {
  if (actor === 'platform') return words.platform;
  return deleted.test(actor) ? words.deleted : actor;
}
