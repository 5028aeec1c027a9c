import type { OutWay, Severity } from '../domain/kinds.js';
import type { Occasion } from '../domain/notification.js';
import type { OutsideDigest, OutsideGroup } from '../domain/outside-digest.js';
import type { OutsideLetter } from '../domain/outside-digest-texts.js';
import type { OutsideFigures } from '../domain/outside-figures.js';

/** What other systems of an organization are told of an occasion, besides what the occasion says. */
export interface OutsideNews extends OutsideFigures {
  readonly ways: readonly OutWay[];
  readonly severity: Severity;
  readonly botName: string | null;
  /** In the language of the organization. */
  readonly title: string;
  readonly text: string;
  /** Below the address of the portal. */
  readonly path: string;
}

export interface OutsideEvents {
  /** Publishes it with the transaction, with the id of the occasion: a second time is refused. */
  tell(occasion: Occasion, news: OutsideNews): Promise<void>;
  /** Publishes what a digest says with the transaction, with the id of the digest: a second time is refused. */
  tellDigest(digest: OutsideDigest, letter: OutsideLetter): Promise<void>;
  /** Publishes with the transaction that a report was mailed, with the id of its delivery: a second time changes nothing. */
  tellMailed(report: SentReport): Promise<void>;
}

/** A report that was mailed. */
export interface SentReport {
  readonly deliveryId: string;
  readonly organizationId: string;
  /** Null for an address outside. */
  readonly userId: string | null;
  /** Null for a member. */
  readonly outsideAddress: string | null;
  readonly fileName: string;
}

/** What other systems are told together. Of an organization, a way and a time there is one. */
export interface OutsideDigestStore {
  /**
   * Puts an occasion into the digest of the same organization, way and time, which the first one makes. False where that one was told. The digest
   * stays locked until the transaction ends.
   */
  join(digest: OutsideDigest, occasionId: string): Promise<boolean>;
  /** Those of all organizations that are due and not told, oldest first; needs platform scope. */
  due(now: Date, limit: number): Promise<OutsideDigest[]>;
  /** Marks it as told; false if it was, or is gone. Whatever joins at the same time waits, and is then refused. */
  markTold(organizationId: string, id: string, at: Date): Promise<boolean>;
  /** What it gathers; at most `latestMax` of each group are listed. */
  groups(digest: OutsideDigest, latestMax: number): Promise<OutsideGroup[]>;
  /** Removes those of all organizations that were told before; needs platform scope. */
  deleteBefore(time: Date): Promise<void>;
}
