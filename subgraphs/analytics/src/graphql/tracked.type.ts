import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  ForwardPageArgs,
  Money,
  Payload,
  toGlobalId,
  type Foreign,
} from '@tertulia/subgraph';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { SentResult } from '../application/track-events.js';
import { sentEventsMax, type EventRefusal, type TrackedAttribute, type TrackedEvent } from '../domain/tracked-event.js';
import { asBot, BotStub, ConversationStub } from './foreign.type.js';

const statusEnum = enumOf('TrackedEventStatus', 'What became of an event that was sent.', {
  ACCEPTED: 'It is stored.',
  REPEATED: 'One with this id was stored before, and stays as it was.',
  REFUSED: 'It is not stored; the code says why.',
} satisfies Record<SentResult['status'], string>);

const refusalEnum = enumOf(
  'TrackedEventRefusal',
  'Why an event was refused. The others of the request are not affected.',
  {
    INVALID_ID: 'An id has 1 to 100 printable characters without spaces.',
    INVALID_NAME: 'A name has at most 60 characters: small letters and digits, divided by dots, dashes or underscores.',
    INVALID_TIME: 'An event happened in the last seven days, and not more than an hour from now.',
    INVALID_GOAL: 'A goal has an amount of 0 to 10¹² minor units with a currency of three capitals, or neither.',
    INVALID_ATTRIBUTES:
      'At most 20, each name once and like that of an event, of at most 40 characters; values of at most 200.',
    CONVERSATION_NOT_FOUND:
      'The organization has no such conversation, or it began less than some seconds ago: send it again.',
    PLAN_LIMIT_REACHED: 'The plan allows no more events in this month.',
  } satisfies Record<EventRefusal, string>,
);

@InputType('EventAttributeInput', { description: 'A value that events are filtered by. Put no personal data here.' })
export class EventAttributeInput {
  @Field(() => String, { description: 'Its name, such as `branch`.' })
  name!: string;

  @Field(() => String, { description: 'Its value as text.' })
  value!: string;
}

@InputType('TrackedGoalInput', { description: 'What was reached, with or without a value.' })
class TrackedGoalInput {
  @Field(() => Float, { nullable: true, description: 'Its value in minor units, a whole number; null for none.' })
  amountMinor?: number | null;

  @Field(() => String, { nullable: true, description: 'The currency in ISO 4217; null for none.' })
  currency?: string | null;
}

@InputType('TrackedEventInput', { description: 'An event of your own systems.' })
export class TrackedEventInput {
  @Field(() => String, { description: 'Your id of the event: sent again, it changes nothing.' })
  eventId!: string;

  @Field(() => String, { description: 'What happened, such as `order.paid`.' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The conversation that it belongs to; its goal counts there.' })
  conversationId?: string | null;

  @Field(() => TrackedGoalInput, { nullable: true, description: 'A goal that was reached by it.' })
  goal?: TrackedGoalInput | null;

  @Field(() => [EventAttributeInput], { nullable: true, description: 'What to filter by.' })
  attributes?: EventAttributeInput[] | null;
}

@InputType('TrackEventsInput', { description: 'Events to store.' })
export class TrackEventsInput {
  @Field(() => [TrackedEventInput], { description: `1 to ${sentEventsMax} of them.` })
  events!: TrackedEventInput[];
}

@ObjectType('TrackedEventResult', { description: 'What became of one event.' })
class TrackedEventResultType {
  @Field(() => String, { description: 'Your id of the event.' })
  eventId!: string;

  @Field(() => statusEnum, { description: 'Whether it is stored.' })
  status!: SentResult['status'];

  @Field(() => refusalEnum, { nullable: true, description: 'Why not; null if it is.' })
  refusal!: EventRefusal | null;
}

@ObjectType('TrackEventsPayload', { description: 'What became of each event.' })
export class TrackEventsPayload extends Payload {
  @Field(() => [TrackedEventResultType], { description: 'In the order in which they were sent.' })
  results!: TrackedEventResultType[];

  @Field(() => Int, { description: 'How many of them are new.' })
  acceptedCount!: number;
}

@ObjectType('EventAttribute', { description: 'A value that events are filtered by.' })
class EventAttributeType implements TrackedAttribute {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType('TrackedGoal', { description: 'What was reached by an event.' })
class TrackedGoalType {
  @Field(() => Money, { nullable: true, description: 'Its value; null for none.' })
  amount!: Money | null;
}

@ObjectType('TrackedEvent', { description: "An event that the organization's own systems sent." })
export class TrackedEventType {
  @Field(() => String, { description: 'The id that it was sent with.' })
  eventId!: string;

  @Field(() => String, { description: 'What happened.' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => DateTimeScalar, { description: 'When it arrived here.' })
  receivedAt!: Date;

  @Field(() => ConversationStub, {
    nullable: true,
    description: 'The conversation that it belongs to; null if none was named.',
  })
  conversation!: Foreign | null;

  @Field(() => BotStub, { nullable: true, description: 'The bot of that conversation.' })
  bot!: Foreign | null;

  @Field(() => TrackedGoalType, { nullable: true, description: 'The goal that was reached by it; null for none.' })
  goal!: TrackedGoalType | null;

  @Field(() => [EventAttributeType], {
    description: 'What it can be filtered by; none after an erasure of its conversation.',
  })
  attributes!: EventAttributeType[];
}

export const { Connection: TrackedEventConnection } = connectionOf(TrackedEventType, 'TrackedEvent');

@InputType('TrackedEventFilter', { description: 'Which events; everything that is given must be true.' })
export class TrackedEventFilter {
  @Field(() => [String], { nullable: true, description: 'Only of these names.' })
  names?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only from this moment on.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only before this moment.' })
  to?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Only of this conversation.' })
  conversationId?: string | null;

  @Field(() => [EventAttributeInput], { nullable: true, description: 'Only with all of these attributes.' })
  attributes?: EventAttributeInput[] | null;
}

@ArgsType()
export class TrackedEventsArgs extends ForwardPageArgs {
  @Field(() => TrackedEventFilter, { nullable: true, description: 'Which of them; all if left out.' })
  filter?: TrackedEventFilter | null;
}

export function asTracked(event: TrackedEvent): TrackedEventType {
  const { conversationId, botId, goal } = event;
  return {
    ...event,
    conversation: conversationId === null ? null : { id: toGlobalId('conversation', conversationId) },
    bot: botId === null ? null : asBot(botId),
    goal: goal === null ? null : { amount: amountOf(goal) },
  };
}

function amountOf({ amountMinor, currency }: NonNullable<TrackedEvent['goal']>): Money | null {
  return amountMinor === null || currency === null ? null : { amountMinor, currency };
}
