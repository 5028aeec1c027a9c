import type { GatheredGroup } from '../domain/digest.js';
import type { Dispatch } from '../domain/dispatch.js';

/** TAKEN: the mail may be sent. GATHERED: its notification is in another mail. Otherwise the hour that began then is full. */
export type PlaceInHour = 'TAKEN' | 'GATHERED' | { readonly fullSince: Date };

export interface GatheringStore {
  /**
   * Gives the mail one of `max` places in the hour of its person and kind, once: it begins with the first mail after `since`, an hour ago. Others of the
   * same person and kind wait until the transaction ends.
   */
  takePlace(dispatch: Dispatch, hour: { readonly since: Date; readonly max: number }): Promise<PlaceInHour>;
  /**
   * Puts a notification into the mail that gathers for the person, kind and period of `dispatch`; the first one makes it, with its job. False for a
   * mail whose first attempt has begun: what it says is settled.
   */
  join(dispatch: Dispatch, notificationId: string): Promise<boolean>;
  /** What the mail gathers, without what was read or is over; at most `latestMax` of each group are listed. */
  groups(dispatch: Dispatch, latestMax: number): Promise<GatheredGroup[]>;
}

export interface MailPolicyStore {
  /** Whether the organization lets its people be told by mail. */
  isMailAllowed(organizationId: string): Promise<boolean>;
  allowMail(organizationId: string, isAllowed: boolean): Promise<void>;
}

export interface MailStores {
  readonly gathering: GatheringStore;
  readonly mailPolicy: MailPolicyStore;
}

/** What others call things. Rejects with DomainError SUBGRAPH_UNAVAILABLE while they are away. */
export interface Names {
  /** What an organization calls itself; empty for one that is gone. */
  organization(organizationId: string): Promise<string>;
  /** The zone of an organization. */
  timeZone(organizationId: string): Promise<string>;
  /** By id, without bots that are gone. */
  bots(organizationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
