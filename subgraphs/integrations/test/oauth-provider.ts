import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { publicUrl } from './world.js';

export const clientId = 'tertulia';
export const clientSecret = 'planted-client-secret-of-the-platform';

/** How the token endpoint behaves instead of responding. */
type Fault = 'NONE' | 'DOWN' | 'STALL' | 'LIMITED';

/** The real `oidc-provider` on loopback: it rotates refresh tokens and revokes a grant whose token is used twice. */
export async function startProvider() {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const provider = providerAt(origin);
  const state = {
    fault: 'NONE' as Fault,
    tokenRequests: 0,
    revocations: 0,
    stalled: new Set<ServerResponse>(),
    accountNumber: 0,
  };
  const handle = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith('/interaction/')) return void agree(provider, request, response);
    if (!pathname.startsWith('/token')) return void handle(request, response);
    if (pathname === '/token') state.tokenRequests += 1;
    else state.revocations += 1;
    if (state.fault === 'DOWN') return void response.writeHead(503).end('down');
    if (state.fault === 'LIMITED') return void response.writeHead(429).end('slow down');
    if (state.fault === 'STALL')
      return void state.stalled.add(response.on('close', () => state.stalled.delete(response)));
    return void handle(request, response);
  });
  return {
    ...{ origin, port, state, provider },
    settings: {
      ...{ googleClientId: clientId, googleClientSecret: clientSecret },
      ...{ vendorUrls: `google=${origin}`, egressAllowed: `127.0.0.1:${port}` },
    },
    /** Lets stalled requests go on. */
    release: () => {
      for (const response of state.stalled) void handle(response.req, response);
      state.stalled.clear();
    },
    /** Revokes every grant, as a person does in the settings of the account. */
    revoke: async () => {
      for (const grantId of grants) await provider.Grant.adapter.destroy(grantId);
      for (const grantId of grants) await provider.RefreshToken.adapter.revokeByGrantId(grantId);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

const grants = new Set<string>();

function providerAt(origin: string): Provider {
  return new Provider(origin, {
    clients: [
      {
        ...{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`${publicUrl}/oauth/callback`] },
        ...{ grant_types: ['authorization_code', 'refresh_token'], token_endpoint_auth_method: 'client_secret_post' },
      },
    ],
    cookies: { keys: ['only-for-tests'] },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: async () => true,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: { AccessToken: 3_600, RefreshToken: 86_400, Session: 3_600, Grant: 86_400, Interaction: 600, IdToken: 3_600 },
  });
}

/** The person signs in and agrees to everything. */
async function agree(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  const accountId = session?.accountId ?? 'ana';
  if (prompt.name === 'login') {
    return provider.interactionFinished(
      request,
      response,
      { login: { accountId } },
      { mergeWithLastSubmission: false },
    );
  }
  const grant =
    grantId === undefined
      ? new provider.Grant({ accountId, clientId: String(params['client_id']) })
      : await provider.Grant.find(grantId);
  grant?.addOIDCScope(String(params['scope']));
  const id = (await grant?.save()) ?? '';
  grants.add(id);
  return provider.interactionFinished(
    request,
    response,
    { consent: { grantId: id } },
    { mergeWithLastSubmission: true },
  );
}

/** A browser that follows the provider's redirects; returns the parameters with which it is sent back. */
export async function visit(authorizationUrl: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>();
  let url = authorizationUrl;
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status} ${await response.text()}`);
    url = new URL(location, url).href;
    if (url.startsWith(publicUrl)) return new URL(url).searchParams;
  }
  throw new Error('too many redirects');
}
