import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { KnownOrganization } from '../application/ports.js';

@ObjectType('Integrations', { description: "What is known of the caller's organization." })
export class IntegrationsType {
  @Field(() => DateTimeScalar, { description: 'Since when it is known.' })
  since!: Date;
}

/** The value that a resolver returns. */
export function asIntegrations({ since }: KnownOrganization): IntegrationsType {
  return Object.assign(new IntegrationsType(), { since });
}
