/** Attempts of work that somebody waits for. */
export const waitingAttemptsMax = 5;
/** How long background work is tried. */
export const backgroundForMs = 3 * 24 * 60 * 60 * 1_000;

const second = 1_000;
const minute = 60 * second;
const waitingFirstMs = 250;
/** Pauses between attempts in the background; the last one repeats. */
const backgroundPausesMs = [
  ...[5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute],
  ...[60 * minute, 120 * minute, 240 * minute],
];

interface Pause {
  /** Attempts made so far, at least 1. */
  readonly attempts: number;
  /** What the far side asked for. */
  readonly retryAfterMs: number | null;
  /** From 0 to 1: spreads the attempts of many. */
  readonly random: number;
}

/** Milliseconds before the next attempt of work that somebody waits for: doubled each time, and never sooner than the far side asked. */
export function waitingPauseMs({ attempts, retryAfterMs, random }: Pause): number {
  return Math.round(Math.max(waitingFirstMs * 2 ** (attempts - 1), retryAfterMs ?? 0) * jitter(random));
}

/** Milliseconds before the next attempt in the background. */
export function backgroundPauseMs({ attempts, retryAfterMs, random }: Pause): number {
  const step = backgroundPausesMs[Math.min(attempts, backgroundPausesMs.length) - 1] ?? 0;
  return Math.round(Math.max(step, retryAfterMs ?? 0) * jitter(random));
}

/** Later only, so that what the far side asked for is kept. */
function jitter(random: number): number {
  return 1 + random * 0.2;
}
