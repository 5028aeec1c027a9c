import { planCatalogue, planCodes, type PlanCode } from '@tertulia/plan-limits';

/** The smallest plan with the feature of connectors that are not in every plan. */
const premiumPlan = planCodes.find((code) =>
  planCatalogue[code].features.some((feature) => feature.code === 'premium-integrations'),
);
/** Categories of those connectors. */
const premiumCategories: ReadonlySet<string> = new Set(['SHEETS', 'CRM', 'MODEL']);

/** The smallest plan that includes a connector. */
export function planOf(connector: { readonly category: string }): PlanCode {
  return premiumCategories.has(connector.category) ? (premiumPlan ?? 'ENTERPRISE') : 'STARTER';
}

/** Whether a plan includes a connector. */
export function isIncluded(connector: { readonly category: string }, plan: PlanCode): boolean {
  return planCodes.indexOf(plan) >= planCodes.indexOf(planOf(connector));
}
