import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { KnownOrganization } from '../application/ports.js';

@ObjectType('Specimen', { description: "What is known of the caller's organization." })
export class SpecimenType {
  @Field(() => DateTimeScalar, { description: 'Since when it is known.' })
  since!: Date;
}

/** The value that a resolver returns. */
export function asSpecimen({ since }: KnownOrganization): SpecimenType {
  return Object.assign(new SpecimenType(), { since });
}
