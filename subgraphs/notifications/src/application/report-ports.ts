/** A file that comes with a mail. */
export interface MailFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A report as analytics makes it when it is mailed. */
export interface MailedReport {
  /** The name of its schedule. */
  readonly name: string;
  readonly locale: 'es' | 'en';
  /** What it is about, in words. */
  readonly period: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** The address outside the organization; null for a member. */
  readonly outsideAddress: string | null;
}

export interface Reports {
  /** The report of a delivery; null if it is gone. Rejects with DomainError SUBGRAPH_UNAVAILABLE while analytics is away. */
  file(organizationId: string, deliveryId: string): Promise<MailedReport | null>;
}
