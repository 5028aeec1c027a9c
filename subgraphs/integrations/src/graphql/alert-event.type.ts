import { DateTimeScalar, type Foreign } from '@tertulia/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BotStub, ConversationStub } from './foreign.type.js';
import { implementing, WebhookEventInterface } from './webhook-event.type.js';

@ObjectType('AlertTold', {
  ...implementing,
  description:
    'People were told of something, by a rule whose ways have WEBHOOK and that tells of each at once. Its id is the same for every way.',
})
export class AlertToldType extends WebhookEventInterface {
  @Field(() => String, { description: 'What it is about, such as ERROR_RATE: a value of NotificationKind.' })
  kind!: string;

  @Field(() => String, { description: 'URGENT, WARNING or INFO.' })
  severity!: string;

  @Field(() => String, {
    description:
      'ONCE for what has no end; otherwise BEGAN, AGAIN while it lasts, OVER, or SUMMARY for what keeps changing.',
  })
  notice!: string;

  @Field(() => DateTimeScalar, { description: 'Since when it is so, or when it happened.' })
  since!: Date;

  @Field(() => Float, {
    nullable: true,
    description:
      'The figure, in the unit of the threshold of its rule; a rating; a percentage of a limit. Null without one.',
  })
  figure!: number | null;

  @Field(() => Float, { nullable: true, description: 'What the figure is compared with; null without one.' })
  threshold!: number | null;

  @Field(() => [BotStub], { description: 'The bots that it concerns; empty for the whole organization.' })
  bots!: Foreign[];

  @Field(() => String, { nullable: true, description: 'The name of the first of them then; null without one.' })
  botName!: string | null;

  @Field(() => ConversationStub, { nullable: true, description: 'The conversation that it concerns, if any.' })
  conversation!: Foreign | null;

  @Field(() => ID, { nullable: true, description: 'The connection that does not work, if it is one.' })
  connectionId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The webhook endpoint that does not work, if it is one.' })
  endpointId!: string | null;

  @Field(() => String, { description: "What a mail has as its title, in the organization's language." })
  title!: string;

  @Field(() => String, { description: 'What a mail says.' })
  text!: string;

  @Field(() => String, { description: 'Where it leads: a path below the address of the portal.' })
  path!: string;
}

@ObjectType('GatheredAlert', { description: 'One of the newest alerts of its kind, with the fields of AlertTold.' })
class GatheredAlertType {
  @Field(() => DateTimeScalar, { description: 'Since when it is so, or when it happened.' })
  since!: Date;

  @Field(() => String, { description: 'ONCE, BEGAN, AGAIN, OVER or SUMMARY.' })
  notice!: string;

  @Field(() => Boolean, { description: 'Whether it was over when the digest was told.' })
  isOver!: boolean;

  @Field(() => Float, { nullable: true, description: 'The figure; null without one.' })
  figure!: number | null;

  @Field(() => Float, { nullable: true, description: 'What it is compared with; null without one.' })
  threshold!: number | null;

  @Field(() => [BotStub], { description: 'The bots that it concerns; empty for the whole organization.' })
  bots!: Foreign[];

  @Field(() => String, { nullable: true, description: 'The name of the first of them; null without one.' })
  botName!: string | null;

  @Field(() => ConversationStub, { nullable: true, description: 'The conversation that it concerns, if any.' })
  conversation!: Foreign | null;

  @Field(() => ID, { nullable: true, description: 'The connection that did not work, if it is one.' })
  connectionId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The webhook endpoint that did not work, if it is one.' })
  endpointId!: string | null;

  @Field(() => String, { description: "When, which bot and what, in the organization's language and zone." })
  text!: string;

  @Field(() => String, { description: 'Where it leads: a path below the address of the portal.' })
  path!: string;
}

@ObjectType('GatheredAlertKind', { description: 'What was gathered of one kind.' })
class GatheredAlertKindType {
  @Field(() => String, { description: 'A value of NotificationKind.' })
  kind!: string;

  @Field(() => String, { description: 'URGENT, WARNING or INFO.' })
  severity!: string;

  @Field(() => String, { description: "Its name and number, in the organization's language." })
  title!: string;

  @Field(() => Int, { description: 'How many there were.' })
  count!: number;

  @Field(() => Int, { description: 'How many of them were over.' })
  overCount!: number;

  @Field(() => [GatheredAlertType], { description: 'At most three, the newest first.' })
  latest!: GatheredAlertType[];
}

@ObjectType('AlertsGathered', {
  ...implementing,
  description: 'What rules whose ways have WEBHOOK had gathered until the time that they name, told once.',
})
export class AlertsGatheredType extends WebhookEventInterface {
  @Field(() => DateTimeScalar, { description: 'When the first of them happened.' })
  since!: Date;

  @Field(() => Int, { description: 'How many there were.' })
  count!: number;

  @Field(() => [GatheredAlertKindType], { description: 'By kind, in the order of their weight.' })
  kinds!: GatheredAlertKindType[];

  @Field(() => String, { description: "What a message has as its title, in the organization's language." })
  title!: string;

  @Field(() => String, { description: 'Since when, and in which zone times are.' })
  text!: string;

  @Field(() => String, { description: 'Where the rest is: a path below the address of the portal.' })
  path!: string;
}
