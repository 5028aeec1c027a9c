export { Egress } from './egress.js';
export type { EgressMethod, EgressRequest, EgressResponse, EgressSettings } from './egress.js';
export { EgressError } from './egress-error.js';
export type { EgressFailure, RefusalReason } from './egress-error.js';
export type { AllowedTargets } from './target.js';
