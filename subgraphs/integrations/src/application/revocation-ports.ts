import type { Sealed } from './connection-ports.js';

/** The tokens of a connection that was deleted, until its provider knows. */
export interface PendingRevocation {
  readonly connectionId: string;
  readonly organizationId: string;
  readonly connector: string;
  readonly connectorVersion: number;
  readonly accountLabel: string | null;
  /** Sealed for the connection. */
  readonly sealed: Sealed;
  readonly createdAt: Date;
}

/** Names a pending revocation. */
export type RevocationPlace = Pick<PendingRevocation, 'connectionId' | 'organizationId'>;

export interface RevocationStore {
  /** Adds it with the job that works on it. */
  add(revocation: PendingRevocation): Promise<void>;
  find(place: RevocationPlace): Promise<PendingRevocation | null>;
  /** Returns true for the last one of an organization that was deleted. */
  delete(place: RevocationPlace): Promise<boolean>;
  /** Marks those of an organization that is deleted. Returns how many there are. */
  outliveOrganization(organizationId: string): Promise<number>;
  /** Those of all organizations that were added before that time; needs platform scope. */
  overdue(before: Date, limit: number): Promise<RevocationPlace[]>;
}
