import { Payload } from '@tertulia/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { WebhookDeliveryType, WebhookEndpointType } from './webhook.type.js';

@ObjectType('WebhookEndpointPayload', { description: 'Result of a change of an endpoint.' })
export class WebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: 'The endpoint.' })
  webhookEndpoint!: WebhookEndpointType | null;
}

@ObjectType('WebhookSecretPayload', { description: 'Result of a mutation that makes a secret.' })
export class WebhookSecretPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: 'The endpoint.' })
  webhookEndpoint!: WebhookEndpointType | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret, for the receiver to verify with. Returned only here.',
  })
  secret!: string | null;
}

@ObjectType('DeleteWebhookEndpointPayload', { description: 'Result of deleteWebhookEndpoint.' })
export class DeleteWebhookEndpointPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The deleted endpoint.' })
  endpointId!: string | null;
}

@ObjectType('WebhookDeliveryPayload', { description: 'Result of a mutation that sends a delivery.' })
export class WebhookDeliveryPayload extends Payload {
  @Field(() => WebhookDeliveryType, { nullable: true, description: 'The delivery; its attempt follows.' })
  delivery!: WebhookDeliveryType | null;
}

@ObjectType('ResendFailedDeliveriesPayload', { description: 'Result of resendFailedDeliveries.' })
export class ResendFailedDeliveriesPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many deliveries are sent again, at most 10,000 a call.' })
  count!: number | null;
}

@ObjectType('PreviewWebhookPayloadPayload', { description: 'Result of previewWebhookPayload.' })
export class PreviewWebhookPayloadPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The body that an endpoint would receive.' })
  body!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether no such event has happened yet, so that it is an example whose objects do not exist.',
  })
  isExample!: boolean | null;
}
