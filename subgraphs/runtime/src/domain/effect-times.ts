import { isAwaited, type Effect } from '@tertulia/flow-engine';

const answerMs = 8_000;
/** For `integrations` to accept work in the background, to open a URL, or to say whether one was called. */
const acceptMs = 8_000;
/** More than the deadline of the work itself, so that the result of work that ended in time still arrives. */
const graceMs = 2_000;
/** After this time without a sign of life of its process, an effect is taken up by another one. */
const heldMs = 8_000;
const backgroundMs = 3 * 24 * 3_600_000;
const shortestPauseMs = 5_000;
const longestPauseMs = 300_000;

/** True for an effect that waits for a call from outside, for up to days. */
export function isWaitingForCall(effect: Effect): boolean {
  return effect.kind === 'await' && effect.openedBy !== null;
}

/** True if the effect may stay open when `integrations` cannot be reached: no visitor waits for its result at once. */
export function isPatient(effect: Effect): boolean {
  return !isAwaited(effect) || isWaitingForCall(effect);
}

/** How long one attempt takes at most. */
export function attemptMs(effect: Effect): number {
  // Once the model has had its time, the knowledge answers.
  if (effect.kind === 'answer') return effect.deadlineMs === undefined ? answerMs : effect.deadlineMs + graceMs;
  if (effect.kind === 'reading') return effect.deadlineMs + graceMs;
  const isAccepted = effect.kind === 'await' || effect.isBackground;
  return isAccepted ? acceptMs : effect.deadlineMs + graceMs;
}

/** When an effect that is requested now is given up: its flow continues without it, or it is no longer attempted. */
export function deadlineOf(effect: Effect, now: Date): Date {
  return after(now, lifeMs(effect));
}

/** Until when an effect is left to the process that is at it now, unless that process reports again. */
export function heldUntil(now: Date): Date {
  return after(now, heldMs);
}

/** When to attempt an effect again that stays open: the longer it has been open, the later, but at its deadline at the latest. */
export function nextAttemptAt(effect: Effect, { now, deadlineAt }: { now: Date; deadlineAt: Date }): Date {
  const openForMs = now.getTime() - (deadlineAt.getTime() - lifeMs(effect));
  const next = after(now, Math.min(Math.max(openForMs / 4, shortestPauseMs), longestPauseMs));
  return next < deadlineAt ? next : deadlineAt;
}

function lifeMs(effect: Effect): number {
  if (!isAwaited(effect)) return backgroundMs;
  return isWaitingForCall(effect) && effect.kind === 'await' ? effect.deadlineMs : attemptMs(effect);
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
