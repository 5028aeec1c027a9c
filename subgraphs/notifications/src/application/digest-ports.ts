import type { MailText, NotificationMailParts } from './ports.js';

/** What a mail about several notifications says, in one language. */
export interface DigestMailParts extends NotificationMailParts {
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** How many more there are than lines. */
  readonly more: number;
}

/** Makes the texts of mails about several notifications. */
export interface DigestTexts {
  digest(parts: DigestMailParts): Promise<MailText>;
}
