import type { Verdict } from './measure.js';

/** Where a measured kind stands with one bot, and what people were told of it. */
export interface Watch {
  readonly state: 'OK' | 'PENDING' | 'FIRING';
  /** Since when, in milliseconds. */
  readonly sinceMs: number;
  /** What people know. */
  readonly told: 'OK' | 'FIRING' | 'SUMMARY';
  /** When they were told in the last hour, oldest first. */
  readonly noticesMs: readonly number[];
  /** Until when they are left alone after a summary. */
  readonly silentUntilMs: number;
}

/** BEGAN and OVER tell of one change, AGAIN that it lasts, SUMMARY that it keeps changing. */
export type Notice = 'BEGAN' | 'OVER' | 'AGAIN' | 'SUMMARY';

export const unwatched: Watch = { state: 'OK', sinceMs: 0, told: 'OK', noticesMs: [], silentUntilMs: 0 };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The next notice within the hour is a summary, and silence for an hour follows: at most four notices in any hour. */
const noticesAlone = 3;

/** What a rule says of time. */
export interface Patience {
  /** Minutes that it must last. */
  readonly forMinutes: number;
  /** Minutes after which people are told again; null for once. */
  readonly repeatEveryMinutes: number | null;
}

/** The watch after a look at the figure, and what people are told now. To look twice at the same moment changes nothing. */
export function looked(
  watch: Watch,
  { verdict, patience, nowMs }: { readonly verdict: Verdict; readonly patience: Patience; readonly nowMs: number },
): { readonly watch: Watch; readonly notice: Notice | null } {
  const next = { ...watch, ...stateAfter(watch, { verdict, patience, nowMs }) };
  const notice = noticeOf(next, patience, nowMs);
  if (notice === null) return { watch: next, notice };
  return {
    watch: {
      ...next,
      told: notice === 'SUMMARY' ? 'SUMMARY' : isFiring(next) ? 'FIRING' : 'OK',
      noticesMs: [...recent(next, nowMs), nowMs],
      silentUntilMs: notice === 'SUMMARY' ? nowMs + hourMs : next.silentUntilMs,
    },
    notice,
  };
}

function stateAfter(
  { state, sinceMs }: Watch,
  { verdict, patience, nowMs }: { readonly verdict: Verdict; readonly patience: Patience; readonly nowMs: number },
): Pick<Watch, 'state' | 'sinceMs'> {
  if (state === 'FIRING') return verdict === 'FINE' ? { state: 'OK', sinceMs: nowMs } : { state, sinceMs };
  if (verdict !== 'WRONG') return state === 'OK' ? { state, sinceMs } : { state: 'OK', sinceMs: nowMs };
  const wrongSinceMs = state === 'PENDING' ? sinceMs : nowMs;
  const isLong = nowMs - wrongSinceMs >= patience.forMinutes * minuteMs;
  return isLong ? { state: 'FIRING', sinceMs: nowMs } : { state: 'PENDING', sinceMs: wrongSinceMs };
}

function noticeOf(watch: Watch, { repeatEveryMinutes }: Patience, nowMs: number): Notice | null {
  if (nowMs < watch.silentUntilMs) return null;
  const state = isFiring(watch) ? 'FIRING' : 'OK';
  const lastMs = watch.noticesMs.at(-1) ?? 0;
  const isAgain = state === 'FIRING' && repeatEveryMinutes !== null && nowMs - lastMs >= repeatEveryMinutes * minuteMs;
  if (state === watch.told && !isAgain) return null;
  if (recent(watch, nowMs).length >= noticesAlone) return 'SUMMARY';
  if (state === 'OK') return 'OVER';
  return watch.told === 'FIRING' ? 'AGAIN' : 'BEGAN';
}

function isFiring({ state }: Watch): boolean {
  return state === 'FIRING';
}

/** The notices of the last hour; the last one is kept however old it is, because repetitions are counted from it. */
function recent({ noticesMs }: Watch, nowMs: number): readonly number[] {
  return noticesMs.filter((atMs) => nowMs - atMs < hourMs);
}
