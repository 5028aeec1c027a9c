import {
  badArgument,
  fromGlobalId,
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  tryFromGlobalId,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AnalyticsDependencies } from '../application/dependencies.js';
import { listTracked } from '../application/list-tracked.js';
import { trackEvents } from '../application/track-events.js';
import { sentEventsMax, type SentEvent } from '../domain/tracked-event.js';
import { OrganizationStub } from './foreign.type.js';
import {
  asTracked,
  TrackedEventConnection,
  TrackedEventsArgs,
  TrackEventsInput,
  TrackEventsPayload,
  type TrackedEventFilter,
  type TrackedEventInput,
} from './tracked.type.js';

@Resolver()
export class TrackEventsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 50)')
  @Mutation(() => TrackEventsPayload, {
    description: 'Stores events of your own systems, each once by its id, and tells of each what became of it.',
  })
  async trackEvents(
    @Arg('input', () => TrackEventsInput, { description: 'The events.' }) { events }: TrackEventsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<TrackEventsPayload> {
    if (events.length === 0 || events.length > sentEventsMax) {
      throw badArgument('input.events', { min: 1, max: sentEventsMax });
    }
    const track = async () => {
      const results = await trackEvents(this.deps, context.principal, events.map(sentEvent));
      return { results, acceptedCount: results.filter(({ status }) => status === 'ACCEPTED').length };
    };
    return withUserErrors(context, track, { results: [], acceptedCount: 0 });
  }
}

function sentEvent({ eventId, name, at, goal, attributes, ...input }: TrackedEventInput): SentEvent {
  const named = input.conversationId ?? null;
  const conversationId = named === null ? null : tryFromGlobalId('conversation', named);
  const amountMinor = goal?.amountMinor ?? null;
  return {
    ...{ eventId, name, at, conversationId, isConversationInvalid: named !== null && conversationId === null },
    goal: goal == null ? null : { amountMinor, currency: goal.currency ?? null },
    attributes: (attributes ?? []).map((one) => ({ name: one.name, value: one.value })),
  };
}

@Resolver(() => OrganizationStub)
export class OrganizationEventsResolver {
  constructor(private readonly deps: AnalyticsDependencies) {}

  @Directive('@cost(weight: 10)')
  @FieldResolver(() => TrackedEventConnection, {
    nullable: true,
    description: 'Events that its own systems sent, latest first.',
  })
  async events(
    @Root() organization: Foreign,
    @Args(() => TrackedEventsArgs) args: TrackedEventsArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    const page = pageRequest(args);
    if (page.cursor !== null && Number.isNaN(Date.parse(page.cursor.sortKey))) {
      throw badArgument('after', { expected: 'pageInfo.endCursor' });
    }
    const list = await listTracked(this.deps, context.principal, { filter: filterOf(args.filter ?? {}), page });
    return makeConnection(list.rows.map(asTracked), page, {
      position: ({ at, eventId }) => ({ sortKey: at.toISOString(), id: eventId }),
      totalCount: list.countAll,
    });
  }
}

function filterOf({ names, from, to, conversationId, attributes }: TrackedEventFilter) {
  return {
    ...{ names: names ?? [], from: from ?? null, to: to ?? null },
    conversationId: conversationId == null ? null : fromGlobalId('conversation', conversationId),
    attributes: (attributes ?? []).map(({ name, value }) => ({ name, value })),
  };
}
