import type { RunKey, OutsideDependencies, RunEnd } from './outside-ports.js';
import { backgroundPauseMs } from '../domain/retries.js';
import { takeRun, whileLeased, type TakenRun } from './leases.js';
import { endOf, tryRun, type Tried } from './work-on-run.js';

const takenAtOnce = 20;
const attemptMaxMs = 60_000;

/** Works on the background runs that are due; returns how many it took. */
export async function workDueRuns(deps: OutsideDependencies): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.effectRuns.read({ platform: 'background effects' }, async (runs) =>
    runs.due(now, takenAtOnce),
  );
  const taken = await Promise.all(due.map(async (key) => workOnDueRun(deps, key)));
  return taken.filter(Boolean).length;
}

/** Makes one attempt on a background run, and plans the next one where it helps. False if another process works on it or it has ended. */
export async function workOnDueRun(deps: OutsideDependencies, key: RunKey): Promise<boolean> {
  const taken = await takeRun(deps, key);
  if (taken === null) return false;
  await whileLeased(deps, taken, async () => {
    const { run } = taken;
    const timeoutMs = Math.min(run.effect?.deadlineMs ?? attemptMaxMs, attemptMaxMs);
    const tried = await tryRun(deps, run, { timeoutMs, isRepeat: run.attempts > 1 });
    await settle(deps, taken, tried);
  });
  return true;
}

async function settle(deps: OutsideDependencies, { run, leaseId }: TakenRun, tried: Tried): Promise<void> {
  const { organizationId, giveUpAt } = run;
  const now = deps.clock.now();
  const at = new Date(now.getTime() + pauseAfter(deps, run.attempts, tried));
  const isLast = tried.retry === 'NEVER' || giveUpAt === null || at > giveUpAt;
  const end: RunEnd = endOf(run.effect, tried, now);
  await deps.effectRuns.transact({ organizationId }, async (runs) => {
    if (isLast) await runs.end(run, leaseId, end);
    else await runs.postpone(run, leaseId, { at, code: end.code ?? '', ...tried.contents });
  });
}

function pauseAfter({ waits }: OutsideDependencies, attempts: number, { result }: Tried): number {
  const retryAfterMs = result.kind === 'failed' ? result.retryAfterMs : null;
  return backgroundPauseMs({ attempts, retryAfterMs, random: waits.random() });
}
