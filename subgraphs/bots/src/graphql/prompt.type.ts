import { DateTimeScalar, JsonScalar, Money, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Arg, Field, ID, Int, ObjectType } from 'type-graphql';
import { estimateTokens, previewOf, promptText, variablesOf } from '../domain/prompt-version.js';
import { UserStub } from './foreign.type.js';

@ObjectType('TokenEstimate', { description: 'Estimated cost of reading a prompt with a hosted model.' })
export class TokenEstimateType {
  @Field(() => Int, { description: 'Tokens.' })
  tokens!: number;

  @Field(() => Money, { description: 'Cost of a thousand readings.' })
  cost!: Money;
}

@ObjectType('PromptVersion', { description: 'A saved state of a prompt.' })
export class PromptVersionType {
  id!: string;
  authorId!: string | null;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('promptVersion', this.id);
  }

  @Field(() => Int, { description: 'Counts from 1.' })
  number!: number;

  @Field(() => String, { description: 'Who the assistant is.' })
  role!: string;

  @Field(() => String, { description: 'Its tone.' })
  tone!: string;

  @Field(() => String, { description: 'What it must not do.' })
  limits!: string;

  @Field(() => String, { description: 'Background knowledge.' })
  knowledge!: string;

  @Field(() => UserStub, { nullable: true, description: 'Who saved it; null for API keys and templates.' })
  author(): Foreign | null {
    return this.authorId === null ? null : { id: toGlobalId('user', this.authorId) };
  }

  @Field(() => String, { description: 'Reason, as text.' })
  note!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  createdAt!: Date;
}

@ObjectType('PromptCase', { description: 'A question with which a prompt is tried.' })
export class PromptCaseType {
  @Field(() => String, { description: 'Id inside the prompt.' })
  id!: string;

  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => [String], { description: 'Texts that the answer must have, without regard to case and accents.' })
  contains!: string[];

  @Field(() => [String], { description: 'Texts that the answer must not have.' })
  excludes!: string[];
}

@ObjectType('Prompt', { description: 'Instructions for an AI response, in separate fields.' })
export class PromptType {
  /** The bot, to look up its versions. */
  botId!: string;

  @Field(() => ID, { description: 'Id inside the bot.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Who the assistant is.' })
  role!: string;

  @Field(() => String, { description: 'Its tone.' })
  tone!: string;

  @Field(() => String, { description: 'What it must not do.' })
  limits!: string;

  @Field(() => String, { description: 'Background knowledge.' })
  knowledge!: string;

  cases?: PromptCaseType[];

  @Field(() => [PromptCaseType], { name: 'cases', description: 'Questions to try it with.' })
  listedCases(): PromptCaseType[] {
    return this.cases ?? [];
  }

  @Field(() => [String], { description: 'Variables in its texts.' })
  variables(): string[] {
    return variablesOf(promptText(this));
  }

  @Field(() => String, { description: 'The whole text with sample values.' })
  preview(
    @Arg('values', () => JsonScalar, { nullable: true, description: 'Values by variable name.' }) values: unknown,
  ): string {
    const isMap = typeof values === 'object' && values !== null && !Array.isArray(values);
    return previewOf(promptText(this), isMap ? (values as Record<string, unknown>) : {});
  }

  @Field(() => TokenEstimateType, { description: 'Estimated cost of reading it.' })
  estimate(): TokenEstimateType {
    const { tokens, costPerThousandCents } = estimateTokens(promptText(this));
    return { tokens, cost: { amountMinor: costPerThousandCents, currency: 'USD' } };
  }
}
