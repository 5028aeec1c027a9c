import { groupsOfMetric, type ConversationGroup, type MetricKey } from '@tertulia/metrics';
import {
  badArgument,
  ForwardPageArgs,
  fromGlobalId,
  makeConnection,
  pageRequest,
  type SubgraphContext,
} from '@tertulia/subgraph';
import type { PageRequest } from '@tertulia/use-case';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import type { ScopeRequest } from '../application/metrics-scope.js';
import type { CountedQuery } from '../application/ports.js';
import { foldedQuestion } from '../domain/folded-text.js';
import { UnansweredQuestionType } from './chart.type.js';
import { asCounted, CountedArgs, CountedConversationConnection } from './counted.type.js';
import { loadCounted } from './loaders.js';
import { DurationMetricType, MetricType } from './metrics.type.js';

const description =
  'The conversations that it counts, newest first, for callers who may read conversations. They follow the rule of the metric, so that list and figure agree; of an average or a sum they are those that add to it. Active bots count none.';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

async function conversationsOf(
  deps: AnalyticsDependencies,
  context: SubgraphContext,
  { metric, args }: { metric: CountedMetric; args: CountedArgs },
) {
  const group = groupOf(metric.key, args.group ?? null);
  return group === null ? null : listOf(deps, context, { of: metric, group, args });
}

/** A page of the conversations of a group. */
export async function listOf(
  deps: AnalyticsDependencies,
  context: SubgraphContext,
  { of, group, args }: { of: ScopeRequest; group: CountedQuery['group']; args: ForwardPageArgs },
) {
  const page = pageRequest(args);
  requirePosition(page);
  const { subject, window, filter } = of;
  const list = await loadCounted(deps, context, { subject, window, filter, group, page });
  return makeConnection(
    list.rows.map((row) => ({
      ...asCounted(row),
      position: { sortKey: row.startedAt.toISOString(), id: row.conversationId },
    })),
    page,
    { position: ({ position }) => position, totalCount: list.countAll },
  );
}

/** A metric with the subject whose conversations it counts. */
type CountedMetric = (MetricType | DurationMetricType) & { key: MetricKey } & Pick<ScopeRequest, 'subject' | 'filter'>;

function groupOf(key: MetricKey, asked: ConversationGroup | null): ConversationGroup | null {
  const groups = groupsOfMetric[key];
  if (asked === null) return groups[0] ?? null;
  if (!groups.includes(asked)) throw badArgument('group', { expected: groups.join(' | ') });
  return asked;
}

function requirePosition({ cursor }: PageRequest): void {
  if (cursor === null || (!Number.isNaN(Date.parse(cursor.sortKey)) && uuidPattern.test(cursor.id))) return;
  throw badArgument('after', { expected: 'pageInfo.endCursor' });
}

/** A question with the subject of whose conversations it is. */
type AskedQuestion = UnansweredQuestionType & ScopeRequest;

@Resolver(() => UnansweredQuestionType)
export class QuestionConversationsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 10)')

  @FieldResolver(() => CountedConversationConnection, {
    nullable: true,
    description: 'The conversations in which it was asked, newest first, for callers who may read conversations.',
  })
  async conversations(
    @Root() question: AskedQuestion,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = { botId: fromGlobalId('bot', question.bot.id), folded: foldedQuestion(question.question) };
    return listOf(this.deps, context, { of: question, group: asked, args });
  }
}

@Resolver(() => MetricType)
export class MetricConversationsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 10)')

  @FieldResolver(() => CountedConversationConnection, { nullable: true, description })
  async conversations(
    @Root() metric: CountedMetric,
    @Args(() => CountedArgs) args: CountedArgs,
    @Ctx() context: SubgraphContext,
  ) {
    return conversationsOf(this.deps, context, { metric, args });
  }
}

@Resolver(() => DurationMetricType)
export class DurationConversationsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 10)')

  @FieldResolver(() => CountedConversationConnection, { nullable: true, description })
  async conversations(
    @Root() metric: CountedMetric,
    @Args(() => CountedArgs) args: CountedArgs,
    @Ctx() context: SubgraphContext,
  ) {
    return conversationsOf(this.deps, context, { metric, args });
  }
}
