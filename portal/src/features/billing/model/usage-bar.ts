import type { Tone } from '../../../ui/marks.js';
import type { UsageFact } from './plan-facts.js';

/** Shares at which the platform warns. */
export const marks = [0.75, 0.9, 1] as const;

/** What a usage bar shows: the filled share from 0 to 1, what is left, and how serious it is. */
export type UsageBar = {
  share: number;
  left: number;
  level: 'fine' | 'near' | 'close' | 'full';
  tone: Tone;
};

const tones: Record<UsageBar['level'], Tone> = { fine: 'accent', near: 'warn', close: 'warn', full: 'bad' };

/** The bar of a usage; null where there is no limit. The marks belong to the level above them: at 75 of 100 it is near. */
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
