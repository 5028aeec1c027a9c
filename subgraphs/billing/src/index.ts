import { createLog } from '@tertulia/subgraph';
import type { BillingDependencies } from './application/ports.js';
import { buildBillingSubgraph } from './graphql/schema.js';

export { billingMigrations } from './persistence/migrations/index.js';
export { createBillingSubgraph } from './wiring.js';
export type { BillingInput, BillingSubgraph } from './wiring.js';
export { changePlan } from './application/change-plan.js';

/** The SDL, built without any store. */
export function billingSdl(): string {
  return buildBillingSubgraph({} as BillingDependencies, createLog('billing', 'silent')).sdl;
}
