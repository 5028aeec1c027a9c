import { DomainError } from '@tertulia/errors';
import { buildSubgraph, JsonScalar, type SubgraphContext } from '@tertulia/subgraph';
import { pino } from 'pino';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Topic } from './topic.js';

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Customer', { description: 'Owned by identity.' })
class CustomerStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@ObjectType('Order', { description: 'An order.' })
class Order {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => CustomerStub, { description: 'Who ordered.' })
  customer!: CustomerStub;

  @Field(() => CustomerStub, { nullable: true, description: 'The seller, whom no caller may see.' })
  seller?: CustomerStub | null;

  @Field(() => [Order], { nullable: true, description: 'Orders like this one.' })
  similar?: Order[] | null;
}

/** Characters of a value of the subscription `flood`, and how many values were taken from it. */
export const flood = { length: 100_000, values: 0 };

/** Id of a customer that identity shows to no caller. */
export const hiddenCustomerId = 'hidden';

export function order(id: string): Order {
  return { id, title: `Order ${id}`, customer: { id: 'c1' }, seller: { id: hiddenCustomerId } };
}

/** Topics of the toy's subscriptions, and the promise that `slow` waits for. */
export interface OrdersToyState {
  readonly placed: Topic<Order>;
  /** `slow` returns when this resolves. */
  gate: Promise<void>;
  /** How often `slow` was called. */
  slowCalls: number;
}

@Resolver(() => Order)
class OrdersResolver {
  readonly state: OrdersToyState;

  constructor(state: OrdersToyState) {
    this.state = state;
  }

  @Query(() => [Order], { description: 'Orders.' })
  orders(@Arg('first', () => Int, { defaultValue: 2, description: 'How many.' }) first: number): Order[] {
    return Array.from({ length: Math.min(first, 100) }, (_, index) => ({ ...order(String(index)), similar: [] }));
  }

  @Directive('@inaccessible')
  @Query(() => Order, { description: 'The order of an event.' })
  webhookEvent(@Arg('event', () => JsonScalar, { description: 'The event.' }) { id }: { id: string }): Order {
    return order(id);
  }

  @Query(() => String, { nullable: true, description: 'Repeats.' })
  echo(@Arg('text', () => String, { nullable: true, description: 'What.' }) text: string | null): string | null {
    return text;
  }

  @Query(() => String, { nullable: true, description: 'Answers late.' })
  async slow(): Promise<string> {
    this.state.slowCalls += 1;
    await this.state.gate;
    return 'done';
  }

  @Query(() => String, { nullable: true, description: 'A defect.' })
  broken(): string {
    throw new Error('password=hunter2 at db.internal');
  }

  @Query(() => String, { nullable: true, description: 'A refusal.' })
  refused(): string {
    throw new DomainError('FORBIDDEN', { data: { needs: 'more' } });
  }

  @Mutation(() => Order, { description: 'Places an order.' })
  placeOrder(@Arg('id', () => ID, { description: 'Id.' }) id: string): Order {
    const placed = order(id);
    this.state.placed.publish(placed);
    return placed;
  }

  @Mutation(() => Boolean, { nullable: true, description: 'Refused with a rate limit.' })
  rest(): boolean {
    throw new DomainError('RATE_LIMITED', { params: { retryAfterSeconds: 7 }, data: { retryAfterSeconds: 7 } });
  }

  @Mutation(() => String, { description: 'The caller who would place an order.' })
  orderer(@Ctx() { principal }: SubgraphContext): string {
    return principal.kind;
  }

  @Mutation(() => Boolean, { nullable: true, description: 'A refusal.' })
  decline(): boolean {
    throw new DomainError('FORBIDDEN');
  }

  @Subscription(() => Order, {
    description: 'Orders as they are placed.',
    subscribe: () => latestTopic.listen(),
  })
  orderPlaced(
    @Root() placed: Order,
    @Arg('above', () => Int, { nullable: true, description: 'Nothing.' }) _above: number | null,
  ): Order {
    return placed;
  }

  @Subscription(() => Order, {
    description: 'For members.',
    subscribe: ({ context }: { context: SubgraphContext }) => {
      if (context.principal.kind === 'ANONYMOUS') throw new DomainError('UNAUTHENTICATED');
      return latestTopic.listen([order('first')]);
    },
  })
  ownOrders(@Root() placed: Order): Order {
    return placed;
  }

  @Subscription(() => String, {
    description: 'One value, then an error.',
    subscribe: async function* () {
      yield 'one';
      throw new Error('password=hunter2');
    },
  })
  breaks(@Root() text: string): string {
    return text;
  }

  @Subscription(() => String, {
    description: 'Big values, as fast as they are read.',
    subscribe: async function* () {
      for (;;) {
        flood.values += 1;
        yield 'x'.repeat(flood.length);
      }
    },
  })
  flood(@Root() text: string): string {
    return text;
  }
}

/** Subscriptions of type-graphql are defined on the class, so they use the topic of the toy that was created last. */
let latestTopic: Topic<Order>;

export function ordersToy(state: OrdersToyState) {
  latestTopic = state.placed;
  return buildSubgraph({
    name: 'orders',
    resolvers: [new OrdersResolver(state)],
    log: pino({ level: 'silent' }),
  });
}
