import type { IncomingHttpHeaders } from 'node:http';
import { DomainError, type Locale } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { anonymousCaller, type Caller } from './caller.js';
import type { CredentialVerifier, VerifiableKind } from './credential-verifier.js';
import type { OwnOrigins } from './own-origins.js';
import { preferredLocale } from './preferred-locale.js';
import type { SessionCookie } from './session-cookie.js';
import type { VisitorTokens } from './visitor-tokens.js';

/** What the authenticator stands on. A null part means that such credentials are not known here. */
export interface AuthenticatorParts {
  readonly verifier: CredentialVerifier | null;
  readonly visitorTokens: VisitorTokens | null;
  readonly cookie: SessionCookie;
  readonly ownOrigins: OwnOrigins;
}

/** Who calls over HTTP. */
export interface HttpCaller {
  readonly caller: Caller;
  /** The session cookie that came is worth nothing any more: tell the browser to forget it. */
  readonly isCookieStale: boolean;
}

const apiKeyPattern = /^ttl_(live|test)_[\w-]{8,200}$/;
const credentialCharactersMax = 4_096;

/** Turns credentials into callers. Nobody is trusted for what they say about themselves. */
export class Authenticator {
  readonly #parts: AuthenticatorParts;

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts;
  }

  /** What a request carries that has to be checked, as it came; null for nothing. */
  credentialOf(headers: IncomingHttpHeaders): string | null {
    return headers.authorization ?? this.#parts.cookie.read(headers.cookie);
  }

  /**
   * The caller of a request. `Authorization` goes before the cookie; a cookie counts only from our own pages.
   * @throws DomainError UNAUTHENTICATED for a bad credential, CSRF_REFUSED for a cookie from elsewhere,
   * SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED when it cannot be checked
   */
  async fromHttp(headers: IncomingHttpHeaders, requestId: string): Promise<HttpCaller> {
    const locale = preferredLocale(headers['accept-language']);
    if (headers.authorization !== undefined && this.#knowsAny()) {
      return {
        caller: await this.#fromAuthorization(headers.authorization, { locale, requestId }),
        isCookieStale: false,
      };
    }
    const token = this.#parts.verifier === null ? null : this.#parts.cookie.read(headers.cookie);
    if (token === null) return { caller: anonymousCaller(locale ?? 'es'), isCookieStale: false };
    this.#refuseForeignPage(headers);
    const caller = await this.#fromSession(token, requestId);
    return { caller: caller ?? anonymousCaller(locale ?? 'es'), isCookieStale: caller === null };
  }

  /**
   * The caller of a socket: `{ apiKey }` or `{ visitorToken }` of `connection_init`, else the cookie of a page of ours.
   * @throws DomainError UNAUTHENTICATED, SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED
   */
  async fromSocket(
    headers: IncomingHttpHeaders,
    parameters: Readonly<Record<string, unknown>>,
    requestId: string,
  ): Promise<Caller> {
    const locale = localeOf(parameters['locale']) ?? preferredLocale(headers['accept-language']);
    const { apiKey, visitorToken } = parameters;
    const asking = { locale, requestId };
    if (!isAbsent(apiKey) && this.#parts.verifier !== null) return this.#fromApiKey(apiKey, asking);
    if (!isAbsent(visitorToken) && this.#parts.visitorTokens !== null) return this.#fromVisitor(visitorToken, asking);
    const token = this.#parts.verifier === null ? null : this.#parts.cookie.read(headers.cookie);
    if (token === null || !this.#parts.ownOrigins.has(headers.origin)) return anonymousCaller(locale ?? 'es');
    const caller = await this.#fromSession(token, requestId);
    if (caller === null) throw new DomainError('UNAUTHENTICATED');
    return caller;
  }

  /**
   * Whether a credential still means the same caller.
   * @throws DomainError when its issuer cannot be asked
   */
  async isStillValid(caller: Caller, requestId: string): Promise<boolean> {
    const { credential, expiresAt } = caller;
    switch (credential.kind) {
      case 'NONE':
        return true;
      case 'VISITOR':
        return (
          expiresAt !== null && (await this.#fromVisitorOrNull(credential.token, caller.principal.locale)) !== null
        );
      case 'SESSION':
      case 'API_KEY': {
        const principal = await this.#verify(credential.kind, credential.token, requestId);
        return principal !== null && isSamePrincipal(principal, caller.principal);
      }
    }
  }

  #knowsAny(): boolean {
    return this.#parts.verifier !== null || this.#parts.visitorTokens !== null;
  }

  #fromAuthorization(header: string, asking: { locale: Locale | null; requestId: string }): Promise<Caller> {
    const [scheme = '', token = '', ...rest] = header.slice(0, credentialCharactersMax + 1).split(' ');
    if (rest.length > 0 || header.length > credentialCharactersMax) throw new DomainError('UNAUTHENTICATED');
    switch (scheme.toLowerCase()) {
      case 'bearer':
        return this.#fromApiKey(token, asking);
      case 'visitor':
        return this.#fromVisitor(token, asking);
      default:
        throw new DomainError('UNAUTHENTICATED');
    }
  }

  async #fromApiKey(token: unknown, asking: { locale: Locale | null; requestId: string }): Promise<Caller> {
    if (typeof token !== 'string' || !apiKeyPattern.test(token)) throw new DomainError('UNAUTHENTICATED');
    const principal = await this.#verify('API_KEY', token, asking.requestId);
    if (principal?.kind !== 'API_KEY') throw new DomainError('UNAUTHENTICATED');
    return {
      principal: { ...principal, locale: asking.locale ?? principal.locale },
      credential: { kind: 'API_KEY', token },
      expiresAt: null,
    };
  }

  async #fromVisitor(token: unknown, asking: { locale: Locale | null }): Promise<Caller> {
    const { visitorTokens } = this.#parts;
    if (visitorTokens === null || typeof token !== 'string' || token.length > credentialCharactersMax) {
      throw new DomainError('UNAUTHENTICATED');
    }
    return visitorTokens.verify(token, asking.locale ?? 'es');
  }

  async #fromVisitorOrNull(token: string, locale: Locale): Promise<Caller | null> {
    try {
      return await this.#fromVisitor(token, { locale });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') return null;
      throw error;
    }
  }

  async #fromSession(token: string, requestId: string): Promise<Caller | null> {
    if (!this.#parts.cookie.isPlausible(token)) return null;
    const principal = await this.#verify('SESSION', token, requestId);
    return principal === null ? null : { principal, credential: { kind: 'SESSION', token }, expiresAt: null };
  }

  async #verify(kind: VerifiableKind, token: string, requestId: string): Promise<Principal | null> {
    if (this.#parts.verifier === null) throw new DomainError('UNAUTHENTICATED');
    return this.#parts.verifier.verify(kind, token, requestId);
  }

  #refuseForeignPage(headers: IncomingHttpHeaders): void {
    const { origin } = headers;
    const isForeign =
      origin === undefined ? isCrossSite(headers['sec-fetch-site']) : !this.#parts.ownOrigins.has(origin);
    if (isForeign) throw new DomainError('CSRF_REFUSED');
  }
}

function isCrossSite(header: string | string[] | undefined): boolean {
  return header === 'cross-site' || header === 'same-site';
}

function localeOf(value: unknown): Locale | null {
  return value === 'es' || value === 'en' ? value : null;
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** The language may differ, it gives no rights; so may the order of a list. */
function isSamePrincipal(a: Principal, b: Principal): boolean {
  return rightsOf(a) === rightsOf(b);
}

function rightsOf(principal: Principal): string {
  return JSON.stringify({ ...principal, locale: null }, (_, value: unknown) =>
    Array.isArray(value) ? value.map(String).toSorted() : value,
  );
}
