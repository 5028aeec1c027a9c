import { planCatalogue, planCodes, type PlanCode } from '@tertulia/plan-limits';

/** The smallest plan with connectors that are not in every plan. */
const premiumPlan = smallestWith('premium-integrations');
/** Categories of those connectors. */
const premiumCategories: ReadonlySet<string> = new Set(['SHEETS', 'CRM', 'MODEL']);
/** The smallest plan in which an organization has connectors of its own. */
export const planOfOwnConnectors = smallestWith('custom-connectors');

/** What a plan includes or not: a connector, of the organization itself or of the catalogue. */
interface Gated {
  readonly category: string;
  readonly isOwn?: boolean;
}

/** The smallest plan that includes a connector. */
export function planOf(connector: Gated): PlanCode {
  if (connector.isOwn === true) return planOfOwnConnectors;
  return premiumCategories.has(connector.category) ? premiumPlan : 'STARTER';
}

/** Whether a plan includes a connector. */
export function isIncluded(connector: Gated, plan: PlanCode): boolean {
  return planCodes.indexOf(plan) >= planCodes.indexOf(planOf(connector));
}

function smallestWith(feature: string): PlanCode {
  const found = planCodes.find((code) => planCatalogue[code].features.some(({ code: one }) => one === feature));
  return found ?? 'ENTERPRISE';
}
