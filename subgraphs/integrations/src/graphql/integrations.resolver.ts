import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { IntegrationsDependencies } from '../application/dependencies.js';
import { readIntegrations } from '../application/read-integrations.js';
import { asIntegrations, IntegrationsType } from './integrations.type.js';

@Resolver(() => IntegrationsType)
export class IntegrationsResolver {
  constructor(private readonly deps: IntegrationsDependencies) {}

  @Query(() => IntegrationsType, {
    nullable: true,
    description: "What is known of the caller's organization; null while nothing is.",
  })
  async integrations(@Ctx() { principal }: SubgraphContext): Promise<IntegrationsType | null> {
    const known = await readIntegrations(this.deps, principal);
    return known === null ? null : asIntegrations(known);
  }
}
