import { DateTimeScalar, JsonScalar, type Foreign } from '@tertulia/subgraph';
import { Field, Float, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { ConnectionState } from '../domain/connection.js';
import type { ContactDetail, ReachedLimit, WebhookEventType } from '../domain/webhook-event.js';
import { ConnectionStateEnum } from './connection.enums.js';
import { BotStub, BotVersionStub, ContactStub, ConversationStub, PublicationStub } from './foreign.type.js';
import { ContactDetailEnum, ReachedLimitEnum, WebhookEventTypeEnum } from './webhook.enums.js';

@InterfaceType('WebhookEvent', { description: 'Something that happened, as other systems are told.' })
export abstract class WebhookEventInterface {
  @Field(() => ID, { description: 'Its id: the same for every receiver.' })
  id!: string;

  @Field(() => WebhookEventTypeEnum, { description: 'What happened.' })
  type!: WebhookEventType;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Date;
}

export const implementing = { implements: WebhookEventInterface };

/** Fields of every event of a conversation. */
@ObjectType()
abstract class OfConversation extends WebhookEventInterface {
  @Field(() => ConversationStub, { nullable: true, description: 'The conversation.' })
  conversation!: Foreign | null;

  @Field(() => BotStub, { nullable: true, description: 'The bot.' })
  bot!: Foreign | null;

  @Field(() => BotVersionStub, { nullable: true, description: 'The version of the bot that talks.' })
  version!: Foreign | null;

  @Field(() => String, { description: 'The channel, such as WEB.' })
  channel!: string;

  @Field(() => DateTimeScalar, { description: 'When the conversation started.' })
  startedAt!: Date;
}

@ObjectType('ConversationStarted', { ...implementing, description: 'A visitor wrote the first message.' })
export class ConversationStartedType extends OfConversation {
  @Field(() => Boolean, { description: 'Whether it belongs to demo data.' })
  isDemo!: boolean;
}

@ObjectType('ConversationEnded', { ...implementing, description: 'A conversation ended.' })
export class ConversationEndedType extends OfConversation {
  @Field(() => String, { description: 'Why, such as IDLE.' })
  reason!: string;

  @Field(() => Boolean, { description: 'Whether the visitor answered a question.' })
  hasAnswered!: boolean;

  @Field(() => Int, { description: 'How many goals were reached.' })
  goals!: number;
}

@ObjectType('MessageAdded', { ...implementing, description: 'A visitor or a member wrote a message.' })
export class MessageAddedType extends OfConversation {
  @Field(() => String, { description: 'Who wrote it: VISITOR or MEMBER.' })
  author!: string;

  @Field(() => Int, { nullable: true, description: "The number of a visitor's message; null for a member's." })
  sequence!: number | null;
}

@ObjectType('HandOffRequested', { ...implementing, description: 'The bot asks for a person.' })
export class HandOffRequestedType extends OfConversation {
  @Field(() => String, { description: 'Why, such as REQUESTED.' })
  reason!: string;
}

@ObjectType('TakenOver', { ...implementing, description: 'A member replies instead of the bot.' })
export class TakenOverType extends OfConversation {}

@ObjectType('GoalReached', { ...implementing, description: 'A visitor reached a goal.' })
export class GoalReachedType extends OfConversation {
  @Field(() => String, { description: 'The name of the goal.' })
  name!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Its value as a whole number of the currency's minor units; null without a value.",
  })
  amountMinor!: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; null without a value.' })
  currency!: string | null;
}

@ObjectType('RatingGiven', { ...implementing, description: 'A visitor rated the conversation.' })
export class RatingGivenType extends OfConversation {
  @Field(() => String, { description: 'STARS, NUMBERS or NPS.' })
  scale!: string;

  @Field(() => Float, { description: 'The rating on its scale.' })
  value!: number;

  @Field(() => Boolean, { description: 'Whether it rates satisfaction.' })
  isSatisfaction!: boolean;
}

@ObjectType('ContactChanged', {
  ...implementing,
  description: 'A conversation collected details of its visitor that are new or different.',
})
export class ContactChangedType extends OfConversation {
  @Field(() => ContactStub, { nullable: true, description: 'The contact of the conversation, as it is now.' })
  contact!: Foreign | null;

  @Field(() => [ContactDetailEnum], { description: 'What is new or different.' })
  changed!: ContactDetail[];
}

/** Fields of the events of a publication. */
@ObjectType()
abstract class OfPublication extends WebhookEventInterface {
  @Field(() => PublicationStub, { nullable: true, description: 'The publication.' })
  publication!: Foreign | null;

  @Field(() => BotStub, { nullable: true, description: 'The bot.' })
  bot!: Foreign | null;

  @Field(() => BotVersionStub, { nullable: true, description: 'The version.' })
  version!: Foreign | null;
}

@ObjectType('VersionPublished', { ...implementing, description: 'A version of a bot went live.' })
export class VersionPublishedType extends OfPublication {
  @Field(() => Int, { description: 'The number of the version.' })
  number!: number;
}

@ObjectType('PublicationFailed', {
  ...implementing,
  description: 'A publication failed; the version before stays live.',
})
export class PublicationFailedType extends OfPublication {
  @Field(() => String, { description: 'Why: a code of the error catalogue.' })
  code!: string;
}

@ObjectType('ConnectionStateChanged', {
  ...implementing,
  description: 'A connection works, fails, or must be authorised again.',
})
export class ConnectionStateChangedType extends WebhookEventInterface {
  connectionId!: string | null;

  @Field(() => String, { description: 'The name of its connector.' })
  connector!: string;

  @Field(() => String, { description: 'The name of the connection.' })
  name!: string;

  @Field(() => [BotStub], { description: 'The bots that may use it; empty for every bot of the organization.' })
  bots!: Foreign[];

  @Field(() => ConnectionStateEnum, { description: 'The state now.' })
  state!: ConnectionState;

  @Field(() => ConnectionStateEnum, { nullable: true, description: 'The state before; null for a new connection.' })
  previous!: ConnectionState | null;

  @Field(() => String, { nullable: true, description: 'Code of the reason; null while it works.' })
  stateCode!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when it is in this state.' })
  since!: Date;
}

@ObjectType('LimitReached', {
  ...implementing,
  description: 'The usage reached 80 % or 100 % of a limit of the plan: each is reported once a counting period.',
})
export class LimitReachedType extends WebhookEventInterface {
  @Field(() => ReachedLimitEnum, { description: 'Which limit.' })
  limit!: ReachedLimit;

  @Field(() => Int, { description: 'The share of the limit, in percent: 80 or 100.' })
  percent!: number;

  @Field(() => Int, { description: 'How many were used when it was reached.' })
  used!: number;

  @Field(() => Int, { description: 'The limit.' })
  max!: number;

  @Field(() => DateTimeScalar, { description: 'When counting begins anew.' })
  resetsAt!: Date;
}

@ObjectType('InboundReceived', {
  ...implementing,
  description: 'Another system called an address of the organization, and proved who it is.',
})
export class InboundReceivedType extends WebhookEventInterface {
  @Field(() => ID, { description: 'The source that was called.' })
  sourceId!: string;

  @Field(() => ID, { description: 'The call, for `InboundSource.event`.' })
  inboxEventId!: string;

  @Field(() => String, { description: 'The name of the source.' })
  name!: string;

  @Field(() => String, { nullable: true, description: "The connector of the source's connection; null without one." })
  connector!: string | null;

  @Field(() => String, { description: 'The content type of the call; empty without one.' })
  contentType!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What was sent: the document where it is JSON, otherwise the text. Null for more than 48 KiB.',
  })
  body!: unknown;
}
