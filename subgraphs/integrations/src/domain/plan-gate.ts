import { planCodes, type PlanCode } from '@tertulia/plan-limits';

/** The smallest plan that includes the connectors of a category; the others are in every plan. */
const plansByCategory: ReadonlyMap<string, PlanCode> = new Map([
  ['SHEETS', 'PROFESSIONAL'],
  ['CRM', 'PROFESSIONAL'],
  ['MODEL', 'PROFESSIONAL'],
]);

/** The smallest plan that includes a connector. */
export function planOf(connector: { readonly category: string }): PlanCode {
  return plansByCategory.get(connector.category) ?? 'STARTER';
}

/** Whether a plan includes a connector. */
export function isIncluded(connector: { readonly category: string }, plan: PlanCode): boolean {
  return planCodes.indexOf(plan) >= planCodes.indexOf(planOf(connector));
}
