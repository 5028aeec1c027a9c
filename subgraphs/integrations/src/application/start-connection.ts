import { createHash } from 'node:crypto';
import { DomainError } from '@tertulia/errors';
import { requireOrganization, type Principal, type UserPrincipal } from '@tertulia/principal';
import type { Connection } from '../domain/connection.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { readBotIds, readConnectionName, readConnector, requirePlan, requireProvider } from './connection-input.js';
import { requireManageable, requireManagement } from './connection-policies.js';
import type { Asker, OAuthAttempt } from './connection-ports.js';
import { requireBots } from './require-bots.js';

/** How long a person may take at the provider. */
const attemptMs = 600_000;

/** The person at a browser that asks to connect. */
export interface AtBrowser extends Asker {
  /** The secret of the browser's own cookie; null where there is none. */
  readonly deviceToken: string | null;
}

export interface StartConnection {
  readonly connector: string;
  readonly name: string;
  readonly botIds: readonly string[];
}

/** SHA-256 in hexadecimal: the stored form of a secret of 256 bits. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/**
 * Starts the authorization of a new connection: the address of the provider to which the person must be sent.
 * @throws UserInputErrors; DomainError FORBIDDEN, NOT_FOUND, PLAN_TOO_SMALL, CSRF_REFUSED without the cookie of a browser
 */
export async function startConnection(
  deps: ConnectionsDependencies,
  caller: AtBrowser,
  input: StartConnection,
): Promise<{ url: string }> {
  const { principal } = caller;
  const botIds = readBotIds(input.botIds);
  requireManagement(principal, botIds);
  const name = readConnectionName(input.name);
  await requireBots(deps, caller, botIds);
  return begin(deps, caller, { connector: input.connector, name, botIds, connectionId: null });
}

/** The same for a connection that exists, which keeps its id: flows that use it work again at once. */
export async function reauthorizeConnection(
  deps: ConnectionsDependencies,
  caller: AtBrowser,
  connectionId: string,
): Promise<{ url: string }> {
  const { connector, name, botIds } = await manageable(deps, caller.principal, connectionId);
  return begin(deps, caller, { connector, name, botIds, connectionId });
}

async function manageable(deps: ConnectionsDependencies, principal: Principal, id: string): Promise<Connection> {
  const organizationId = requireOrganization(principal);
  const [found] = await deps.work.read({ organizationId }, async ({ connections }) =>
    connections.byIds(organizationId, [id]),
  );
  return requireManageable(found === undefined ? null : { connection: found }, principal).connection;
}

type Begun = Pick<OAuthAttempt, 'connector' | 'name' | 'botIds' | 'connectionId'>;

async function begin(deps: ConnectionsDependencies, caller: AtBrowser, begun: Begun): Promise<{ url: string }> {
  const { user, organizationId, browser } = requireBrowser(caller);
  const connector = await readConnector(deps, organizationId, begun.connector);
  const provider = requireProvider(deps, connector);
  await deps.work.read({ organizationId }, async (stores) => requirePlan(deps, stores, { organizationId, connector }));
  const { url, state, verifier } = await deps.oauth.authorizationRequest(provider);
  const id = deps.ids.next();
  const attempt: OAuthAttempt = {
    ...{ id, organizationId, ...begun, stateHash: hashOf(state), userId: user.userId, sessionId: user.sessionId },
    browserHash: hashOf(browser),
    verifier: await deps.sealing.seal(organizationId, id, verifier),
    expiresAt: new Date(deps.clock.now().getTime() + attemptMs),
  };
  await deps.work.transact({ organizationId }, async ({ attempts }) => attempts.add(attempt));
  return { url };
}

/** Only a person at a browser can come back from a provider. */
function requireBrowser({ principal, deviceToken }: AtBrowser): {
  user: UserPrincipal;
  organizationId: string;
  browser: string;
} {
  const organizationId = requireOrganization(principal);
  if (principal.kind !== 'USER') throw new DomainError('FORBIDDEN');
  if (deviceToken === null) throw new DomainError('CSRF_REFUSED');
  return { user: principal, organizationId, browser: deviceToken };
}
