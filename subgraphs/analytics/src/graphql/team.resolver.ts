import { memberGroup } from '@tertulia/metrics';
import { ForwardPageArgs, fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import { listOf } from './counted.resolver.js';
import { CountedConversationConnection } from './counted.type.js';
import { MetricsType } from './metrics.type.js';
import { MemberWorkType, type ListedWork } from './team.type.js';

const authorArg = { description: 'Who: `author.id` of an entry of `team`.' };

@Resolver(() => MetricsType)
export class MemberWorkResolver {
  @FieldResolver(() => MemberWorkType, {
    nullable: true,
    description: 'What one person of the team did; null for somebody who did nothing.',
  })
  memberWork(
    @Root() { team }: MetricsType,
    @Arg('authorId', () => ID, authorArg) authorId: string,
  ): MemberWorkType | null {
    return team.find(({ author }) => author.id === authorId) ?? null;
  }
}

@Resolver(() => MemberWorkType)
export class MemberConversationsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 10)')

  @FieldResolver(() => CountedConversationConnection, {
    nullable: true,
    description: 'The conversations in which they did any of it, newest first, for callers who may read conversations.',
  })
  async conversations(
    @Root() work: ListedWork,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    const group = memberGroup(fromGlobalId('replyAuthor', work.author.id));
    return listOf(this.deps, context, { of: work, group, args });
  }
}
