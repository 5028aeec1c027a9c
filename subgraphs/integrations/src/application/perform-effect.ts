import { DomainError } from '@tertulia/errors';
import { outsideEffectSchema, type OutsideEffect, type OutsideResult } from '@tertulia/flow-engine';
import { requireOrganization, type Principal } from '@tertulia/principal';
import { backgroundForMs, waitingAttemptsMax, waitingPauseMs } from '../domain/retries.js';
import { takeRun, whileLeased, type TakenRun } from './leases.js';
import type { DoneEffect, EffectRun, OutsideDependencies, RunEnd } from './outside-ports.js';
import { endOf, tryRun, type Tried } from './work-on-run.js';

/** An effect that runtime wants done. */
export interface PerformEffect {
  readonly conversationId: string;
  readonly botId: string;
  /** Parsed by `outsideEffectSchema`. */
  readonly effect: unknown;
  readonly isSimulation: boolean;
}

const deadlineMaxMs = 120_000;
const lookAgainMs = 150;

/**
 * Does work outside once for each effect of a conversation. A repeated call returns the stored result, or waits for the process that is at
 * it; after a crash the work is done again with the same idempotency key. Background work is stored, and returns at once.
 * @throws DomainError FORBIDDEN unless the caller is a service of the platform, BAD_USER_INPUT for an effect that is none
 */
export async function performEffect(
  deps: OutsideDependencies,
  principal: Principal,
  input: PerformEffect,
): Promise<OutsideResult> {
  if (principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
  const organizationId = requireOrganization(principal);
  const effect = parsed(input.effect);
  const { botId, conversationId } = input;
  if (effect.kind === 'await') return deps.oneTimeUrls.perform({ organizationId, botId, conversationId, effect });
  const run = await journalled(deps, newRun(deps, { ...input, effect, organizationId }));
  if (run.isBackground) return run.result ?? accepted;
  return run.result ?? workOrWait(deps, run, effect);
}

const accepted: OutsideResult = { kind: 'done', values: {}, status: null };

function parsed(effect: unknown): OutsideEffect {
  const read = outsideEffectSchema.safeParse(effect);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path.join('.') ?? '';
  throw new DomainError('BAD_USER_INPUT', { params: { detail: `effect.${path}` } });
}

interface NewRun extends PerformEffect {
  readonly effect: DoneEffect;
  readonly organizationId: string;
}

function newRun({ clock, ids }: OutsideDependencies, input: NewRun): EffectRun {
  const { organizationId, botId, conversationId, effect, isSimulation } = input;
  const now = clock.now();
  const giveUpAt = effect.isBackground ? new Date(now.getTime() + backgroundForMs) : null;
  return {
    ...{ id: ids.next(), organizationId, botId, conversationId, effectId: effect.id, effect, kind: effect.kind },
    ...{ connectionId: effect.connectionId, action: effect.kind === 'action' ? effect.action : null },
    ...{ isBackground: effect.isBackground, isSimulation, status: 'RUNNING', result: null, attempts: 0 },
    ...{ startedAt: now, nextAttemptAt: effect.isBackground ? now : null, giveUpAt },
  };
}

/** The run as it is stored: the new one, or the one that was there. */
async function journalled({ effectRuns }: OutsideDependencies, run: EffectRun): Promise<EffectRun> {
  const { organizationId, conversationId, effectId } = run;
  const stored = await effectRuns.transact({ organizationId }, async (runs) => {
    await runs.addIfMissing(run);
    return runs.ofEffect(organizationId, conversationId, effectId);
  });
  // The conversation belongs to another organization.
  if (stored === null) throw new DomainError('NOT_FOUND');
  return stored;
}

async function workOrWait(deps: OutsideDependencies, run: EffectRun, effect: DoneEffect): Promise<OutsideResult> {
  const deadlineMs = deps.waits.monotonicMs() + Math.min(effect.deadlineMs, deadlineMaxMs);
  const { organizationId, conversationId, effectId } = run;
  for (;;) {
    const taken = await takeRun(deps, run);
    if (taken !== null) return workNow(deps, taken, deadlineMs);
    const stored = await deps.effectRuns.read({ organizationId }, async (runs) =>
      runs.ofEffect(organizationId, conversationId, effectId),
    );
    if (stored === null) throw new DomainError('NOT_FOUND');
    if (stored.result !== null) return stored.result;
    if (deps.waits.monotonicMs() >= deadlineMs) return { kind: 'timeout' };
    await deps.waits.pause(lookAgainMs);
  }
}

async function workNow(deps: OutsideDependencies, taken: TakenRun, deadlineMs: number): Promise<OutsideResult> {
  const { run, leaseId } = taken;
  const { organizationId, conversationId, effectId } = run;
  return whileLeased(deps, taken, async () => {
    const end = await tryUntil(deps, run, deadlineMs);
    return deps.effectRuns.transact({ organizationId }, async (runs) => {
      if (await runs.end(run, leaseId, end)) return end.result;
      // Another process took over while this one was stopped: its result is the one that counts.
      return (await runs.ofEffect(organizationId, conversationId, effectId))?.result ?? end.result;
    });
  });
}

/** Tries until it is done, nothing can change, or the deadline leaves no time. */
async function tryUntil(deps: OutsideDependencies, run: EffectRun, deadlineMs: number): Promise<RunEnd> {
  const { waits, clock } = deps;
  let isRepeat = run.attempts > 1;
  let isRenewed = false;
  for (let attempts = 1; ; attempts += 1) {
    const timeoutMs = deadlineMs - waits.monotonicMs();
    const tried = await tryRun(deps, run, { timeoutMs: Math.max(1, timeoutMs), isRepeat });
    const isRenewable: boolean = isAuthentication(tried) && !isRenewed;
    if (attempts >= waitingAttemptsMax || (tried.retry !== 'SOON' && !isRenewable)) return endNow(tried);
    isRepeat ||= mayHaveArrived(tried);
    const pauseMs = isRenewable ? 0 : pauseAfter(tried, attempts);
    isRenewed ||= isRenewable;
    if (waits.monotonicMs() + pauseMs >= deadlineMs) return endNow(tried);
    await waits.pause(pauseMs);
  }

  function endNow(tried: Tried): RunEnd {
    return endOf(run.effect, tried, clock.now());
  }

  function pauseAfter({ result }: Tried, attempts: number): number {
    const retryAfterMs = result.kind === 'failed' ? result.retryAfterMs : null;
    return waitingPauseMs({ attempts, retryAfterMs, random: waits.random() });
  }
}

function isAuthentication({ result }: Tried): boolean {
  return result.kind === 'failed' && result.failure === 'AUTHENTICATION';
}

function mayHaveArrived({ result }: Tried): boolean {
  return result.kind === 'failed' && (result.failure === 'OUTAGE' || result.failure === 'TIMEOUT');
}
