import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('TakeOverConversationInput', { description: 'Which conversation to take over.' })
export class TakeOverConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('GiveBackConversationInput', { description: 'Which conversation to give back to the bot.' })
export class GiveBackConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('ResolveConversationInput', { description: 'Which conversation is settled.' })
export class ResolveConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('SendMemberMessageInput', { description: "A member's message." })
export class SendMemberMessageInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => String, {
    description: "The client's own id of it, 1 to 100 characters: a repeat is never a second message.",
  })
  clientMessageId!: string;

  @Field(() => String, { description: 'The text, at most 4096 characters.' })
  text!: string;
}

@InputType('MarkConversationReadInput', { description: 'How far the caller has read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => Int, { description: 'Latest sequence that was read.' })
  sequence!: number;
}
