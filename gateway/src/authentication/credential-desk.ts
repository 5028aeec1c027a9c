import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { DomainError } from '@tertulia/errors';
import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { Authenticator, HttpCaller } from './authenticator.js';
import type { Caller } from './caller.js';

/** Who asks, and from where. */
export interface CredentialOrigin {
  readonly requestId: string;
  readonly address: string;
}

const rememberedMax = 20_000;
const rememberedMs = 10 * 60_000;
/** Of addresses that showed many bad ones: so many credentials are looked up at once, and so many wait for it. */
const suspectsAtOnce = 4;
const suspectsWaitingMax = 2_000;

/**
 * Checks credentials so that bad ones of an address never refuse its good ones. Each is looked up, whatever came before it from there;
 * only those that turn out bad are counted and, beyond the rate, told to wait. A flood of them waits in a line of its own, past
 * which goes what was good a while ago.
 */
export class CredentialDesk {
  readonly #authenticator: Authenticator;
  readonly #rates: RatePolicy;
  readonly #line: BulkheadPolicy = bulkhead(suspectsAtOnce, suspectsWaitingMax);
  readonly #good = new LRUCache<string, true>({ max: rememberedMax, ttl: rememberedMs });

  constructor(authenticator: Authenticator, rates: RatePolicy) {
    this.#authenticator = authenticator;
    this.#rates = rates;
  }

  /**
   * The caller of a request.
   * @throws DomainError as the authenticator does, RATE_LIMITED for a bad credential after too many of them
   */
  async fromHttp(headers: IncomingHttpHeaders, origin: CredentialOrigin): Promise<HttpCaller> {
    const shown = this.#authenticator.credentialOf(headers);
    const check = (): Promise<HttpCaller> => this.#authenticator.fromHttp(headers, origin.requestId);
    if (shown === null) return check();
    const found = await this.#checked(shown, origin.address, check);
    if (found.isCookieStale) await this.#rates.noteBadCredential(origin.address);
    else this.#remember(shown, found.caller);
    return found;
  }

  /**
   * The caller of a socket.
   * @throws DomainError as the authenticator does, RATE_LIMITED for a bad credential after too many of them
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
    this.#remember(shown, caller);
    return caller;
  }

  async #checked<T>(shown: string, address: string, check: () => Promise<T>): Promise<T> {
    const isSuspect = !this.#good.has(digest(shown)) && (await this.#rates.hasManyBadCredentials(address));
    try {
      return await (isSuspect ? this.#line.execute(check) : check());
    } catch (error) {
      this.#good.delete(digest(shown));
      if (error instanceof BulkheadRejectedError) throw await this.#rates.badCredentialRefusal(address);
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') {
        await this.#rates.countBadCredential(address);
      }
      throw error;
    }
  }

  #remember(shown: string, { credential }: Caller): void {
    if (credential.kind !== 'NONE') this.#good.set(digest(shown), true);
  }
}

function digest(shown: string): string {
  return createHash('sha256').update(shown).digest('base64url');
}
