import { Payload, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { PinnedConversationStub } from './foreign.type.js';

@ObjectType('RecordedTurn', { description: 'A turn of a conversation as it would be pinned.' })
export class RecordedTurnType {
  @Field(() => String, { nullable: true, description: 'What the visitor says; null at the start.' })
  said!: string | null;

  @Field(() => Boolean, { description: 'Whether that takes the place of something personal.' })
  isMasked!: boolean;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [String], { description: 'What the bot says then.' })
  replies!: readonly string[];
}

@ObjectType('ConversationRecording', {
  description: 'What can be pinned of a conversation: held again with texts of nobody in place of personal data.',
})
export class ConversationRecordingType {
  @Directive('@listSize(assumedSize: 10)')
  @Field(() => [RecordedTurnType], { description: 'Its turns.' })
  turns!: readonly RecordedTurnType[];

  @Field(() => Boolean, {
    description: 'Whether it is only the beginning: a member took over, or it has more than a hundred messages.',
  })
  isCut!: boolean;
}

@InputType('PinConversationInput', { description: 'The conversation or the simulation to pin: exactly one of them.' })
export class PinConversationInput {
  @Field(() => ID, { nullable: true, description: 'A conversation.' })
  conversationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A run of the simulator.' })
  simulationId?: string | null;

  @Field(() => String, { description: 'Title, up to 120 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Why it is pinned, up to 500 characters.' })
  note?: string | null;
}

@ObjectType('PinConversationPayload', { description: 'A pinned conversation.' })
export class PinConversationPayload extends Payload {
  @Field(() => PinnedConversationStub, { nullable: true, description: 'The pinned conversation; null on failure.' })
  pinnedConversation!: Foreign | null;
}
