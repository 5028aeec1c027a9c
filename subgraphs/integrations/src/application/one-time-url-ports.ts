import type { OneTimeUrl } from '../domain/one-time-url.js';
import type { Sealed } from './connection-ports.js';

/** A URL with its token: the hash to find it by, and the sealed text to return it again to the same effect. */
export interface StoredOneTimeUrl {
  readonly url: OneTimeUrl;
  readonly tokenHash: string;
  readonly sealedToken: Sealed;
}

export interface OneTimeUrlStore {
  /** Does nothing if the effect has opened one already. */
  addIfMissing(stored: StoredOneTimeUrl): Promise<void>;
  ofEffect(organizationId: string, conversationId: string, effectId: string): Promise<StoredOneTimeUrl | null>;
  /** Locks the URL of a token until the transaction ends; only one of the tenant in scope. */
  lockByHash(tokenHash: string): Promise<OneTimeUrl | null>;
  saveCall(url: OneTimeUrl): Promise<void>;
  /** Removes URLs of all organizations that expired before that time; needs platform scope. */
  deleteExpired(before: Date): Promise<void>;
  /** Removes the bodies of the calls of a conversation; its URLs take no calls any more. */
  forgetConversation(organizationId: string, conversationId: string, now: Date): Promise<void>;
  /** Removes the bodies of calls of all organizations; needs platform scope. */
  forgetCalls(before: Date): Promise<void>;
}

/** Makes tokens. */
export interface TokenSource {
  next(): string;
}
