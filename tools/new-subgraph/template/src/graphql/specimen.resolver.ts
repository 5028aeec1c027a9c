import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { SpecimenDependencies } from '../application/dependencies.js';
import { readSpecimen } from '../application/read-specimen.js';
import { asSpecimen, SpecimenType } from './specimen.type.js';

@Resolver(() => SpecimenType)
export class SpecimenResolver {
  constructor(private readonly deps: SpecimenDependencies) {}

  @Query(() => SpecimenType, {
    nullable: true,
    description: "What is known of the caller's organization; null while nothing is.",
  })
  async specimen(@Ctx() { principal }: SubgraphContext): Promise<SpecimenType | null> {
    const known = await readSpecimen(this.deps, principal);
    return known === null ? null : asSpecimen(known);
  }
}
