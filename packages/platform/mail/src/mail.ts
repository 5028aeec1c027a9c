/** A mail to one person. */
export interface Mail {
  /** The same at every attempt, without angle brackets: servers and mail programs drop or join what they have already. */
  readonly messageId: string;
  readonly to: Recipient;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Files that come with it; none by default. */
  readonly attachments?: readonly MailAttachment[];
  /** Where one request without questions ends such mails (RFC 8058); null for mails about the safety of an account. */
  readonly unsubscribeUrl: string | null;
}

/** A file of a mail. */
export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** Who receives a mail. */
export interface Recipient {
  readonly name: string | null;
  readonly address: string;
}

/** What became of an attempt. `code` says why in words of a program, never of the server, which may name people. */
export type MailOutcome =
  | { readonly kind: 'ACCEPTED' }
  | { readonly kind: 'REFUSED_FOR_NOW'; readonly code: string }
  | { readonly kind: 'REFUSED_FOR_GOOD'; readonly code: string };

/** Sends mails. */
export interface MailSender {
  /** Never rejects for what a server does: an unreachable one refuses for now. */
  send(mail: Mail): Promise<MailOutcome>;
  close(): Promise<void>;
}
