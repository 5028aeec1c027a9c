import { planCodes } from '@tertulia/plan-limits';
import { buildSubgraph, type Logger, type Subgraph } from '@tertulia/subgraph';
import type { BillingDependencies } from '../application/ports.js';
import { OrganizationBillingResolver, PlanResolver } from './billing.resolver.js';
import { asPlan } from './billing.type.js';
import { OrganizationStub } from './foreign.type.js';

export function buildBillingSubgraph(deps: BillingDependencies, log: Logger): Subgraph {
  return buildSubgraph({
    name: 'billing',
    resolvers: [new PlanResolver(deps), new OrganizationBillingResolver(deps)],
    orphanedTypes: [OrganizationStub],
    references: {
      Organization: (reference) => ({ id: reference['id'] }),
      Plan: (reference) => {
        const code = planCodes.find((one) => one === reference['code']);
        return code === undefined ? null : asPlan(code);
      },
    },
    log,
  });
}
