import type { EndReason, Locale } from '@tertulia/flow-engine';
import { LocaleEnum, LocalizedText, UserError } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Channel, ConversationState } from '../domain/conversation.js';
import { AwaitingType } from './awaiting.type.js';
import { ChannelEnum, ConversationStateEnum, EndReasonEnum } from './enums.js';
import { MessageType } from './message.type.js';

@ObjectType('PublicBot', { description: 'What a page needs to show of a bot before anybody speaks; public.' })
export class PublicBotType {
  @Field(() => String, { description: 'Its name on web pages.' })
  publicId!: string;

  @Field(() => String, { description: 'Name of the business.' })
  name!: string;

  @Field(() => String, { description: 'Two letters or an emoji.' })
  avatarText!: string;

  @Field(() => String, { description: "The owner's colour, #rrggbb." })
  primaryColor!: string;

  @Field(() => String, { description: 'Side of the page: RIGHT or LEFT.' })
  position!: string;

  @Field(() => LocaleEnum, { description: 'First language.' })
  locale!: Locale;

  @Field(() => [LocaleEnum], { description: 'All languages.' })
  locales!: readonly Locale[];

  @Field(() => String, { description: 'LIVE or PAUSED.' })
  status!: string;

  @Field(() => Boolean, { description: 'The business is open at this moment.' })
  isOpenNow!: boolean;

  @Field(() => LocalizedText, { description: "Today's opening hours." })
  hoursText!: LocalizedText;

  @Field(() => [String], { description: 'Pages that may show it, as hosts or *. before one; empty means every page.' })
  allowedSites!: readonly string[];

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'When it opens next, in words; null while it is open and where no opening is known.',
  })
  opensNextText!: LocalizedText | null;

  @Field(() => Boolean, { description: "The chat says whose platform it is: the plan's condition." })
  hasBranding!: boolean;

  @Field(() => Boolean, { description: 'Visitors read the pause message.' })
  isPaused!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What the owner says meanwhile; null while the bot is not paused.',
  })
  pauseMessage!: string | null;
}

@ObjectType('VisitorPayload', { description: "The visitor's conversation as it is now." })
export class VisitorPayloadType {
  @Field(() => ID, { nullable: true, description: 'The conversation; null where none was started.' })
  conversationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Opens this conversation; keep it to come back. Null where the one that was used still serves.',
  })
  token!: string | null;

  @Field(() => [MessageType], { description: "Those after the caller's sequence, in order." })
  messages!: MessageType[];

  @Field(() => AwaitingType, { nullable: true, description: 'What is asked for now.' })
  awaiting!: AwaitingType | null;

  @Field(() => ConversationStateEnum, { nullable: true, description: 'Who speaks with the visitor.' })
  state!: ConversationState | null;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended; null while it has not.' })
  endReason!: EndReason | null;

  @Field(() => Int, { description: 'Sequence of the latest message; 0 where there is none.' })
  lastSequence!: number;

  @Field(() => LocaleEnum, { nullable: true, description: 'Its language.' })
  locale!: Locale | null;

  @Field(() => PublicBotType, {
    nullable: true,
    description: 'The bot, where the conversation was just started or resumed.',
  })
  bot!: PublicBotType | null;

  @Field(() => String, { nullable: true, description: 'Name of the member who answers.' })
  takenOverBy!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserError[];
}

@ObjectType('DeleteMyDataPayload', { description: 'Outcome of a deletion.' })
export class DeleteMyDataPayloadType {
  @Field(() => Boolean, { description: 'Everything that the visitor told is gone.' })
  isDeleted!: boolean;

  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserError[];
}

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
