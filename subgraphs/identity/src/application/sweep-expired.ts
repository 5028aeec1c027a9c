import { allowanceKeptMs } from '../domain/mail-allowance.js';
import type { IdentityDependencies } from './dependencies.js';
import { endExpiredSessions } from './end-sessions.js';

/** The dependencies of the sweep. */
type SweepDependencies = Pick<IdentityDependencies, 'work' | 'clock' | 'ids'>;

/** How much was deleted of each. */
type SweptCounts = Readonly<Record<'sessions' | 'attempts' | 'devices' | 'mailedSecrets' | 'pendingSignUps', number>>;

/** How long ended and expired sessions are kept. */
const keptMs = 7 * 86_400_000;

/** How long a browser without a sign-in stays known. */
const deviceMs = 400 * 86_400_000;

/** So many sessions end in one sweep; the next one goes on. */
const endedMax = 1_000;

/** Ends sessions that have expired, so that others learn of it. Deletes sessions that ended long ago, finished series of attempts, expired codes and links, sign-ups that nobody confirmed, and browsers not seen for long, so that their tables stay small. */
export async function sweepExpired(deps: SweepDependencies): Promise<SweptCounts> {
  const { work, clock } = deps;
  const now = clock.now().getTime();
  await work.transact({ platform: 'end expired sessions' }, async (stores) =>
    endExpiredSessions(deps, stores, endedMax),
  );
  return work.transact({ platform: 'sweep expired' }, async (stores) => ({
    sessions: await stores.sessions.deleteEndedBefore(new Date(now - keptMs)),
    attempts: await stores.attempts.deleteStartedBefore(new Date(now - allowanceKeptMs)),
    mailedSecrets: await stores.mailedSecrets.deleteExpiredBefore(new Date(now)),
    pendingSignUps: await stores.pendingSignUps.deleteExpiredBefore(new Date(now)),
    devices: await stores.devices.deleteUnseenSince(new Date(now - deviceMs)),
  }));
}
