import type { Problem } from '@tertulia/flow-engine';
import { Payload, userErrorOf, type SubgraphContext } from '@tertulia/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { PinReplay } from '../application/read-pins.js';
import { BotType, PublicationType } from './bot.type.js';
import { asPinReplay, PinReplayType } from './pin.type.js';
import { asProblem, ProblemType } from './draft.type.js';

@ObjectType('BotPayload', { description: 'A changed bot.' })
export class BotPayload extends Payload {
  @Field(() => BotType, { nullable: true, description: 'The bot; null on failure.' })
  bot!: BotType | null;
}

@ObjectType('DeleteBotPayload', { description: 'A deleted bot.' })
export class DeleteBotPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id; null on failure.' })
  botId!: string | null;
}

@ObjectType('PublishBotPayload', { description: 'A requested publication.' })
export class PublishBotPayload extends Payload {
  @Field(() => PublicationType, {
    nullable: true,
    description: 'Follow it with publicationStatus; null on failure.',
  })
  publication!: PublicationType | null;

  @Field(() => [ProblemType], {
    description: 'Problems that block publishing; userErrors contains HAS_PROBLEMS.',
  })
  problems!: ProblemType[];

  @Directive('@listSize(assumedSize: 5)')
  @Field(() => [PinReplayType], {
    description: 'Pinned conversations that would change; userErrors contains PINNED_CONVERSATIONS_CHANGED.',
  })
  changedConversations!: PinReplayType[];
}

/** All problems, and the error that says that they block publishing. */
export function refusedFor(problems: readonly Problem[], context: SubgraphContext): PublishBotPayload {
  const count = problems.filter((problem) => problem.severity === 'ERROR').length;
  return {
    publication: null,
    changedConversations: [],
    problems: problems.map((problem) => asProblem(problem, context.locale)),
    userErrors: [userErrorOf(context, 'HAS_PROBLEMS', { params: { count } })],
  };
}

/** What would change, and the error that says that it stops publishing. */
export function refusedForChanges(replays: readonly PinReplay[], context: SubgraphContext): PublishBotPayload {
  return {
    publication: null,
    problems: [],
    changedConversations: replays.map((one) => asPinReplay(one, context.locale)),
    userErrors: [userErrorOf(context, 'PINNED_CONVERSATIONS_CHANGED', { params: { count: replays.length } })],
  };
}
