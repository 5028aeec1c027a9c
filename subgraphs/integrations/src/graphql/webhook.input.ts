import { Field, ID, InputType } from 'type-graphql';
import type { WebhookEventType } from '../domain/webhook-event.js';
import { WebhookEventTypeEnum } from './webhook.enums.js';

@InputType('CreateWebhookEndpointInput', { description: 'A new endpoint.' })
export class CreateWebhookEndpointInput {
  @Field(() => String, { description: 'An https URL on the public internet, up to 2,048 characters.' })
  url!: string;

  @Field(() => [WebhookEventTypeEnum], { description: 'The events to send; at least one.' })
  eventTypes!: WebhookEventType[];
}

@InputType('UpdateWebhookEndpointInput', { description: 'What to change of an endpoint; what is left out stays.' })
export class UpdateWebhookEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;

  @Field(() => String, { nullable: true, description: 'Another URL.' })
  url?: string | null;

  @Field(() => [WebhookEventTypeEnum], { nullable: true, description: 'All events to send.' })
  eventTypes?: WebhookEventType[] | null;
}

@InputType('WebhookEndpointInput', { description: 'An endpoint.' })
export class WebhookEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;
}

@InputType('SendTestWebhookInput', { description: 'An example to send.' })
export class SendTestWebhookInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;

  @Field(() => WebhookEventTypeEnum, { description: 'The event of which an example is sent.' })
  eventType!: WebhookEventType;
}

@InputType('ResendDeliveryInput', { description: 'A delivery to send again.' })
export class ResendDeliveryInput {
  @Field(() => ID, { description: 'The delivery.' })
  deliveryId!: string;
}
