/** Nodes of a file by outcome. */
interface Totals {
  all: number;
  mapped: number;
  degraded: number;
  placeholder: number;
  dropped: number;
}

export const OUTCOMES = ['MAPPED', 'DEGRADED', 'PLACEHOLDER', 'DROPPED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How many nodes of every kind have each outcome. */
export function sumOfTotals(totals: readonly Totals[]): Record<Outcome, number> {
  const sum = (key: keyof Totals): number => totals.reduce((count, total) => count + total[key], 0);
  return { MAPPED: sum('mapped'), DEGRADED: sum('degraded'), PLACEHOLDER: sum('placeholder'), DROPPED: sum('dropped') };
}
