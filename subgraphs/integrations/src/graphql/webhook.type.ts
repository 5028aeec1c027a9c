import { connectionOf, DateTimeScalar, ForwardPageArgs, Node, toGlobalId } from '@tertulia/subgraph';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ListedAttempt } from '../application/webhook-ports.js';
import { endpointStateOf } from '../application/endpoint-changes.js';
import type { DeliveryState, WebhookDelivery } from '../domain/webhook-delivery.js';
import type { DisabledReason, WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { WebhookEventType } from '../domain/webhook-event.js';
import {
  DeliveryStateEnum,
  WebhookDisabledReasonEnum,
  WebhookEventTypeEnum,
  WebhookStateEnum,
} from './webhook.enums.js';

@ObjectType('WebhookSecret', { description: 'A signing secret. Its text is returned only when it is made.' })
export class WebhookSecretType {
  @Field(() => String, { description: 'Its last four characters, to recognise it.' })
  lastFour!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it signs beside the newer one; null for the current one.',
  })
  expiresAt!: Date | null;
}

@Directive('@key(fields: "id")')
@ObjectType('WebhookEndpoint', {
  implements: Node,
  description: 'A URL of the organization that is told what happens.',
})
export class WebhookEndpointType extends Node {
  uuid!: string;

  @Field(() => String, { description: 'Where events are sent.' })
  url!: string;

  @Field(() => [WebhookEventTypeEnum], { description: 'The events that are sent.' })
  eventTypes!: readonly WebhookEventType[];

  @Field(() => String, {
    nullable: true,
    description: 'The subscription whose result is the data of the payload; null for the plain payload.',
  })
  selection!: string | null;

  @Field(() => WebhookStateEnum, { description: 'Whether events are delivered.' })
  state!: 'ENABLED' | 'FAILING' | 'DISABLED';

  @Field(() => WebhookDisabledReasonEnum, { nullable: true, description: 'Why nothing is sent; null while it is.' })
  disabledReason!: DisabledReason | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when no delivery succeeded; null while they do.' })
  failingSince!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;
}

@ObjectType('WebhookAttempt', { description: 'One request of a delivery, and its response.' })
export class WebhookAttemptType {
  @Field(() => Int, { description: 'Counts from 1.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  at!: Date;

  @Field(() => Int, { description: 'How long it took.' })
  durationMs!: number;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the response; null without one.' })
  status!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why there is no response: REFUSED, UNREACHABLE, TIMEOUT, TOO_LARGE, BUSY or UNREADABLE_SECRET.',
  })
  failure!: string | null;

  @Field(() => String, { description: 'The first 1,024 characters of the response.' })
  response!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('WebhookDelivery', {
  implements: Node,
  description: 'One event for one endpoint. Its id is the header webhook-id.',
})
export class WebhookDeliveryType extends Node {
  uuid!: string;
  endpointUuid!: string;

  @Field(() => WebhookEventTypeEnum, { description: 'What happened.' })
  eventType!: WebhookEventType;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is an example that a person sent.' })
  isTest!: boolean;

  text!: string;
  selectedScopes!: readonly string[] | null;

  @Field(() => DeliveryStateEnum, { description: 'Whether it arrived.' })
  state!: DeliveryState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next attempt is due; null if there is none.' })
  nextAttemptAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it arrived or was given up; null while pending.' })
  finishedAt!: Date | null;
}

export const { Connection: WebhookDeliveryConnection } = connectionOf(WebhookDeliveryType, 'WebhookDelivery');

@ArgsType()
export class DeliveryListArgs extends ForwardPageArgs {
  @Field(() => DeliveryStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: DeliveryState | null;
}

export function asEndpoint(endpoint: WebhookEndpoint): WebhookEndpointType {
  const { id: uuid, url, eventTypes, selection, disabledReason, failingSince, createdAt } = endpoint;
  const shown = {
    uuid,
    url,
    eventTypes,
    selection,
    disabledReason,
    failingSince,
    createdAt,
    state: endpointStateOf(endpoint),
  };
  return Object.assign(new WebhookEndpointType(), shown, { id: toGlobalId('webhookEndpoint', uuid) });
}

export function asDelivery(delivery: WebhookDelivery): WebhookDeliveryType {
  const { id: uuid, endpointId: endpointUuid, eventType, occurredAt, isTest, body: text, state } = delivery;
  const { nextAttemptAt, createdAt, finishedAt, selectedScopes } = delivery;
  const shown = {
    uuid,
    endpointUuid,
    eventType,
    occurredAt,
    isTest,
    text,
    selectedScopes,
    state,
    nextAttemptAt,
    createdAt,
    finishedAt,
  };
  return Object.assign(new WebhookDeliveryType(), shown, { id: toGlobalId('delivery', uuid) });
}

export function asAttempt({ number, at, durationMs, status, failure, response }: ListedAttempt): WebhookAttemptType {
  return Object.assign(new WebhookAttemptType(), { number, at, durationMs, status, failure, response });
}
