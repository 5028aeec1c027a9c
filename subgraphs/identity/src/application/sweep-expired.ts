import { seriesMs } from '../domain/password-attempts.js';
import type { IdentityDependencies } from './dependencies.js';

/** What sweeping needs. */
type Broom = Pick<IdentityDependencies, 'work' | 'clock'>;

/** How long ended and expired sessions are kept. */
const keptMs = 7 * 86_400_000;

/** How long a browser is known that nobody signs in with. */
const deviceMs = 400 * 86_400_000;

/** Deletes sessions that are long over, series of attempts that ended and browsers long unseen: they would grow for ever. */
export async function sweepExpired({
  work,
  clock,
}: Broom): Promise<{ sessions: number; attempts: number; devices: number }> {
  const now = clock.now().getTime();
  return work.transact({ platform: 'sweep expired' }, async (stores) => ({
    sessions: await stores.sessions.deleteEndedBefore(new Date(now - keptMs)),
    attempts: await stores.attempts.deleteStartedBefore(new Date(now - seriesMs)),
    devices: await stores.devices.deleteUnseenSince(new Date(now - deviceMs)),
  }));
}
