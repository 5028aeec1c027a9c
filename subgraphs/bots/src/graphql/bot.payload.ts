import type { Problem } from '@tertulia/flow-engine';
import { Payload, userErrorOf, type SubgraphContext } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { BotType, PublicationType } from './bot.type.js';
import { asProblem, ProblemType } from './draft.type.js';

@ObjectType('BotPayload', { description: 'A changed bot.' })
export class BotPayload extends Payload {
  @Field(() => BotType, { nullable: true, description: 'The bot; null when refused.' })
  bot!: BotType | null;
}

@ObjectType('DeleteBotPayload', { description: 'A deleted bot.' })
export class DeleteBotPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id; null when refused.' })
  botId!: string | null;
}

@ObjectType('PublishBotPayload', { description: 'A requested publication.' })
export class PublishBotPayload extends Payload {
  @Field(() => PublicationType, {
    nullable: true,
    description: 'To be followed by publicationStatus; null when refused.',
  })
  publication!: PublicationType | null;

  @Field(() => [ProblemType], {
    description: 'Findings that keep the draft from being published; userErrors says HAS_PROBLEMS.',
  })
  problems!: ProblemType[];
}

/** Every finding, and the one line that says that they stand in the way. */
export function refusedFor(problems: readonly Problem[], context: SubgraphContext): PublishBotPayload {
  const count = problems.filter((problem) => problem.severity === 'ERROR').length;
  return {
    publication: null,
    problems: problems.map((problem) => asProblem(problem, context.locale)),
    userErrors: [userErrorOf(context, 'HAS_PROBLEMS', { params: { count } })],
  };
}
