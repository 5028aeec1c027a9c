import type { IdentityMail } from '../identity-mail.js';

/** The languages of mails. */
export type MailLocale = IdentityMail['locale'];

/** What a mail of identity says. */
export interface IdentityTexts {
  readonly subject: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly action: string | null;
  readonly note: string;
}

/** Everything that mails say by themselves. */
export interface MailTexts {
  readonly greeting: string;
  readonly greetingOf: (name: string) => string;
  readonly code: string;
  readonly copyAddress: string;
  readonly settings: string;
  readonly unsubscribe: string;
  readonly aboutAccount: (brand: string) => string;
  readonly aboutInvitation: (brand: string) => string;
  readonly byPreferences: (brand: string) => string;
  readonly byOrganization: (brand: string) => string;
  readonly more: (count: number) => string;
  /** In UTC, and it says so. */
  readonly timeOf: (time: string) => string;
  readonly facts: Readonly<Record<'at' | 'newAddress' | 'device' | 'expiresAt', string>>;
  readonly identity: Readonly<Record<Exclude<IdentityMail['kind'], 'INVITATION'>, (brand: string) => IdentityTexts>> & {
    readonly INVITATION: (names: Readonly<Record<'organization' | 'invitedBy' | 'brand', string>>) => IdentityTexts;
  };
}
