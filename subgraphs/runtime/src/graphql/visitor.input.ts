import type { Locale } from '@tertulia/flow-engine';
import { LocaleEnum } from '@tertulia/subgraph';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { Channel } from '../domain/conversation.js';
import { ChannelEnum } from './enums.js';

@ArgsType()
export class WantedMessagesArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Only messages after this sequence, the newest 500 of them at most.',
  })
  after?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only messages before this sequence.' })
  before?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of these only the newest so many, 1 to 500; 500 when left out.',
  })
  last?: number | null;
}

@InputType('StartConversationInput', { description: 'How a visitor begins or comes back.' })
export class StartConversationInput {
  @Field(() => String, { description: "The bot's name on web pages." })
  publicId!: string;

  @Field(() => ChannelEnum, { nullable: true, description: 'Where it takes place; WEB when left out.' })
  channel?: Channel | null;

  @Field(() => LocaleEnum, { nullable: true, description: "The visitor's language; the bot's when left out." })
  locale?: Locale | null;

  @Field(() => String, { nullable: true, description: 'Token of an earlier conversation to continue.' })
  resumeToken?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of a continued conversation only the newest so many messages, 1 to 500; 500 when left out.',
  })
  last?: number | null;
}

@InputType('SendMessageInput', { description: 'One message: exactly one of text, choiceIds and rating.' })
export class SendMessageInput {
  @Field(() => String, {
    description: "The client's own id of it, 1 to 100 characters: a repeat is never a second message.",
  })
  clientMessageId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Latest sequence that the client has; the newest 500 messages when left out.',
  })
  after?: number | null;

  @Field(() => String, { nullable: true, description: 'Free text, at most 4096 characters.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Ids of the choices taken.' })
  choiceIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'A rating, 0 to 10.' })
  rating?: number | null;
}
