import type { Tone } from '../../../ui/tone.js';
import type { UsageFact } from './plan-facts.js';

/** The warning levels, as shares of a limit. */
export const marks = [0.75, 0.9, 1] as const;

/** What a usage bar shows: the filled share from 0 to 1, what is left, and how serious it is. */
export type UsageBar = {
  share: number;
  left: number;
  level: 'fine' | 'near' | 'close' | 'full';
  tone: Tone;
};

const tones: Record<UsageBar['level'], Tone> = { fine: 'accent', near: 'warn', close: 'warn', full: 'bad' };

/**
 * The bar of a usage; null if there is no limit. A usage exactly at a mark has the higher level: 75 of 100 is `near`.
 */
export function usageBar({ used, max }: Pick<UsageFact, 'used' | 'max'>): UsageBar | null {
  if (max === null) return null;
  const share = max === 0 ? 1 : used / max;
  const level = levelOf(share);
  return { share: Math.min(1, Math.max(0, share)), left: Math.max(0, max - used), level, tone: tones[level] };
}

function levelOf(share: number): UsageBar['level'] {
  const [near, close, full] = marks;
  if (share >= full) return 'full';
  if (share >= close) return 'close';
  return share >= near ? 'near' : 'fine';
}
