import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { startSheets, type SheetsVendor } from './sheets.ts';

/** A stand-in for Google on one origin: the page where a person gives access, tokens that rotate, and Sheets behind them. */
export interface GoogleVendor {
  readonly url: string;
  readonly target: string;
  readonly client: { readonly id: string; readonly secret: string };
  readonly sheets: SheetsVendor;
  /** Must be called before the first person arrives: people are sent back only there. */
  sendBackTo(publicUrl: string): void;
  /** Ends every grant, as a person does in the settings of the account. */
  revoke(): Promise<void>;
  close(): Promise<void>;
}

const client = { id: 'tertulia', secret: 'secret-of-the-platform-at-google' };
const scopes = ['openid', 'email', 'https://www.googleapis.com/auth/spreadsheets'];
const account = 'ana@salon.example';
const page = `<!doctype html><html lang="es"><title>Cuenta</title><body><h1>Tertulia quiere ver tus hojas de cálculo</h1>
<form method="post"><button>Permitir</button></form></body></html>`;

export async function startGoogle(): Promise<GoogleVendor> {
  const sheets = await startSheets();
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const grants = new Set<string>();
  let provider: Provider | null = null;
  const found = (): Provider => {
    if (provider === null) throw new Error('nobody can be sent back yet');
    return provider;
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (path.startsWith('/v4/')) return void serveSheets({ provider: found(), sheets, request, response });
    if (path.startsWith('/interaction/')) return void agree({ provider: found(), grants, request, response });
    return void found().callback()(request, response);
  });
  return {
    ...{ url, target: `127.0.0.1:${port}`, client, sheets },
    sendBackTo: (publicUrl) => {
      provider = providerAt(url, `${publicUrl}/oauth/callback`);
    },
    revoke: async () => {
      for (const grantId of grants) {
        await found().Grant.adapter.destroy(grantId);
        await found().RefreshToken.adapter.revokeByGrantId(grantId);
        await found().AccessToken.adapter.revokeByGrantId(grantId);
      }
    },
    close: async () => {
      await Promise.all([sheets.close(), closed(server)]);
    },
  };
}

function providerAt(origin: string, redirectUri: string): Provider {
  const provider = new Provider(origin, {
    clients: [
      {
        ...{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] },
        ...{ grant_types: ['authorization_code', 'refresh_token'], token_endpoint_auth_method: 'client_secret_post' },
      },
    ],
    claims: { email: ['email'] },
    cookies: { keys: ['only-for-tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId, email: accountId }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: async () => true,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    routes: { authorization: '/o/oauth2/v2/auth', token: '/token', userinfo: '/v1/userinfo' },
    scopes,
    ttl: { AccessToken: 3_600, RefreshToken: 86_400, Session: 3_600, Grant: 86_400, Interaction: 600, IdToken: 3_600 },
  });
  return provider;
}

interface Exchange {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The person is signed in already, and gives access with a button. */
async function agree({ provider, grants, request, response }: Exchange & { grants: Set<string> }): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    const login = { accountId: session?.accountId ?? account };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const grant = new provider.Grant({ accountId: account, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  const grantId = await grant.save();
  grants.add(grantId);
  await provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
}

/** Sheets takes only tokens that the provider has issued and that still hold. */
async function serveSheets({
  provider,
  sheets,
  request,
  response,
}: Exchange & { sheets: SheetsVendor }): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = request;
  const token = await provider.AccessToken.find(headers.authorization?.replace(/^Bearer /, '') ?? '');
  if (token === undefined) return void response.writeHead(401).end('{}');
  const body = method === 'GET' ? null : await textOf(request);
  const answer = await fetch(`${sheets.url}${path}`, {
    ...{ method, body },
    headers: { authorization: `Bearer ${sheets.token}`, 'content-type': 'application/json' },
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
