/** The actions of the audit trail that have words, by the name that the API gives them. Keys of messages have no dots. */
const wordsOf = {
  'organization.created': 'organizationCreated',
  'organization.updated': 'organizationUpdated',
  'organization.deletion-requested': 'organizationDeletionRequested',
  'organization.deletion-cancelled': 'organizationDeletionCancelled',
  'member.invited': 'memberInvited',
  'member.joined': 'memberJoined',
  'member.role-changed': 'memberRoleChanged',
  'member.removed': 'memberRemoved',
  'invitation.revoked': 'invitationRevoked',
  'api-key.created': 'apiKeyCreated',
  'api-key.revoked': 'apiKeyRevoked',
  'account.deletion-requested': 'accountDeletionRequested',
  'account.deletion-cancelled': 'accountDeletionCancelled',
  'account.deleted': 'accountDeleted',
  'profile.updated': 'profileUpdated',
  'password.changed': 'passwordChanged',
  'password.reset': 'passwordReset',
  'email.changed': 'emailChanged',
  'export.started': 'exportStarted',
  'export.downloaded': 'exportDownloaded',
  'report.mailed': 'reportMailed',
  'visitor-file.downloaded': 'visitorFileDownloaded',
  'bot.exported': 'botExported',
  'bot-texts.exported': 'botTextsExported',
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

const roles = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'] as const;

/** Whom or what it was about. The API adds a new role in brackets by its name, which is shown in words here. */
export function subjectIn(subject: string, roleWords: (role: (typeof roles)[number]) => string): string {
  const role = roles.find((one) => subject.endsWith(` (${one})`));
  return role === undefined ? subject : `${subject.slice(0, -role.length - 2)}(${roleWords(role)})`;
}
