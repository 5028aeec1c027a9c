import type { Jobs } from '@tertulia/jobs';
import type { Job } from '@tertulia/service/declaration';
import type { RevocationQueue } from './application/revocation-ports.js';
import { sendOverdueRevocations, tokenRevoker, type RevocationDependencies } from './application/revoke-tokens.js';
import { revokeJobOf, revokeQueue } from './persistence/revoke-queue.js';

/** Revocations of one process at once. */
const atOnce = 4;

/** Revocations of tokens of deleted connections: their queue, worker and recurring job. */
export function openRevocations(deps: RevocationDependencies, jobs: Jobs) {
  const worker = jobs.worker(revokeQueue, { atOnce, handle: tokenRevoker(deps) });
  const queue: RevocationQueue = {
    wake: () => worker.wake(),
    sendNow: async (places) => jobs.sendNow(revokeQueue, places.map(revokeJobOf)),
  };
  const sweep: Job = {
    ...{ name: 'revoke tokens', everyMs: 3_600_000, underLock: true },
    run: async () => sendOverdueRevocations(deps, queue),
  };
  return { queue, worker, jobs: [sweep] };
}
