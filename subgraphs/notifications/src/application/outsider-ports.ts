/** What whoever reads the mails of an address outside an organization may do with a report. */
export const outsiderChanges = ['CONFIRM', 'LEAVE'] as const;
export type OutsiderChange = (typeof outsiderChanges)[number];

/** An address outside an organization to which a report is mailed. */
export interface Outsider {
  readonly organizationId: string;
  readonly recipientId: string;
}

/** Links by which the reader of a mail answers without an account. */
export interface OutsiderLinks {
  urlFor(outsider: Outsider, change: OutsiderChange): string;
  /** Null for a token that was not made here. */
  read(token: string): (Outsider & { readonly change: OutsiderChange }) | null;
}

/** What an address is asked before it gets a report. */
export interface MailedInvitation {
  readonly address: string;
  /** The name of the schedule. */
  readonly name: string;
  readonly locale: 'es' | 'en';
  /** When it is sent, in both languages. */
  readonly sentence: Readonly<Record<'es' | 'en', string>>;
}

/** How the address stands after a change; GONE for one that was removed. */
export type OutsiderState = 'INVITED' | 'EXPIRED' | 'CONFIRMED' | 'LEFT' | 'GONE';

/** The outside recipients of analytics. Rejects with DomainError SUBGRAPH_UNAVAILABLE while it is away. */
export interface Outsiders {
  /** Null if there is nothing to ask any more. */
  invitation(outsider: Outsider): Promise<MailedInvitation | null>;
  change(outsider: Outsider, change: OutsiderChange): Promise<OutsiderState>;
}
