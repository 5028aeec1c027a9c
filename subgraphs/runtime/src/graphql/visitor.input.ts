import type { Locale, VisitorDevice } from '@tertulia/flow-engine';
import { LocaleEnum } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Channel } from '../domain/conversation.js';
import { ChannelEnum, VisitorDeviceEnum } from './enums.js';
import { FieldValueInput } from './form.type.js';

@ArgsType()
export class WantedMessagesArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Only messages after this sequence. Without `last` and `before`, the first 500 of them: ask again after the last one until it is `lastSequence`.',
  })
  after?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only messages before this sequence.' })
  before?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The maximum number of newest messages, 1 to 500; 500 if omitted.',
  })
  last?: number | null;
}

@InputType('StartConversationInput', { description: 'Input to start or resume a conversation.' })
export class StartConversationInput {
  @Field(() => String, { description: "The bot's public id on web pages." })
  publicId!: string;

  @Field(() => ChannelEnum, { nullable: true, description: 'Where it takes place; WEB when left out.' })
  channel?: Channel | null;

  @Field(() => VisitorDeviceEnum, { nullable: true, description: 'What the visitor uses; unknown when left out.' })
  device?: VisitorDevice | null;

  @Field(() => LocaleEnum, { nullable: true, description: "The visitor's language; the bot's if omitted." })
  locale?: Locale | null;

  @Field(() => String, { nullable: true, description: 'Token of an earlier conversation to resume.' })
  resumeToken?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For a resumed conversation, the maximum number of newest messages, 1 to 500; 500 if omitted.',
  })
  last?: number | null;
}

@InputType('SendMessageInput', {
  description: 'One message: exactly one of text, choiceIds, rating, form and fileIds.',
})
export class SendMessageInput {
  @Field(() => String, {
    description: "The client's id of the message, 1 to 100 characters: a repeated id never adds a second message.",
  })
  clientMessageId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Latest sequence that the client received: the first 500 messages after it are returned, the newest 500 if omitted.',
  })
  after?: number | null;

  @Field(() => String, { nullable: true, description: 'Free text, at most 4096 characters.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Ids of the chosen items.' })
  choiceIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'A rating, 0 to 10.' })
  rating?: number | null;

  @Field(() => [FieldValueInput], { nullable: true, description: 'What was entered in a form.' })
  form?: FieldValueInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Files that were uploaded before: at most 5.' })
  fileIds?: string[] | null;
}
