export { planCatalogue, planCodes, planLimitCodes, planName } from './catalogue.js';
export type {
  FeatureAvailability,
  Plan,
  PlanCode,
  PlanFeature,
  PlanLimitCode,
  PlanPrice,
  PlanText,
} from './catalogue.js';
export { decide, decideByLimit, warningLevel } from './decision.js';
export type { LimitDecision, LimitQuestion } from './decision.js';
export { planEntitlements, requireRoom, trialEntitlements } from './entitlements.js';
export type { CountedUsage, EntitlementPeriod, Entitlements } from './entitlements.js';
