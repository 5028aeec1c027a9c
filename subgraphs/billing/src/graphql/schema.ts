import { planCodes } from '@tertulia/plan-limits';
import type { SubgraphSchema } from '@tertulia/subgraph';
import type { BillingDependencies } from '../application/dependencies.js';
import { OrganizationBillingResolver, PlanResolver } from './billing.resolver.js';
import { asPlan } from './billing.type.js';
import { OrganizationStub } from './foreign.type.js';

/** The GraphQL schema of billing. */
export function billingSchema(deps: BillingDependencies): SubgraphSchema {
  return {
    resolvers: [new PlanResolver(deps), new OrganizationBillingResolver(deps)],
    orphanedTypes: [OrganizationStub],
    references: {
      Organization: (reference) => ({ id: reference['id'] }),
      Plan: (reference) => {
        const code = planCodes.find((one) => one === reference['code']);
        return code === undefined ? null : asPlan(code);
      },
    },
  };
}
