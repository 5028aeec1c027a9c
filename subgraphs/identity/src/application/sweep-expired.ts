import { attemptWindowMs } from '../domain/sign-in-attempts.js';
import { acrossPlatform } from './policies.js';
import type { Dependencies } from './ports.js';

/** What sweeping needs. */
type Broom = Pick<Dependencies, 'unitOfWork' | 'clock'>;

/** How long ended and expired sessions are kept. */
const keptMs = 7 * 86_400_000;

/** Deletes sessions that are long over and counts of windows that are closed: they would grow for ever. */
export async function sweepExpired({ unitOfWork, clock }: Broom): Promise<{ sessions: number; attempts: number }> {
  const now = clock.now().getTime();
  return unitOfWork.transact(acrossPlatform('sweep expired'), async (stores) => ({
    sessions: await stores.sessions.deleteEndedBefore(new Date(now - keptMs)),
    attempts: await stores.attempts.deleteStartedBefore(new Date(now - attemptWindowMs)),
  }));
}
