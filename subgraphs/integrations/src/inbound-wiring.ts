import { randomBytes } from 'node:crypto';
import type { Jobs } from '@tertulia/jobs';
import type { Job } from '@tertulia/service/declaration';
import type { InboundDependencies } from './application/inbound-dependencies.js';
import { inboxWorker, sendOverdueEvents, sweepInbox } from './application/work-inbox.js';
import { hookUrlOf } from './clients/hook-routes.js';
import { inboundSecrets } from './clients/inbound-secrets.js';
import { publicIdBytes } from './domain/inbound-source.js';
import { inboxQueue } from './persistence/inbox-queue.js';
import { workedQueue } from './persistence/worked-queue.js';

/** What the calls of external systems are built on. */
export interface InboundParts extends Omit<InboundDependencies, 'inbound'> {
  readonly publicUrl: string;
  readonly slackSigningSecret: string | null;
  readonly jobs: Jobs;
}

/** Sources that this process works on at once. */
const atOnce = 16;

/** Sources: their dependencies, the worker of their events, and their recurring jobs. */
export function openInbound({ publicUrl, slackSigningSecret, jobs, ...base }: InboundParts) {
  const queue = workedQueue(jobs, inboxQueue);
  const inbound: InboundDependencies['inbound'] = {
    queue,
    secrets: inboundSecrets(base.sealing),
    newPublicId: () => randomBytes(publicIdBytes).toString('base64url'),
    urlOf: (publicId) => hookUrlOf(publicUrl, publicId),
    platformSecretOf: (scheme) => (scheme === 'SLACK' ? slackSigningSecret : null),
  };
  const deps: InboundDependencies = { ...base, inbound };
  const worker = queue.worker({ atOnce, perGroup: 1, handle: inboxWorker(deps) });
  return { deps, inbound, worker, jobs: jobsOf(deps) };
}

function jobsOf(deps: InboundDependencies): Job[] {
  return [
    { name: 'work on overdue events', everyMs: 15_000, underLock: true, run: async () => sendOverdueEvents(deps) },
    { name: 'sweep inbox', everyMs: 3_600_000, underLock: true, run: async () => sweepInbox(deps) },
  ];
}
