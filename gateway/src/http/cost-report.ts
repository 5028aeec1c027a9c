import type { CostBalance } from '../protection/cost-budget.js';

/** What an operation was thought to cost, what it cost, and what is left. Null where it did not come to that. */
export interface CostReport {
  readonly requested: number | null;
  readonly actual: number | null;
  readonly balance: CostBalance;
}

/** As `extensions.cost`. */
export function costExtension({ requested, actual, balance }: CostReport): Record<string, unknown> {
  const { capacity, restoreRate, available: currentlyAvailable } = balance;
  return { requested, actual, bucket: { capacity, restoreRate, currentlyAvailable } };
}

/** As headers, for who does not read bodies. */
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
