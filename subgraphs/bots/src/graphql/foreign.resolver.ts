import {
  countOf,
  ForwardPageArgs,
  fromGlobalId,
  makeConnection,
  type PageArgs,
  pageRequest,
  requireOwnOrganization,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import { listBots } from '../application/read-bots.js';
import { BotListArgs, type BotFilterInput } from './bot.input.js';
import { asBot, BotConnection } from './bot.type.js';
import { IndustryStub, OrganizationStub } from './foreign.type.js';
import { loadersOf } from './loaders.js';

@Resolver(() => OrganizationStub)
export class OrganizationBotsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => BotConnection, { nullable: true, description: "The organization's bots, newest first." })
  async bots(
    @Root() organization: Foreign,
    @Args(() => BotListArgs) args: BotListArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    return connectionOfBots(this.deps, context, { args, filter: args.filter ?? null, industryId: null });
  }
}

@Resolver(() => IndustryStub)
export class IndustryBotsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => BotConnection, { nullable: true, description: "The caller's bots of this industry." })
  async bots(
    @Root() industry: Foreign,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    return connectionOfBots(this.deps, context, {
      args,
      filter: null,
      industryId: fromGlobalId('industry', industry.id),
    });
  }
}

async function connectionOfBots(
  deps: BotsDependencies,
  context: SubgraphContext,
  input: { args: PageArgs | ForwardPageArgs; filter: BotFilterInput | null; industryId: string | null },
) {
  const page = pageRequest(input.args);
  const list = await listBots(deps, context.principal, {
    status: input.filter?.status ?? null,
    search: input.filter?.search?.trim() || null,
    industryId: input.industryId,
    page,
  });
  const { bot: loader } = loadersOf(deps, context);
  for (const bot of list.rows) loader.prime(bot.id, bot);
  return makeConnection(list.rows.map(asBot), page, {
    position: (bot) => ({ sortKey: bot.id, id: bot.id }),
    totalCount: countOf(list, page),
  });
}
