import * as oauth from 'oauth4webapi';
import type { Egress } from '@tertulia/egress';
import type { Clock } from '@tertulia/use-case';
import {
  OAuthFailure,
  type OAuthClient,
  type OAuthFailureReason,
  type OAuthProvider,
  type OAuthTokens,
  type RevokedTokens,
} from '../application/connection-ports.js';

/** The platform's registration with a provider. */
export interface ClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the client is built on. */
export interface OAuthParts {
  readonly egress: Egress;
  readonly clock: Clock;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** By the name of the provider; null where the operator has configured none. */
  registrationOf(provider: OAuthProvider['provider']): ClientRegistration | null;
  /** The origin that stands in for the provider's; null for its own. */
  standInOf(provider: OAuthProvider['provider']): string | null;
}

/** The one address to which every provider sends people back. */
export const callbackPath = '/oauth/callback';

const timeoutMs = 10_000;
/** Tokens of Slack say what they are for in place of `bearer`. */
const recognizedTokenTypes = { bot: () => undefined, user: () => undefined };

/** OAuth with PKCE. All requests go through the guarded way out; failures carry nothing of the provider's response. */
export function oauthClient(parts: OAuthParts): OAuthClient {
  const redirectUri = `${parts.publicUrl}${callbackPath}`;
  return {
    isSetUp: (provider) => parts.registrationOf(provider.provider) !== null,
    authorizationRequest: async (provider) => {
      const { client, server } = partiesOf(parts, provider);
      const state = oauth.generateRandomState();
      const verifier = oauth.generateRandomCodeVerifier();
      const url = new URL(server.authorization_endpoint ?? '');
      const parameters = {
        ...{ response_type: 'code', client_id: client.client_id, redirect_uri: redirectUri, state },
        // Always asked, so that the provider issues a refresh token again.
        ...{ scope: provider.scopes.join(' '), prompt: 'consent', ...provider.extraParameters },
        ...{ code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return { url: url.href, state, verifier };
    },
    exchange: async (organizationId, provider, { parameters, state, verifier }) =>
      tokensFrom(parts, async () => {
        const { client, server, authentication } = partiesOf(parts, provider);
        const checked = oauth.validateAuthResponse(server, client, parameters, state);
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authentication,
          checked,
          redirectUri,
          verifier,
          {
            ...requestOptions(parts, organizationId, server),
          },
        );
        return oauth.processAuthorizationCodeResponse(server, client, response, { recognizedTokenTypes });
      }),
    refresh: async (organizationId, provider, refreshToken) =>
      tokensFrom(parts, async () => {
        const { client, server, authentication } = partiesOf(parts, provider);
        const options = requestOptions(parts, organizationId, server);
        const response = await oauth.refreshTokenGrantRequest(server, client, authentication, refreshToken, options);
        return oauth.processRefreshTokenResponse(server, client, response, { recognizedTokenTypes });
      }),
    revoke: async (organizationId, provider, tokens) => revokeTokens(parts, { organizationId, provider, tokens }),
  };
}

interface Revocation {
  readonly organizationId: string;
  readonly provider: OAuthProvider;
  readonly tokens: RevokedTokens;
}

async function revokeTokens(parts: OAuthParts, revocation: Revocation): Promise<void> {
  try {
    const response = await revocationResponse(parts, revocation);
    await requireRevoked(response);
  } catch (error) {
    throw error instanceof OAuthFailure ? error : new OAuthFailure(reasonOf(error));
  }
}

async function revocationResponse(
  parts: OAuthParts,
  { organizationId, provider, tokens }: Revocation,
): Promise<Response> {
  const { client, server, authentication } = partiesOf(parts, provider);
  const { accessToken, refreshToken } = tokens;
  const { how } = provider.revocation;
  const url = at(provider.revocation.url, parts.standInOf(provider.provider));
  const token = refreshToken ?? accessToken;
  if (how === 'FORM') {
    const endpoint = { ...server, revocation_endpoint: url };
    return oauth.revocationRequest(
      endpoint,
      client,
      authentication,
      token,
      requestOptions(parts, organizationId, endpoint),
    );
  }
  const fetch = parts.egress.fetchFor(organizationId, { timeoutMs });
  if (how === 'PATH') return fetch(`${url}/${encodeURIComponent(token)}`, { method: 'DELETE' });
  return fetch(url, { method: 'POST', headers: { authorization: `Bearer ${accessToken}` } });
}

/** A token that is not known has ended already. */
async function requireRevoked(response: Response): Promise<void> {
  const { status } = response;
  await response.body?.cancel();
  if (status === 429) throw new OAuthFailure('LIMITED');
  if (status >= 500) throw new OAuthFailure('OUTAGE');
  if (status === 403 || status === 405) throw new OAuthFailure('REFUSED');
}

interface Parties {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly authentication: oauth.ClientAuth;
}

/** @throws OAuthFailure where the platform is not registered */
function partiesOf(parts: OAuthParts, provider: OAuthProvider): Parties {
  const registration = parts.registrationOf(provider.provider);
  if (registration === null) throw new OAuthFailure('REFUSED');
  const origin = parts.standInOf(provider.provider);
  const authorizationUrl = at(provider.authorizationUrl, origin);
  return {
    server: {
      issuer: new URL(authorizationUrl).origin,
      authorization_endpoint: authorizationUrl,
      token_endpoint: at(provider.tokenUrl, origin),
    },
    client: { client_id: registration.clientId },
    authentication: oauth.ClientSecretPost(registration.clientSecret),
  };
}

function at(address: string, origin: string | null): string {
  const url = new URL(address);
  return origin === null ? url.href : new URL(`${url.pathname}${url.search}`, origin).href;
}

/** Plain http passes only where the way out lets it: to a stand-in on the operator's own list. */
function requestOptions({ egress }: OAuthParts, organizationId: string, server: oauth.AuthorizationServer) {
  return {
    [oauth.customFetch]: egress.fetchFor(organizationId, { timeoutMs }) as (
      url: string,
      options: oauth.CustomFetchOptions<'POST', URLSearchParams>,
    ) => Promise<Response>,
    [oauth.allowInsecureRequests]: server.token_endpoint?.startsWith('http:') === true,
  };
}

async function tokensFrom(
  { clock }: OAuthParts,
  request: () => Promise<oauth.TokenEndpointResponse>,
): Promise<OAuthTokens> {
  const startedAt = clock.now();
  try {
    const { access_token: accessToken, refresh_token: refreshToken = null, expires_in: seconds } = await request();
    const expiresAt = seconds === undefined ? null : new Date(startedAt.getTime() + seconds * 1_000);
    return { accessToken, refreshToken, expiresAt };
  } catch (error) {
    throw error instanceof OAuthFailure ? error : new OAuthFailure(reasonOf(error));
  }
}

/** The library's errors contain the response, and with it secrets: only what kind of failure it was is kept. */
function reasonOf(error: unknown): OAuthFailureReason {
  if (error instanceof oauth.AuthorizationResponseError) return 'REFUSED';
  if (error instanceof oauth.ResponseBodyError) {
    if (error.status === 429) return 'LIMITED';
    if (error.status >= 500) return 'OUTAGE';
    return error.error === 'invalid_grant' ? 'GRANT_REVOKED' : 'REFUSED';
  }
  if (!(error instanceof oauth.OperationProcessingError)) return 'OUTAGE';
  const status = error.cause instanceof Response ? error.cause.status : 200;
  if (status === 429) return 'LIMITED';
  return status >= 500 ? 'OUTAGE' : 'REFUSED';
}
