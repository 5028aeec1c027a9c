import { DomainError } from '@tertulia/errors';
import { requireOrganization } from '@tertulia/principal';
import { fromGlobalId, JsonScalar, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import type { BotVersion } from '../domain/bot-version.js';
import { asBot, BotType, BotVersionType, PublicationType } from './bot.type.js';
import { DefinitionChangeType } from './draft.type.js';
import { asFlow, FlowType } from './flow.type.js';
import { loadersOf } from './loaders.js';

@Resolver(() => BotVersionType)
export class BotVersionResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => BotType, { description: 'Its bot.' })
  async bot(@Root() version: BotVersionType, @Ctx() context: SubgraphContext): Promise<BotType> {
    return requireBot(this.deps, context, version.botId);
  }

  @FieldResolver(() => BotVersionType, { nullable: true, description: 'The previously live version.' })
  async parent(@Root() version: BotVersionType, @Ctx() context: SubgraphContext) {
    if (version.parentId === null) return null;
    const parent = await loadersOf(this.deps, context).version.load(version.parentId);
    return parent === null ? null : Object.assign(new BotVersionType(), parent);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is live.' })
  async isLive(@Root() version: BotVersionType, @Ctx() context: SubgraphContext): Promise<boolean> {
    const bot = await loadersOf(this.deps, context).bot.load(version.botId);
    return bot?.liveVersionId === version.id;
  }

  @Directive('@listSize(assumedSize: 2)')

  @FieldResolver(() => [FlowType], { description: 'Its flows.' })
  async flows(@Root() version: BotVersionType, @Ctx() context: SubgraphContext): Promise<FlowType[]> {
    const { definition } = await this.whole(version.id, context);
    return definition.flows.map((flow) => asFlow(flow, definition));
  }

  @FieldResolver(() => JsonScalar, { description: 'The whole bot as JSON.' })
  async definition(@Root() version: BotVersionType, @Ctx() context: SubgraphContext): Promise<unknown> {
    return (await this.whole(version.id, context)).definition;
  }

  @Directive('@listSize(assumedSize: 20)')

  @FieldResolver(() => [DefinitionChangeType], { description: 'Differences from another version.' })
  async diff(
    @Root() version: BotVersionType,
    @Arg('from', () => ID, { nullable: true, description: 'The other version; the parent if omitted.' })
    from: string | null | undefined,
    @Ctx() context: SubgraphContext,
  ): Promise<DefinitionChangeType[]> {
    const isLeftOut = from === null || from === undefined;
    const otherId = isLeftOut ? version.parentId : fromGlobalId('botVersion', from);
    const other = otherId === null ? null : await this.whole(otherId, context);
    if (other !== null && other.botId !== version.botId) throw new DomainError('NOT_FOUND');
    return this.deps.documents.changesSince(requireOrganization(context.principal), {
      earlier: other?.definition ?? null,
      definition: (await this.whole(version.id, context)).definition,
      locale: context.locale,
    });
  }

  private async whole(id: string, context: SubgraphContext): Promise<BotVersion> {
    const version = await loadersOf(this.deps, context).wholeVersion.load(id);
    if (version === null) throw new DomainError('NOT_FOUND');
    return version;
  }
}

@Resolver(() => PublicationType)
export class PublicationResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => BotType, { description: 'Its bot.' })
  async bot(@Root() publication: PublicationType, @Ctx() context: SubgraphContext): Promise<BotType> {
    return requireBot(this.deps, context, publication.botId);
  }

  @FieldResolver(() => BotVersionType, { description: 'The version that is to be live.' })
  async version(@Root() publication: PublicationType, @Ctx() context: SubgraphContext): Promise<BotVersionType> {
    const version = await loadersOf(this.deps, context).version.load(publication.versionId);
    if (version === null) throw new DomainError('NOT_FOUND');
    return Object.assign(new BotVersionType(), version);
  }
}

async function requireBot(deps: BotsDependencies, context: SubgraphContext, botId: string): Promise<BotType> {
  const bot = await loadersOf(deps, context).bot.load(botId);
  if (bot === null) throw new DomainError('NOT_FOUND');
  return asBot(bot);
}
