import { seriesMs } from '../domain/password-attempts.js';
import type { IdentityDependencies } from './dependencies.js';

/** The dependencies of the sweep. */
type SweepDependencies = Pick<IdentityDependencies, 'work' | 'clock'>;

/** How long ended and expired sessions are kept. */
const keptMs = 7 * 86_400_000;

/** How long a browser without a sign-in stays known. */
const deviceMs = 400 * 86_400_000;

/** Deletes sessions that ended long ago, finished series of attempts, and browsers not seen for long, so that their tables stay small. */
export async function sweepExpired({
  work,
  clock,
}: SweepDependencies): Promise<{ sessions: number; attempts: number; devices: number }> {
  const now = clock.now().getTime();
  return work.transact({ platform: 'sweep expired' }, async (stores) => ({
    sessions: await stores.sessions.deleteEndedBefore(new Date(now - keptMs)),
    attempts: await stores.attempts.deleteStartedBefore(new Date(now - seriesMs)),
    devices: await stores.devices.deleteUnseenSince(new Date(now - deviceMs)),
  }));
}
