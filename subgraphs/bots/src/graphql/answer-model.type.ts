import type { AnswerModel } from '@tertulia/flow-engine';
import type { Foreign } from '@tertulia/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SaveInput } from './draft.input.js';
import { ConnectionStub } from './foreign.type.js';

const words = {
  model: 'The name of the model; empty for the one of the connection.',
  tokensPerAnswer: 'Tokens of one answer, 16 to 4000.',
  tokensPerConversation: 'Tokens of a conversation, with what is sent to the model; 100 to 10000000.',
  tokensPerMonth: 'Tokens of the bot in a calendar month (UTC), with what is sent to the model; 100 to 2000000000.',
  deadlineSeconds: 'How long an answer is waited for, 2 to 30 seconds; after that the knowledge answers.',
} as const;

@ObjectType('AnswerModel', { description: 'The language model that writes the answers of a bot, and what it may use.' })
export class AnswerModelType {
  connectionId!: string;

  @Field(() => ConnectionStub, { nullable: true, description: 'The connection to the model.' })
  connection(): Foreign {
    return { id: this.connectionId };
  }

  @Field(() => String, { description: words.model })
  model!: string;

  @Field(() => Int, { description: words.tokensPerAnswer })
  tokensPerAnswer!: number;

  @Field(() => Int, { description: words.tokensPerConversation })
  tokensPerConversation!: number;

  @Field(() => Int, { description: words.tokensPerMonth })
  tokensPerMonth!: number;

  @Field(() => Int, { description: words.deadlineSeconds })
  deadlineSeconds!: number;
}

@InputType('AnswerModelInput', { description: 'The language model that writes the answers of a bot.' })
export class AnswerModelInput {
  @Field(() => ID, { description: 'A connection to a language model that the bot may use.' })
  connectionId!: string;

  @Field(() => String, { defaultValue: '', description: words.model })
  model!: string;

  @Field(() => Int, { defaultValue: 500, description: words.tokensPerAnswer })
  tokensPerAnswer!: number;

  @Field(() => Int, { defaultValue: 20_000, description: words.tokensPerConversation })
  tokensPerConversation!: number;

  @Field(() => Int, { defaultValue: 1_000_000, description: words.tokensPerMonth })
  tokensPerMonth!: number;

  @Field(() => Int, { defaultValue: 15, description: words.deadlineSeconds })
  deadlineSeconds!: number;
}

@InputType('UpdateAnswerModelInput', { description: 'Who writes the answers of a bot.' })
export class UpdateAnswerModelInput extends SaveInput {
  @Field(() => AnswerModelInput, { nullable: true, description: 'The model; null for the knowledge only.' })
  answerModel?: AnswerModelInput | null;
}

/** The settings of a model as they are stored. */
export function toAnswerModel(input: AnswerModelInput): AnswerModel {
  const { connectionId, model, tokensPerAnswer, tokensPerConversation, tokensPerMonth, deadlineSeconds } = input;
  return { connectionId, model, tokensPerAnswer, tokensPerConversation, tokensPerMonth, deadlineSeconds };
}
