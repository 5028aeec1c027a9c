import { JsonScalar, Payload } from '@tertulia/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { HttpTestFailure } from '../application/test-http-request.js';
import { CustomConnectorType, SubmittedConnectorType } from './custom-connector.type.js';
import { HttpHeaderType, HttpTestFailureEnum, HttpTestResponseType } from './outside.type.js';

@ObjectType('CustomConnectorPayload', { description: 'A new, changed or submitted connector.' })
export class CustomConnectorPayload extends Payload {
  @Field(() => CustomConnectorType, { nullable: true, description: 'The connector; null on failure.' })
  customConnector!: CustomConnectorType | null;
}

@ObjectType('TriedRequest', { description: 'A request that was made, without the credential.' })
export class TriedRequestType {
  @Field(() => String, { description: 'HTTP method.' })
  method!: string;

  @Field(() => String, { description: 'The address.' })
  url!: string;

  @Field(() => [HttpHeaderType], { description: 'The headers of the manifest.' })
  headers!: HttpHeaderType[];

  @Field(() => String, { nullable: true, description: 'The body; null without one.' })
  body!: string | null;
}

@ObjectType('TryConnectorPayload', { description: 'How an action that was tried ended.' })
export class TryConnectorPayload extends Payload {
  @Field(() => TriedRequestType, { nullable: true, description: 'What was sent; null if no request could be made.' })
  request!: TriedRequestType | null;

  @Field(() => HttpTestResponseType, { nullable: true, description: 'What came back; null if nothing did.' })
  response!: HttpTestResponseType | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What the action returns to a flow; null unless the status was a success.',
  })
  value!: unknown;

  @Field(() => HttpTestFailureEnum, { nullable: true, description: 'Why nothing came back; null if something did.' })
  failure!: HttpTestFailure | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds until the end; null if nothing was sent.' })
  durationMs!: number | null;
}

@ObjectType('ReviewConnectorPayload', { description: 'A connector after its review.' })
export class ReviewConnectorPayload extends Payload {
  @Field(() => SubmittedConnectorType, { nullable: true, description: 'The reviewed version; null on failure.' })
  submittedConnector!: SubmittedConnectorType | null;
}

@ObjectType('DeleteConnectorPayload', { description: 'A deleted connector.' })
export class DeleteConnectorPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id; null on failure.' })
  connectorId!: string | null;
}
