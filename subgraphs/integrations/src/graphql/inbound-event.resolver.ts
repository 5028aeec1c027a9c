import {
  ForwardPageArgs,
  inKeyOrder,
  makeConnection,
  pageRequest,
  tryFromGlobalId,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { InboundDependencies } from '../application/inbound-dependencies.js';
import { listReceived, receivedBodies, receivedById, sourceById } from '../application/read-sources.js';
import {
  asInboundEvent,
  asSource,
  InboundEventConnection,
  InboundEventType,
  InboundSourceType,
} from './inbound.type.js';

@Resolver(() => InboundSourceType)
export class InboundSourceResolver {
  constructor(private readonly deps: InboundDependencies) {}

  @Query(() => InboundSourceType, {
    nullable: true,
    description: 'A source by its id; null when it does not exist for the caller.',
  })
  async inboundSource(
    @Arg('id', () => ID, { description: 'Its id.' }) globalId: string,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<InboundSourceType | null> {
    const id = tryFromGlobalId('inboundSource', globalId);
    const found = id === null ? null : await sourceById(this.deps, principal, id);
    return found === null ? null : asSource(found, this.deps.inbound.urlOf);
  }

  @FieldResolver(() => InboundEventConnection, {
    nullable: true,
    description: 'The genuine calls of 30 days, newest first.',
  })
  async events(
    @Root() { uuid: sourceId }: InboundSourceType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() { principal }: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const list = await listReceived(this.deps, principal, { sourceId, page });
    return makeConnection(list.rows.map(asInboundEvent), page, {
      position: ({ uuid }) => ({ sortKey: uuid, id: uuid }),
      totalCount: list.countAll,
    });
  }

  @FieldResolver(() => InboundEventType, {
    nullable: true,
    description: 'One of its calls, by its id; null when it does not exist.',
  })
  async event(
    @Root() { uuid: sourceId }: InboundSourceType,
    @Arg('id', () => ID, { description: 'The id of the call.' }) globalId: string,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<InboundEventType | null> {
    const id = tryFromGlobalId('inboxEvent', globalId);
    const found = id === null ? null : await receivedById(this.deps, principal, { sourceId, id });
    return found === null ? null : asInboundEvent(found);
  }
}

@Resolver(() => InboundEventType)
export class InboundEventResolver {
  constructor(private readonly deps: InboundDependencies) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The first 4,096 characters of its body, without values whose name says that they are secret; null after seven days.',
  })
  async body(@Root() { uuid }: InboundEventType, @Ctx() context: SubgraphContext): Promise<string | null> {
    const bodies = context.loader('inboundBodies', async (ids: readonly string[]) =>
      inKeyOrder(ids, await receivedBodies(this.deps, context.principal, ids), ({ eventId }) => eventId),
    );
    return (await bodies.load(uuid))?.text ?? null;
  }
}
