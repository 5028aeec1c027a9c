import type { DigestKind } from '../domain/digest.js';
import type { NotificationKind } from '../domain/kinds.js';
import type { FeedOf } from './ports.js';

/** Links by which a person ends mails without signing in. */
export interface UnsubscribeLinks {
  urlFor(feed: FeedOf, kind: NotificationKind | DigestKind): string;
  /** Null for a token that was not made here. */
  read(token: string): (FeedOf & { readonly kind: NotificationKind | DigestKind }) | null;
}
