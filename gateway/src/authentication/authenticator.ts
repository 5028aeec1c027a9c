import type { IncomingHttpHeaders } from 'node:http';
import { DomainError, type Locale } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { anonymousCaller, type Caller } from './caller.js';
import type { CredentialVerifier, VerifiableKind } from './credential-verifier.js';
import type { OwnOrigins } from './own-origins.js';
import { chosenLocale, localeOf, preferredLocale } from './preferred-locale.js';
import type { SessionCookie } from './session-cookie.js';
import type { VisitorTokens } from './visitor-tokens.js';

/** Dependencies of the authenticator. When a part is null, credentials of its kind are ignored. */
export interface AuthenticatorParts {
  readonly verifier: CredentialVerifier | null;
  readonly visitorTokens: VisitorTokens | null;
  readonly cookie: SessionCookie;
  readonly ownOrigins: OwnOrigins;
}

/** The caller of an HTTP request. */
export interface HttpCaller {
  readonly caller: Caller;
  /** The session cookie of the request is no longer valid: the response must clear it. */
  readonly isCookieStale: boolean;
}

const apiKeyPattern = /^ttl_(live|test)_[\w-]{8,200}$/;
const credentialCharactersMax = 4_096;

/** Resolves credentials to callers. */
export class Authenticator {
  readonly #parts: AuthenticatorParts;

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts;
  }

  /** The unverified credential of a request; null when it has none. */
  credentialOf(headers: IncomingHttpHeaders): string | null {
    return headers.authorization ?? this.#parts.cookie.read(headers.cookie);
  }

  /**
   * The caller of a request. `Authorization` takes precedence over the cookie; a cookie is accepted only from the platform's own pages.
   * @throws DomainError UNAUTHENTICATED for a bad credential, CSRF_REFUSED for a cookie from another origin,
   * SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED when the credential cannot be checked
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
    const caller = await this.#fromSession(token, { locale: chosenLocale(headers.cookie), requestId });
    return { caller: caller ?? anonymousCaller(locale ?? 'es'), isCookieStale: caller === null };
  }

  /**
   * The caller of a socket: `{ apiKey }` or `{ visitorToken }` of `connection_init`, else the cookie from an own page.
   * @throws DomainError UNAUTHENTICATED, SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED
   */
  async fromSocket(
    headers: IncomingHttpHeaders,
    parameters: Readonly<Record<string, unknown>>,
    requestId: string,
  ): Promise<Caller> {
    const locale = localeOf(parameters['locale']) ?? preferredLocale(headers['accept-language']);
    const { apiKey, visitorToken } = parameters;
    const request = { locale, requestId };
    if (!isAbsent(apiKey) && this.#parts.verifier !== null) return this.#fromApiKey(apiKey, request);
    if (!isAbsent(visitorToken) && this.#parts.visitorTokens !== null) return this.#fromVisitor(visitorToken, request);
    const token = this.#parts.verifier === null ? null : this.#parts.cookie.read(headers.cookie);
    if (token === null || !this.#parts.ownOrigins.has(headers.origin)) return anonymousCaller(locale ?? 'es');
    const caller = await this.#fromSession(token, { locale: chosenLocale(headers.cookie), requestId });
    if (caller === null) throw new DomainError('UNAUTHENTICATED');
    return caller;
  }

  /**
   * Whether a credential is still valid and has the same rights.
   * @throws DomainError when its issuer is unavailable
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

  #fromAuthorization(header: string, request: { locale: Locale | null; requestId: string }): Promise<Caller> {
    const [scheme = '', token = '', ...rest] = header.slice(0, credentialCharactersMax + 1).split(' ');
    if (rest.length > 0 || header.length > credentialCharactersMax) throw new DomainError('UNAUTHENTICATED');
    switch (scheme.toLowerCase()) {
      case 'bearer':
        return this.#fromApiKey(token, request);
      case 'visitor':
        return this.#fromVisitor(token, request);
      default:
        throw new DomainError('UNAUTHENTICATED');
    }
  }

  async #fromApiKey(token: unknown, request: { locale: Locale | null; requestId: string }): Promise<Caller> {
    if (typeof token !== 'string' || !apiKeyPattern.test(token)) throw new DomainError('UNAUTHENTICATED');
    const principal = await this.#verify('API_KEY', token, request.requestId);
    if (principal?.kind !== 'API_KEY') throw new DomainError('UNAUTHENTICATED');
    return {
      principal: { ...principal, locale: request.locale ?? principal.locale },
      credential: { kind: 'API_KEY', token },
      expiresAt: null,
    };
  }

  async #fromVisitor(token: unknown, request: { locale: Locale | null }): Promise<Caller> {
    const { visitorTokens } = this.#parts;
    if (visitorTokens === null || typeof token !== 'string' || token.length > credentialCharactersMax) {
      throw new DomainError('UNAUTHENTICATED');
    }
    return visitorTokens.verify(token, request.locale ?? 'es');
  }

  async #fromVisitorOrNull(token: string, locale: Locale): Promise<Caller | null> {
    try {
      return await this.#fromVisitor(token, { locale });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') return null;
      throw error;
    }
  }

  /** Answers are in the language of the page that asks; the account's where nobody chose one in this browser. */
  async #fromSession(
    token: string,
    { locale, requestId }: { readonly locale: Locale | null; readonly requestId: string },
  ): Promise<Caller | null> {
    if (!this.#parts.cookie.isPlausible(token)) return null;
    const known = await this.#verify('SESSION', token, requestId);
    if (known === null) return null;
    const principal = known.kind === 'USER' && locale !== null ? { ...known, locale } : known;
    return { principal, credential: { kind: 'SESSION', token }, expiresAt: null };
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

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Compares the rights of two principals: the language and the order of lists are ignored. */
function isSamePrincipal(a: Principal, b: Principal): boolean {
  return rightsOf(a) === rightsOf(b);
}

function rightsOf(principal: Principal): string {
  return JSON.stringify({ ...principal, locale: null }, (_, value: unknown) =>
    Array.isArray(value) ? value.map(String).toSorted() : value,
  );
}
