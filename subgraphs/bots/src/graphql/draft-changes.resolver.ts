import { DomainError } from '@tertulia/errors';
import { requireOrganization } from '@tertulia/principal';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import { DefinitionChangeType, DraftChangesType } from './draft.type.js';
import { loadersOf } from './loaders.js';

/** What changed since the live version. Definitions are read and compared only where the count is not known from before. */
@Resolver(() => DraftChangesType)
export class DraftChangesResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => Int, { description: 'How many.' })
  async count(@Root() changes: DraftChangesType, @Ctx() context: SubgraphContext): Promise<number> {
    const { botId, revision } = changes.draft;
    const versionId = await this.liveVersionId(botId, context);
    const known = this.deps.changeCounts.of({ botId, revision, versionId, locale: context.locale });
    return known ?? (await this.changes(changes, context)).length;
  }

  @Directive('@listSize(assumedSize: 20)')

  @FieldResolver(() => [DefinitionChangeType], { description: 'Which.' })
  async changes(@Root() changes: DraftChangesType, @Ctx() context: SubgraphContext): Promise<DefinitionChangeType[]> {
    return (changes.compared ??= this.compare(changes.draft, context));
  }

  private async compare(draft: DraftChangesType['draft'], context: SubgraphContext): Promise<DefinitionChangeType[]> {
    const { botId } = draft;
    const loaders = loadersOf(this.deps, context);
    const versionId = await this.liveVersionId(botId, context);
    const [live, whole] = await Promise.all([
      versionId === null ? null : loaders.wholeVersion.load(versionId),
      draft.definition === undefined ? loaders.draft.load(botId) : draft,
    ]);
    if (whole?.definition === undefined) throw new DomainError('NOT_FOUND');
    const { definition, revision } = whole;
    const pair = { earlier: live?.definition ?? null, definition, locale: context.locale };
    const changes = await this.deps.documents.changesSince(requireOrganization(context.principal), pair);
    this.deps.changeCounts.note({ botId, revision, versionId, locale: context.locale }, changes.length);
    return changes;
  }

  private async liveVersionId(botId: string, context: SubgraphContext): Promise<string | null> {
    const bot = await loadersOf(this.deps, context).bot.load(botId);
    return bot?.liveVersionId ?? null;
  }
}
