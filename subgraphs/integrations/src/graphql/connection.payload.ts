import { Payload } from '@tertulia/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TestOutcomeEnum } from './connection.enums.js';
import { ConnectionType } from './connection.type.js';

@ObjectType('StartConnectionPayload', { description: 'Where to send the person.' })
export class StartConnectionPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'Page of the provider, valid for ten minutes and for this browser; null on failure.',
  })
  authorizationUrl!: string | null;
}

@ObjectType('ConnectionPayload', { description: 'A new or changed connection.' })
export class ConnectionPayload extends Payload {
  @Field(() => ConnectionType, { nullable: true, description: 'The connection; null on failure.' })
  connection!: ConnectionType | null;
}

@ObjectType('TestConnectionPayload', { description: 'How the other side responded.' })
export class TestConnectionPayload extends Payload {
  @Field(() => ConnectionType, {
    nullable: true,
    description: 'The connection with its state after the test; null on failure.',
  })
  connection!: ConnectionType | null;

  @Field(() => TestOutcomeEnum, { nullable: true, description: 'The response; null when nothing was sent.' })
  outcome!: keyof typeof TestOutcomeEnum | null;

  @Field(() => Int, { nullable: true, description: 'HTTP status, where there is one.' })
  httpStatus!: number | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds until the response.' })
  durationMs!: number | null;
}

@ObjectType('DeleteConnectionPayload', { description: 'A deleted connection.' })
export class DeleteConnectionPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id; null on failure.' })
  connectionId!: string | null;
}
