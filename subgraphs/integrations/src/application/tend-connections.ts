import { DomainError } from '@tertulia/errors';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { probeConnection } from './test-connection.js';

const probeAfterMs = 60_000;
const probesAtOnce = 20;
const runsKeptMs = 30 * 86_400_000;

/** Tests connections that are in error, so that they heal although no bot uses them. */
export async function probeFailingConnections(deps: ConnectionsDependencies): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - probeAfterMs);
  const failing = await deps.work.read({ platform: 'connections in error' }, async ({ connections }) =>
    connections.failingSince(before, probesAtOnce),
  );
  await Promise.all(
    failing.map(async ({ organizationId, id }) => {
      try {
        await probeConnection(deps, organizationId, id);
      } catch (error) {
        // It still does not work, or a person has to act; both are in its state.
        if (!(error instanceof DomainError)) throw error;
      }
    }),
  );
}

/** Deletes authorizations that nobody finished, and calls older than thirty days. */
export async function sweepConnections({ work, clock }: ConnectionsDependencies): Promise<void> {
  const now = clock.now();
  await work.transact({ platform: 'sweep of connections' }, async ({ attempts, runs }) => {
    await attempts.deleteExpired(now);
    await runs.deleteBefore(new Date(now.getTime() - runsKeptMs));
  });
}
