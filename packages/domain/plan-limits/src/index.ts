export {
  documentsMax,
  exportRowsMax,
  modelTokensMax,
  planCatalogue,
  outsideRecipientsMax,
  planCodes,
  planLimitCodes,
  planName,
  reportSchedulesMax,
} from './catalogue.js';
export type {
  FeatureAvailability,
  Plan,
  PlanCode,
  PlanFeature,
  PlanLimitCode,
  PlanPrice,
  PlanText,
} from './catalogue.js';
export { decide, decideByLimit, sharesReached, warningLevel } from './decision.js';
export type { LimitDecision, LimitQuestion, ReportedShare } from './decision.js';
export { eventAllowance } from './event-allowances.js';
export type { EventAllowance } from './event-allowances.js';
export { planEntitlements, requireRoom, trialEntitlements } from './entitlements.js';
export type { CountedUsage, EntitlementPeriod, Entitlements } from './entitlements.js';
export { receivedDaysMax, receivedMegabytesMax } from './received-files.js';
