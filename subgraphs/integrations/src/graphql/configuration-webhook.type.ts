import { DateTimeScalar, Payload } from '@tertulia/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { endpointStateOf } from '../application/endpoint-changes.js';
import type { ShownConfigurationWebhook } from '../application/read-configuration-webhooks.js';
import type { ConfigurationMode } from '../domain/configuration-webhook.js';
import type { DisabledReason } from '../domain/webhook-endpoint.js';
import { ConfigurationModeEnum, WebhookDisabledReasonEnum, WebhookStateEnum } from './webhook.enums.js';
import { asAttempt, WebhookAttemptType } from './webhook.type.js';

@ObjectType('ConfigurationWebhook', {
  description: "The URL of a partner's own runtime that receives the versions of a bot.",
})
export class ConfigurationWebhookType {
  @Field(() => String, { description: 'Where requests are sent.' })
  url!: string;

  @Field(() => ConfigurationModeEnum, { description: 'What it has to do with publications.' })
  mode!: ConfigurationMode;

  @Field(() => String, {
    nullable: true,
    description: 'The last four characters of the secret that signs, to recognise it.',
  })
  lastFour!: string | null;

  @Field(() => WebhookStateEnum, { description: 'Whether requests are sent.' })
  state!: 'ENABLED' | 'FAILING' | 'DISABLED';

  @Field(() => WebhookDisabledReasonEnum, {
    nullable: true,
    description: 'Why nothing is sent; null while it is. Saving it again enables it.',
  })
  disabledReason!: DisabledReason | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when no request succeeded; null while they do.' })
  failingSince!: Date | null;

  @Field(() => WebhookAttemptType, { nullable: true, description: 'The last request; null before the first.' })
  lastAttempt!: WebhookAttemptType | null;
}

@InputType('SaveConfigurationWebhookInput', { description: 'The configuration webhook of a bot.' })
export class SaveConfigurationWebhookInput {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'An https URL on the public internet, up to 2,048 characters; null removes the webhook.',
  })
  url?: string | null;

  @Field(() => ConfigurationModeEnum, {
    defaultValue: 'NOTIFY',
    description: 'What it has to do with publications.',
  })
  mode!: ConfigurationMode;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to make a new secret; the one before signs too for 24 hours.',
  })
  hasNewSecret!: boolean;
}

@ObjectType('SaveConfigurationWebhookPayload', { description: 'Result of saveConfigurationWebhook.' })
export class SaveConfigurationWebhookPayload extends Payload {
  @Field(() => ConfigurationWebhookType, { nullable: true, description: 'The webhook; null when it was removed.' })
  configurationWebhook!: ConfigurationWebhookType | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret, if one was made, for the receiver to verify with. Returned only here.',
  })
  secret!: string | null;
}

export function asConfigurationWebhook(webhook: ShownConfigurationWebhook): ConfigurationWebhookType {
  const { mode, endpoint, secret, lastAttempt } = webhook;
  const { url, disabledReason, failingSince } = endpoint;
  return Object.assign(new ConfigurationWebhookType(), {
    ...{ url, mode, disabledReason, failingSince, state: endpointStateOf(endpoint) },
    ...{ lastFour: secret?.lastFour ?? null, lastAttempt: lastAttempt === null ? null : asAttempt(lastAttempt) },
  });
}
