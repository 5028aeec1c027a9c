import { totalsOf } from '@tertulia/bot-files';
import { UserInputErrors } from '@tertulia/errors';
import { fromGlobalId, makeConnection, pageRequest, type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SaveTarget } from '../application/change-draft.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { exportBot } from '../application/export-bot.js';
import { importBot } from '../application/import-bot.js';
import { recordDraftExport } from '../application/record-draft-export.js';
import { BotType } from './bot.type.js';
import { fileNameOf } from './file-name.js';
import {
  asImported,
  asImportNode,
  asImportReport,
  asImportSlot,
  BotFileType,
  ImportBotInput,
  ImportBotPayload,
  ImportNodeArgs,
  ImportNodeConnection,
  ImportNodeType,
  ImportReportType,
  ImportSlotType,
  ImportTotalType,
  notImported,
} from './import.type.js';
import { loadersOf } from './loaders.js';

@Resolver()
export class ImportResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Query(() => BotFileType, {
    nullable: true,
    description: 'The draft of a bot as a file: without secrets, and with slots where connections are.',
  })
  async exportBot(
    @Arg('botId', () => ID, { description: 'The bot.' }) botId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<BotFileType> {
    const { deps } = this;
    const id = fromGlobalId('bot', botId);
    const document = await exportBot(deps, context.principal, id);
    const fileName = `${fileNameOf(document.name)}.json`;
    await recordDraftExport(deps, context.principal, { botId: id, extent: 'BOT', fileName });
    return { fileName, document };
  }

  @Mutation(() => ImportBotPayload, {
    description:
      'Makes a bot of a file, or replaces the draft of one. Nothing in the file is run, and nothing that it names is fetched. Fails with PLAN_LIMIT_REACHED.',
  })
  importBot(
    @Arg('input', () => ImportBotInput, { description: 'The input.' }) input: ImportBotInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportBotPayload> {
    return withUserErrors<Omit<ImportBotPayload, 'userErrors'>>(
      context,
      async () => {
        const { file, name = null, isTrial } = input;
        const locale = input.locale ?? context.locale;
        const into = targetOf(input);
        return asImported(
          await importBot(this.deps, context.principal, { file, name, locale, into, isTrial }),
          context,
        );
      },
      notImported,
    );
  }
}

function targetOf({ into = null, revision = null, saveId = null }: ImportBotInput): SaveTarget | null {
  if (into === null) return null;
  if (revision === null) throw new UserInputErrors([{ field: ['input', 'revision'], code: 'REQUIRED' }]);
  return { botId: fromGlobalId('bot', into), revision, saveId };
}

@Resolver(() => BotType)
export class BotImportResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => ImportReportType, {
    nullable: true,
    description: 'The account of the file that its draft was last replaced by; null if it never was.',
  })
  async importReport(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<ImportReportType | null> {
    const report = await loadersOf(this.deps, context).importReport.load(bot.id);
    return report === null ? null : asImportReport(report);
  }
}

@Resolver(() => ImportReportType)
export class ImportReportResolver {
  @Directive('@listSize(assumedSize: 7)')

  @FieldResolver(() => [ImportTotalType], { description: 'How many nodes of each kind, by outcome.' })
  totals(@Root() { source }: ImportReportType): ImportTotalType[] {
    return totalsOf(source.nodes);
  }

  @Directive('@listSize(assumedSize: 5)')

  @FieldResolver(() => [ImportSlotType], {
    description: 'Connections that are needed before the bot can be published.',
  })
  slots(@Root() { source }: ImportReportType): ImportSlotType[] {
    return source.slots.map(asImportSlot);
  }

  @FieldResolver(() => ImportNodeConnection, { description: 'What became of each node, in the order of the file.' })
  nodes(
    @Root() { source }: ImportReportType,
    @Args(() => ImportNodeArgs) args: ImportNodeArgs,
    @Ctx() context: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const { outcome = null } = args;
    const wanted = source.nodes
      .map((node, at) => ({ node, at }))
      .filter(({ node }) => outcome === null || node.outcome === outcome);
    const from = page.cursor === null ? 0 : wanted.findIndex(({ at }) => at > Number(page.cursor?.sortKey));
    const rows = from < 0 ? [] : wanted.slice(from, from + page.limit + 1);
    const places = new Map<ImportNodeType, number>();
    const shown = rows.map(({ node, at }) => {
      const one = Object.assign(new ImportNodeType(), asImportNode(node, context.locale));
      places.set(one, at);
      return one;
    });
    return makeConnection(shown, page, {
      position: (node) => ({ sortKey: String(places.get(node) ?? 0), id: node.sourceId }),
      totalCount: async () => wanted.length,
    });
  }
}
