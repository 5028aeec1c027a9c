import type { CostBalance } from '../protection/cost-budget.js';

/** The estimated and the actual cost of an operation, and the balance. A cost is null when it was not determined. */
export interface CostReport {
  readonly requested: number | null;
  readonly actual: number | null;
  readonly balance: CostBalance;
}

/** The report as `extensions.cost`. */
export function costExtension({ requested, actual, balance }: CostReport): Record<string, unknown> {
  const { capacity, restoreRate, available: currentlyAvailable } = balance;
  return { requested, actual, bucket: { capacity, restoreRate, currentlyAvailable } };
}

/** The report as HTTP headers. */
export function costHeaders({ requested, actual, balance }: CostReport): Map<string, string> {
  const values = {
    'cost-requested': requested,
    'cost-actual': actual,
    'cost-capacity': balance.capacity,
    'cost-available': balance.available,
    'cost-restore-rate': balance.restoreRate,
  };
  return new Map(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
}
