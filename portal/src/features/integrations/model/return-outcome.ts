/** How signing in at a provider ended, as the address of the page says after the return. */
export const returnOutcomes = ['CONNECTED', 'EXPIRED', 'NOT_YOURS', 'DENIED', 'NOT_ALLOWED', 'FAILED'] as const;

/** One of `returnOutcomes`. */
export type ReturnOutcome = (typeof returnOutcomes)[number];

/** The outcome in the address; null where there is none that is known. */
export function returnOutcomeOf(parameters: {
  get(name: string): string | null;
}): { outcome: ReturnOutcome; connectionId: string | null } | null {
  const text = parameters.get('outcome');
  const outcome = returnOutcomes.find((one) => one === text);
  if (outcome === undefined) return null;
  return { outcome, connectionId: outcome === 'CONNECTED' ? parameters.get('connection') : null };
}
