import { Field, Int, ObjectType } from 'type-graphql';
import type { ModelFacts } from '../domain/model-facts.js';

@ObjectType('ModelCall', {
  description: 'What was sent to a language model, and what came of it. Without credentials.',
})
export class ModelCallType {
  @Field(() => String, { description: 'The model; empty where it did not say.' })
  model!: string;

  @Field(() => String, { description: 'What it was told to do.' })
  instructions!: string;

  @Field(() => String, { description: 'Texts of others that were sent with it, marked as data.' })
  data!: string;

  @Field(() => String, { description: 'The question or the text of the visitor.' })
  question!: string;

  @Field(() => Int, { description: 'Tokens that were sent.' })
  promptTokens!: number;

  @Field(() => Int, { description: 'Tokens that it wrote.' })
  completionTokens!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'What it cost in millionths of the currency; null where the connection has no prices.',
  })
  costMicros!: number | null;

  @Field(() => String, { nullable: true, description: 'The currency, such as USD.' })
  currency!: string | null;

  @Field(() => Int, { description: 'Milliseconds.' })
  ms!: number;

  @Field(() => String, { nullable: true, description: 'Why it did not answer, as a code; null where it did.' })
  failure!: string | null;
}

/** What a resolver returns for a call. */
export function asModelCall(facts: ModelFacts): ModelCallType {
  return Object.assign(new ModelCallType(), facts);
}
