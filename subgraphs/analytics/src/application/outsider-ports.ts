import type { OutsideRecipient } from '../domain/outside-recipient.js';

/** Addresses outside the organization to which schedules send. */
export interface OutsiderStore {
  /** Of every schedule of the organization, in the order in which they were added. */
  all(organizationId: string): Promise<OutsideRecipient[]>;
  /** Of these schedules, those that confirmed; needs platform scope for several organizations. */
  confirmedOf(scheduleIds: readonly string[]): Promise<OutsideRecipient[]>;
  /** Locked until the transaction ends; null for an id that does not exist. */
  lock(organizationId: string, id: string): Promise<OutsideRecipient | null>;
  save(recipient: OutsideRecipient): Promise<void>;
  delete(organizationId: string, ids: readonly string[]): Promise<void>;
  /** Records an invitation, also for an address that is removed again later. */
  addInvitation(invitation: {
    readonly id: string;
    readonly organizationId: string;
    readonly address: string;
    readonly createdAt: Date;
  }): Promise<void>;
  /** Invitations of the organization since then: all, and those to one address. Waits for others that count at this moment. */
  countInvitations(
    organizationId: string,
    of: { readonly address: string; readonly since: Date },
  ): Promise<{ readonly all: number; readonly toAddress: number }>;
}
