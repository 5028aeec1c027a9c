import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { DomainError } from '@tertulia/errors';
import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { Authenticator, HttpCaller } from './authenticator.js';
import type { Caller } from './caller.js';

/** The request and address that sent a credential. */
export interface CredentialOrigin {
  readonly requestId: string;
  readonly address: string;
}

const validMax = 20_000;
const validMs = 10 * 60_000;
/** For addresses that sent many bad credentials: how many look-ups run at once, and how many more may wait. */
const suspectLookupsMax = 4;
const suspectQueueMax = 2_000;

/**
 * Limits guessing of credentials without refusing the valid credentials of the same address. Every credential is looked up; only bad
 * ones are counted and, above the rate, get RATE_LIMITED. Once an address has sent many bad ones, its look-ups share a bounded queue,
 * which credentials that were valid recently skip.
 */
export class ThrottledAuthenticator {
  readonly #authenticator: Authenticator;
  readonly #rates: RatePolicy;
  readonly #suspectQueue: BulkheadPolicy = bulkhead(suspectLookupsMax, suspectQueueMax);
  readonly #recentlyValid = new LRUCache<string, true>({ max: validMax, ttl: validMs });

  constructor(authenticator: Authenticator, rates: RatePolicy) {
    this.#authenticator = authenticator;
    this.#rates = rates;
  }

  /**
   * The caller of a request.
   * @throws DomainError like the authenticator, and RATE_LIMITED for a bad credential after too many of them
   */
  async fromHttp(headers: IncomingHttpHeaders, origin: CredentialOrigin): Promise<HttpCaller> {
    const shown = this.#authenticator.credentialOf(headers);
    const check = (): Promise<HttpCaller> => this.#authenticator.fromHttp(headers, origin.requestId);
    if (shown === null) return check();
    const found = await this.#checked(shown, origin.address, check);
    if (found.isCookieStale) await this.#rates.noteBadCredential(origin.address);
    else this.#noteValid(shown, found.caller);
    return found;
  }

  /**
   * The caller of a socket.
   * @throws DomainError like the authenticator, and RATE_LIMITED for a bad credential after too many of them
   */
  async fromSocket(
    headers: IncomingHttpHeaders,
    parameters: Readonly<Record<string, unknown>>,
    origin: CredentialOrigin,
  ): Promise<Caller> {
    const { apiKey, visitorToken } = parameters;
    const shown = JSON.stringify([apiKey, visitorToken, this.#authenticator.credentialOf(headers)]);
    const check = (): Promise<Caller> => this.#authenticator.fromSocket(headers, parameters, origin.requestId);
    const caller = await this.#checked(shown, origin.address, check);
    this.#noteValid(shown, caller);
    return caller;
  }

  async #checked<T>(shown: string, address: string, check: () => Promise<T>): Promise<T> {
    const isSuspect = !this.#recentlyValid.has(digest(shown)) && (await this.#rates.hasManyBadCredentials(address));
    try {
      return await (isSuspect ? this.#suspectQueue.execute(check) : check());
    } catch (error) {
      this.#recentlyValid.delete(digest(shown));
      if (error instanceof BulkheadRejectedError) throw await this.#rates.badCredentialRefusal(address);
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') {
        await this.#rates.countBadCredential(address);
      }
      throw error;
    }
  }

  #noteValid(shown: string, { credential }: Caller): void {
    if (credential.kind !== 'NONE') this.#recentlyValid.set(digest(shown), true);
  }
}

function digest(shown: string): string {
  return createHash('sha256').update(shown).digest('base64url');
}
