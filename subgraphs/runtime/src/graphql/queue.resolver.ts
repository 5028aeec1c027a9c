import { requireOwnOrganization, type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { leaveQueue } from '../application/leave-queue.js';
import { claimsOf } from '../application/policies.js';
import { readQueuePlace, readQueues } from '../application/read-queue.js';
import { readVisit } from '../application/read-visit.js';
import { OrganizationStub } from './foreign.type.js';
import { shownVisit, visitorPayload, VisitorPayloadType } from './visitor.payload.js';

@ObjectType('QueuePlace', { description: 'Where a visitor stands among those who wait for a person.' })
export class QueuePlaceType {
  @Field(() => Int, { description: '1 for the one who has waited longest.' })
  position!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Median wait of the last seven days in minutes; null if there were too few replies to tell.',
  })
  waitMinutes!: number | null;
}

@ObjectType('WaitingQueue', { description: 'A queue of visitors who wait for a person.' })
export class WaitingQueueType {
  @Field(() => String, { nullable: true, description: 'Its name; null for the general one.' })
  name!: string | null;

  @Field(() => Int, { description: 'How many visitors wait in it.' })
  waiting!: number;
}

@Resolver(() => VisitorPayloadType)
export class QueuePlaceResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => QueuePlaceType, {
    nullable: true,
    description: 'Where the visitor stands while waiting for a person; else null.',
  })
  async queuePlace(@Root() { place }: VisitorPayloadType): Promise<QueuePlaceType | null> {
    const found = place === undefined ? null : await readQueuePlace(this.deps, place);
    return found === null ? null : Object.assign(new QueuePlaceType(), found);
  }

  @Mutation(() => VisitorPayloadType, {
    nullable: true,
    description: 'The visitor no longer waits for a person and goes on with the bot; without effect after a takeover.',
  })
  async leaveQueue(@Ctx() context: SubgraphContext): Promise<VisitorPayloadType> {
    const claims = claimsOf(context.principal);
    return visitorPayload(context, async () => {
      await leaveQueue(this.deps, claims);
      return shownVisit(await readVisit(this.deps, claims));
    });
  }
}

@Resolver(() => OrganizationStub)
export class OrganizationQueuesResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => [WaitingQueueType], {
    nullable: true,
    description: 'Queues in which somebody waits for a person or talks with one, at most 100.',
  })
  async queues(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<WaitingQueueType[]> {
    requireOwnOrganization(organization, context);
    const found = await readQueues(this.deps, context.principal);
    return found.map((queue) => Object.assign(new WaitingQueueType(), queue));
  }
}
