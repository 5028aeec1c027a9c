import { JsonScalar, Payload } from '@tertulia/subgraph';
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { BotInput } from './bot.input.js';
import { PinnedConversationType, PinReplayType, PinWatchEnum } from './pin.type.js';

type Watches = (keyof typeof PinWatchEnum)[];

@InputType('KeepPinnedConversationInput', { description: 'A recorded conversation to pin.' })
export class KeepPinnedConversationInput extends BotInput {
  @Field(() => String, { description: 'Title, up to 120 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Why it is pinned, up to 500 characters.' })
  note?: string | null;

  @Field(() => JsonScalar, {
    description:
      'The recording: schemaVersion 1, locale, startedAt, fromBlockId, variables, splitSeed, inputs, results. No personal data is removed from it.',
  })
  recording!: unknown;

  @Field(() => [PinWatchEnum], { nullable: true, description: 'What it watches; everything if omitted.' })
  watches?: Watches | null;

  @Field(() => ID, { nullable: true, description: 'The version on which it ran; the draft if omitted.' })
  versionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The conversation that it was made from.' })
  conversationId?: string | null;
}

@InputType('UpdatePinnedConversationInput', { description: 'Changes of a pinned conversation; what is omitted stays.' })
export class UpdatePinnedConversationInput {
  @Field(() => ID, { description: 'The pinned conversation.' })
  pinnedConversationId!: string;

  @Field(() => String, { nullable: true, description: 'Title, up to 120 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is pinned, up to 500 characters.' })
  note?: string | null;

  @Field(() => [PinWatchEnum], { nullable: true, description: 'What it watches.' })
  watches?: Watches | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the way it goes on the draft is right, and has to stay from now on.',
  })
  acceptsDraft?: boolean | null;
}

@InputType('UnpinConversationInput', { description: 'The pinned conversation to remove.' })
export class UnpinConversationInput {
  @Field(() => ID, { description: 'The pinned conversation.' })
  pinnedConversationId!: string;
}

@InputType('ReplayPinnedConversationsInput', { description: 'What to hold on the draft.' })
export class ReplayPinnedConversationsInput extends BotInput {
  @Field(() => [ID], { nullable: true, description: 'Only these; all of the bot if omitted.' })
  pinnedConversationIds?: string[] | null;
}

@ObjectType('PinnedConversationPayload', { description: 'A changed pinned conversation.' })
export class PinnedConversationPayload extends Payload {
  @Field(() => PinnedConversationType, { nullable: true, description: 'The pinned conversation; null on failure.' })
  pinnedConversation!: PinnedConversationType | null;
}

@ObjectType('UnpinConversationPayload', { description: 'A removed pinned conversation.' })
export class UnpinConversationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id; null on failure.' })
  pinnedConversationId!: string | null;
}

@ObjectType('ReplayPinnedConversationsPayload', { description: 'What the draft makes of pinned conversations.' })
export class ReplayPinnedConversationsPayload extends Payload {
  @Directive('@listSize(assumedSize: 25)')
  @Field(() => [PinReplayType], { description: 'One for each, the oldest first; empty on failure.' })
  replays!: PinReplayType[];
}
