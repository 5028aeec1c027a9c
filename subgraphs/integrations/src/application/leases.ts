import type { EffectRun, Lease, OutsideDependencies, RunKey } from './outside-ports.js';

/** A process that died keeps a run for this long at most. */
const leaseMs = 6_000;
const renewEveryMs = 2_000;

/** Takes a run for this process; null if it has ended, is not due, or another process works on it. */
export async function takeRun(deps: OutsideDependencies, key: RunKey): Promise<TakenRun | null> {
  const lease = newLease(deps, deps.ids.next());
  const { organizationId } = key;
  const run = await deps.effectRuns.transact({ organizationId }, async (runs) => runs.take(key, lease));
  return run === null ? null : { run, leaseId: lease.leaseId };
}

/** A run that this process works on. */
export interface TakenRun {
  readonly run: EffectRun;
  readonly leaseId: string;
}

/** Does the work and keeps the lease meanwhile. */
export async function whileLeased<T>(deps: OutsideDependencies, taken: TakenRun, work: () => Promise<T>): Promise<T> {
  const isOver = new AbortController();
  const renewing = renewUntil(deps, taken, isOver.signal);
  try {
    return await work();
  } finally {
    isOver.abort();
    await renewing;
  }
}

async function renewUntil(deps: OutsideDependencies, { run, leaseId }: TakenRun, signal: AbortSignal): Promise<void> {
  const { organizationId } = run;
  for (;;) {
    await deps.waits.pause(renewEveryMs, signal);
    if (signal.aborted) return;
    try {
      const lease = newLease(deps, leaseId);
      if (!(await deps.effectRuns.transact({ organizationId }, async (runs) => runs.renew(run, lease)))) return;
    } catch (error) {
      deps.log.warn({ err: error, runId: run.id }, 'cannot renew the lease of a run; it will be tried again');
    }
  }
}

function newLease({ clock }: OutsideDependencies, leaseId: string): Lease {
  const now = clock.now();
  return { leaseId, now, until: new Date(now.getTime() + leaseMs) };
}
