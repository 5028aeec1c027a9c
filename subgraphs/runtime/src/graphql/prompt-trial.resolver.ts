import type { Locale } from '@tertulia/flow-engine';
import { fromGlobalId, LocaleEnum, type SubgraphContext, UserError, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { organizationFor } from '../application/policies.js';
import { tryPrompts, type TriedAnswer } from '../application/try-prompts.js';
import { asModelCall, ModelCallType } from './model-call.type.js';

@InputType('TriedPromptInput', { description: 'The texts of a prompt that is tried; each up to 4,096 characters.' })
export class TriedPromptInput {
  @Field(() => String, { description: 'Who the assistant is.' })
  role!: string;

  @Field(() => String, { description: 'Its tone.' })
  tone!: string;

  @Field(() => String, { description: 'What it must not do.' })
  limits!: string;

  @Field(() => String, { description: 'Background knowledge.' })
  knowledge!: string;
}

@InputType('TryPromptsInput', { description: 'A question for one or two prompts.' })
export class TryPromptsInput {
  @Field(() => ID, { description: 'The bot whose draft answers.' })
  botId!: string;

  @Field(() => String, { description: 'The question, up to 500 characters.' })
  question!: string;

  @Field(() => LocaleEnum, { nullable: true, description: "The language; the bot's if omitted." })
  locale?: Locale | null;

  @Field(() => [TriedPromptInput], { description: 'One or two prompts.' })
  prompts!: TriedPromptInput[];

  @Field(() => ID, {
    nullable: true,
    description:
      'A simulation in which the question was asked: what was said before counts. A new conversation if omitted.',
  })
  simulationId?: string | null;
}

@ObjectType('TriedAnswer', { description: 'How a prompt answers a question.' })
export class TriedAnswerType {
  @Field(() => String, { nullable: true, description: 'The answer; null where it is not known.' })
  text!: string | null;

  @Field(() => ModelCallType, {
    nullable: true,
    description: 'The call of the language model; null for a bot without one, whose knowledge answers.',
  })
  call!: ModelCallType | null;
}

@ObjectType('TryPromptsPayload', { description: 'The answers, in the order of the prompts.' })
export class TryPromptsPayloadType {
  @Field(() => [TriedAnswerType], { nullable: true, description: 'Null on failure.' })
  answers!: TriedAnswerType[] | null;

  @Field(() => [UserError], { description: 'What is wrong with the input.' })
  userErrors!: UserError[];
}

type Tried = Omit<TryPromptsPayloadType, 'userErrors'>;

@Resolver()
export class PromptTrialResolver {
  readonly #deps: RuntimeDependencies;

  constructor(deps: RuntimeDependencies) {
    this.#deps = deps;
  }

  @Mutation(() => TryPromptsPayloadType, {
    description:
      'Answers a question with one or two prompts, as the draft would; nothing is stored. Tokens count for the bot.',
  })
  async tryPrompts(
    @Arg('input', () => TryPromptsInput, { description: 'The question and the prompts.' }) input: TryPromptsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<TryPromptsPayloadType> {
    organizationFor(context.principal, 'simulator.use');
    const show = async (): Promise<Tried> => {
      const botId = fromGlobalId('bot', input.botId);
      const simulationId = input.simulationId == null ? null : fromGlobalId('simulation', input.simulationId);
      const { question, prompts, locale = null } = input;
      const answers = await tryPrompts(this.#deps, context, { botId, question, prompts, locale, simulationId });
      return { answers: answers.map(asAnswer) };
    };
    return withUserErrors<Tried>(context, show, { answers: null });
  }
}

function asAnswer({ text, call }: TriedAnswer): TriedAnswerType {
  return Object.assign(new TriedAnswerType(), { text, call: call === null ? null : asModelCall(call) });
}
