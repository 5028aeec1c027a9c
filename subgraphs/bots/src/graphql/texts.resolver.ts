import { UserInputErrors } from '@tertulia/errors';
import { fromGlobalId, type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { exportTexts, importTexts } from '../application/bot-texts.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { recordDraftExport } from '../application/record-draft-export.js';
import { fileNameOf } from './file-name.js';
import {
  asTextsImported,
  BotTextsFileType,
  BotTextsFormatEnum,
  ImportBotTextsInput,
  ImportBotTextsPayload,
  noTextsImported,
} from './texts.type.js';

type Format = keyof typeof BotTextsFormatEnum;

const files: Readonly<Record<Format, { ending: string; mediaType: string }>> = {
  CSV: { ending: 'csv', mediaType: 'text/csv;charset=utf-8' },
  EXCEL: { ending: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

@Resolver()
export class BotTextsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Query(() => BotTextsFileType, {
    nullable: true,
    description:
      'All texts of a draft that visitors may read as a table, one row for each text in each language of the bot, to be translated or changed and brought back with importBotTexts.',
  })
  async exportBotTexts(
    @Arg('botId', () => ID, { description: 'The bot.' }) botId: string,
    @Arg('format', () => BotTextsFormatEnum, { description: 'The kind of file.' }) format: Format,
    @Ctx() context: SubgraphContext,
  ): Promise<BotTextsFileType> {
    const { deps } = this;
    const asked = { botId: fromGlobalId('bot', botId), format, locale: context.locale };
    const { name, bytes } = await exportTexts(deps, context.principal, asked);
    const { ending, mediaType } = files[format];
    const fileName = `${fileNameOf(name)}-${context.locale === 'es' ? 'textos' : 'texts'}.${ending}`;
    await recordDraftExport(deps, context.principal, { botId: asked.botId, extent: 'TEXTS', fileName });
    return { fileName, mediaType, content: Buffer.from(bytes).toString('base64') };
  }

  @Mutation(() => ImportBotTextsPayload, {
    description:
      'Changes the texts of a draft as the rows of a file have them, all in one save. A row is refused when its text was changed since the export, names an unknown variable or is too long; an empty text changes nothing.',
  })
  importBotTexts(
    @Arg('input', () => ImportBotTextsInput, { description: 'The input.' }) input: ImportBotTextsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportBotTextsPayload> {
    return withUserErrors<Omit<ImportBotTextsPayload, 'userErrors'>>(
      context,
      async () => {
        const { content, revision, saveId = null, isTrial } = input;
        const target = { botId: fromGlobalId('bot', input.botId), revision, saveId };
        const file = { ...target, bytes: bytesOf(content), isTrial };
        return asTextsImported(await importTexts(this.deps, context.principal, file), context);
      },
      noTextsImported,
    );
  }
}

function bytesOf(content: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content))
    throw new UserInputErrors([{ field: ['input', 'content'], code: 'INVALID_FORMAT' }]);
  return new Uint8Array(Buffer.from(content, 'base64'));
}
