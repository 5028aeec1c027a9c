import { UserError } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { SimulationType } from './simulation.type.js';

@ObjectType('SimulationPayload', { description: 'Result of a step of a simulation.' })
export class SimulationPayloadType {
  @Field(() => SimulationType, { nullable: true, description: 'The simulation; null if nothing was done.' })
  simulation!: SimulationType | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}
