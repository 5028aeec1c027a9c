import type { Jobs } from '@tertulia/jobs';
import type { Job } from '@tertulia/service/declaration';
import { sendOverdueRevocations, tokenRevoker, type RevocationDependencies } from './application/revoke-tokens.js';
import { revokeQueue } from './persistence/revoke-queue.js';
import { workedQueue } from './persistence/worked-queue.js';

/** Revocations of one process at once. */
const atOnce = 4;

/** Revocations of tokens of deleted connections: their queue, worker and recurring job. */
export function openRevocations(deps: RevocationDependencies, jobs: Jobs) {
  const queue = workedQueue(jobs, revokeQueue);
  const worker = queue.worker({ atOnce, handle: tokenRevoker(deps) });
  const sweep: Job = {
    ...{ name: 'revoke tokens', everyMs: 3_600_000, underLock: true },
    run: async () => sendOverdueRevocations(deps, queue),
  };
  return { queue, worker, jobs: [sweep] };
}
