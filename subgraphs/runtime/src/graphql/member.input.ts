import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('TakeOverConversationInput', { description: 'The conversation to take over.' })
export class TakeOverConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('GiveBackConversationInput', { description: 'The conversation to return to the bot.' })
export class GiveBackConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('ResolveConversationInput', { description: 'The conversation to resolve.' })
export class ResolveConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('SendMemberMessageInput', { description: "A member's message." })
export class SendMemberMessageInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => String, {
    description: "The client's id of the message, 1 to 100 characters: a repeated id never adds a second message.",
  })
  clientMessageId!: string;

  @Field(() => String, { description: 'The text, at most 4096 characters.' })
  text!: string;
}

@InputType('MarkConversationReadInput', { description: 'How far the caller has read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => Int, { description: 'Latest sequence that the caller has read.' })
  sequence!: number;
}
