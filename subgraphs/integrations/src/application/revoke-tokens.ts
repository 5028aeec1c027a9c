import type { Clock, Log, UnitOfWork } from '@tertulia/use-case';
import type { ConnectorRegistry } from '../connectors/registry.js';
import { OAuthFailure, type OAuthClient, type OAuthProvider, type Sealing } from './connection-ports.js';
import type { Stores } from './ports.js';
import type { PendingRevocation, RevocationPlace } from './revocation-ports.js';
import type { WorkQueue } from './work-queue.js';

/** What revocations are built on. */
export interface RevocationDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly clock: Clock;
  readonly log: Log;
  /** Only those of the platform have tokens of providers. */
  readonly registry: ConnectorRegistry;
  readonly sealing: Sealing;
  readonly oauth: OAuthClient;
}

/** After this a provider that never responded is not asked again. */
const giveUpMs = 3 * 24 * 3_600_000;
const overdueMax = 200;

/**
 * Tells a provider that the tokens of a deleted connection are not used any more, and forgets them. A provider that does not respond is
 * asked again later: then it throws, so that the job is repeated.
 */
export function tokenRevoker(deps: RevocationDependencies) {
  return async (place: RevocationPlace): Promise<void> => {
    const { organizationId } = place;
    const pending = await deps.work.read({ organizationId }, async ({ revocations }) => revocations.find(place));
    if (pending === null) return;
    const auth = deps.registry.find(pending.connector, pending.connectorVersion)?.auth;
    if (auth?.kind === 'OAUTH' && !(await isShared(deps, pending))) await revoke(deps, pending, auth);
    await deps.work.transact({ organizationId }, async ({ revocations, organizationKeys }) => {
      if (await revocations.delete(place)) await organizationKeys.delete(organizationId);
    });
  };
}

/** Providers end the whole grant of an account, and with it every other connection to it. */
async function isShared(
  { work }: RevocationDependencies,
  { connector, accountLabel }: PendingRevocation,
): Promise<boolean> {
  return work.read({ platform: 'revocation of tokens' }, async ({ connections }) =>
    connections.hasAccount(connector, accountLabel),
  );
}

async function revoke(
  { sealing, oauth, clock, log }: RevocationDependencies,
  { organizationId, connectionId, sealed, createdAt }: PendingRevocation,
  provider: OAuthProvider,
): Promise<void> {
  const opened: unknown = JSON.parse(await sealing.open(organizationId, connectionId, sealed));
  const { accessToken, refreshToken = null } = opened as { accessToken: string; refreshToken?: string };
  try {
    await oauth.revoke(organizationId, provider, { accessToken, refreshToken });
  } catch (error) {
    if (!(error instanceof OAuthFailure)) throw error;
    const isLate = clock.now().getTime() - createdAt.getTime() > giveUpMs;
    if (error.reason !== 'REFUSED' && !isLate) throw error;
    log.warn({ connectionId, reason: error.reason }, 'the tokens of a deleted connection could not be revoked');
  }
}

/** Sends jobs for revocations that have waited for an hour, whose job may have been lost. */
export async function sendOverdueRevocations(
  { work, clock }: RevocationDependencies,
  queue: WorkQueue<RevocationPlace>,
): Promise<void> {
  const before = new Date(clock.now().getTime() - 3_600_000);
  const places = await work.read({ platform: 'overdue revocations' }, async ({ revocations }) =>
    revocations.overdue(before, overdueMax),
  );
  await queue.sendNow(places);
}
