import { Payload } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { ConnectionType } from './connection.type.js';
import { InboundSourceType } from './inbound.type.js';

@ObjectType('InboundSourcePayload', { description: 'A source that has a new secret.' })
export class InboundSourcePayload extends Payload {
  @Field(() => InboundSourceType, { nullable: true, description: 'The source; null on failure.' })
  inboundSource!: InboundSourceType | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret, if the platform made it, for the caller to prove itself with. Returned only here.',
  })
  secret!: string | null;
}

@ObjectType('DeleteInboundSourcePayload', { description: 'Result of deleteInboundSource.' })
export class DeleteInboundSourcePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The deleted source; null on failure.' })
  sourceId!: string | null;
}

@ObjectType('SaveSigningSecretPayload', { description: 'Result of saveSigningSecret.' })
export class SaveSigningSecretPayload extends Payload {
  @Field(() => ConnectionType, { nullable: true, description: 'The connection, with its source; null on failure.' })
  connection!: ConnectionType | null;
}
