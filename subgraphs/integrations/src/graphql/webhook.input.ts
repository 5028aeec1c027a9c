import { Field, ID, InputType } from 'type-graphql';
import type { WebhookEventType } from '../domain/webhook-event.js';
import { WebhookEventTypeEnum } from './webhook.enums.js';

const selectionHelp =
  'A subscription to `events` with the same types, without variables: its result is the data of the payload. Up to 10,000 characters.';

@InputType('CreateWebhookEndpointInput', { description: 'A new endpoint.' })
export class CreateWebhookEndpointInput {
  @Field(() => String, { description: 'An https URL on the public internet, up to 2,048 characters.' })
  url!: string;

  @Field(() => [WebhookEventTypeEnum], { description: 'The events to send; at least one.' })
  eventTypes!: WebhookEventType[];

  @Field(() => String, { nullable: true, description: selectionHelp })
  selection?: string | null;
}

@InputType('UpdateWebhookEndpointInput', { description: 'What to change of an endpoint; what is left out stays.' })
export class UpdateWebhookEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;

  @Field(() => String, { nullable: true, description: 'Another URL.' })
  url?: string | null;

  @Field(() => [WebhookEventTypeEnum], { nullable: true, description: 'All events to send.' })
  eventTypes?: WebhookEventType[] | null;

  @Field(() => String, { nullable: true, description: `${selectionHelp} Empty to send the plain payload again.` })
  selection?: string | null;
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

@InputType('PreviewWebhookPayloadInput', { description: 'A payload to look at.' })
export class PreviewWebhookPayloadInput {
  @Field(() => WebhookEventTypeEnum, { description: 'The event: the last one of this type, or an example.' })
  eventType!: WebhookEventType;

  @Field(() => String, { nullable: true, description: `${selectionHelp} It may name other types too.` })
  selection?: string | null;
}
