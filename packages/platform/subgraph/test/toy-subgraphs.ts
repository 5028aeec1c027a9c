import { DomainError, UserInputErrors } from '@tertulia/errors';
import { currentTenancy } from '@tertulia/persistence/tenancy';
import { pino } from 'pino';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import {
  buildSubgraph,
  connectionOf,
  DateTimeScalar,
  inKeyOrder,
  JsonScalar,
  makeConnection,
  Node,
  PageArgs,
  pageRequest,
  UserError,
  withUserErrors,
  type SubgraphContext,
} from '../src/index.js';
import { Args } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Shop', { implements: Node, description: 'A shop.' })
class Shop extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;
}

const { Connection: ShopConnection } = connectionOf(Shop, 'Shop');

@ObjectType('SavePayload', { description: 'Result.' })
class SavePayload {
  @Field(() => Shop, { nullable: true, description: 'The shop.' })
  shop!: Shop | null;

  @Field(() => [UserError], { description: 'What was wrong.' })
  userErrors!: UserError[];
}

const shops = ['a', 'b', 'c'].map((id) => ({ id, name: `Shop ${id}` }));

@Resolver(() => Shop)
class ShopResolver {
  readonly batches: number[] = [];

  @Query(() => Shop, { nullable: true, description: 'One shop.' })
  shop(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() context: SubgraphContext): Promise<unknown> {
    return this.load(context, id);
  }

  @Query(() => ShopConnection, { description: 'Shops.' })
  shops(@Args(() => PageArgs) args: PageArgs): unknown {
    const page = pageRequest(args);
    return makeConnection(shops.slice(0, page.limit + 1), page, {
      position: (row) => ({ sortKey: row.name, id: row.id }),
      totalCount: async () => shops.length,
    });
  }

  @Query(() => [Shop], { description: 'As many shops.' })
  manyShops(@Arg('count', () => Int, { description: 'How many.' }) length: number): unknown[] {
    return Array.from({ length }, (_, at) => ({ id: String(at), name: `Shop ${at}` }));
  }

  @Query(() => JsonScalar, { description: 'As long a document.' })
  document(@Arg('characters', () => Int, { description: 'How long.' }) characters: number): unknown {
    return { text: ['x'.repeat(characters)] };
  }

  @Query(() => String, { description: 'Whose rows.' })
  tenancy(): string {
    const scope = currentTenancy();
    return scope?.kind === 'TENANT' ? scope.organizationId : (scope?.kind ?? 'NONE');
  }

  @Query(() => String, { description: 'Refused.' })
  refuse(): string {
    throw new DomainError('NOT_FOUND');
  }

  @Query(() => String, { description: 'Broken.' })
  broken(): string {
    throw new Error('secret detail');
  }

  @Mutation(() => SavePayload, { description: 'Saves.' })
  save(
    @Arg('name', () => String, { description: 'Name.' }) name: string,
    @Ctx() context: SubgraphContext,
  ): Promise<SavePayload> {
    return withUserErrors<{ shop: Shop | null }>(
      context,
      async () => {
        if (name === 'elsewhere') throw new DomainError('NOT_FOUND');
        if (name === '') throw new UserInputErrors([{ field: ['name'], code: 'REQUIRED' }]);
        context.responseExtensions['session'] = { token: 't' };
        return { shop: { id: 'a', name } };
      },
      { shop: null },
    );
  }

  @Subscription(() => Shop, {
    description: 'Ticks.',
    subscribe: async function* () {
      yield { id: 'a', name: 'one' };
      yield { id: 'b', name: 'two' };
    },
  })
  shopChanged(@Root() shop: Shop): Shop {
    return shop;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When.' })
  openedAt(@Root() _shop: Shop): Date {
    return new Date('2026-01-01T00:00:00Z');
  }

  load(context: SubgraphContext, id: string): Promise<unknown> {
    return context
      .loader<string, object | null>('shop', async (ids) => {
        this.batches.push(ids.length);
        return inKeyOrder(ids, shops, (shop) => shop.id);
      })
      .load(id);
  }
}

/** A subgraph of shops in memory. */
export function shopSubgraph() {
  const resolver = new ShopResolver();
  const subgraph = buildSubgraph({
    name: 'shops',
    resolvers: [resolver],
    references: { Shop: (reference, context) => resolver.load(context, String(reference['id'])) },
    log: pino({ level: 'silent' }),
  });
  return { subgraph, batches: resolver.batches };
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Shop', { description: 'A shop, owned by another subgraph.' })
class ShopStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@Resolver()
class ReviewResolver {
  @Query(() => [ShopStub], { description: 'Best shops.' })
  best(): ShopStub[] {
    return [{ id: 'a' }, { id: 'a' }, { id: 'b' }];
  }
}

/** A second subgraph with a class of the same name in the same process. */
export function reviewSubgraph() {
  return buildSubgraph({ name: 'reviews', resolvers: [new ReviewResolver()], log: pino({ level: 'silent' }) });
}
