import type { Locale } from '@tertulia/errors';
import type { ImportNode, ImportPlace, ImportSlot } from '@tertulia/bot-files';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  ForwardPageArgs,
  JsonScalar,
  LocaleEnum,
  Payload,
  userErrorOf,
} from '@tertulia/subgraph';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { BotImported } from '../application/import-bot.js';
import { asBot, BotType } from './bot.type.js';
import { asStale } from './draft.payload.js';
import { DefinitionChangeType, StaleDraftType } from './draft.type.js';

export const ImportFormatEnum = enumOf('ImportFormat', 'Which program wrote a file.', {
  TERTULIA: 'This one, with exportBot.',
  TYPEBOT: 'Typebot, versions 3 to 6.1.',
});

export const ImportOutcomeEnum = enumOf('ImportOutcome', 'What became of a node of a file.', {
  MAPPED: 'It does here what it did there.',
  DEGRADED: 'It is here, but does not do all of it.',
  PLACEHOLDER: 'It is kept as it was, to be replaced by hand.',
  DROPPED: 'Nothing of it is left.',
});

export const ImportNodeKindEnum = enumOf('ImportNodeKind', 'A kind of node of a file.', {
  EVENT: 'Where a path begins.',
  GROUP: 'A titled list of blocks.',
  BLOCK: 'A block.',
  ITEM: 'A part of a block with an exit of its own, such as a choice.',
  PATH: 'A button of a card.',
  EDGE: 'A connection between blocks.',
  VARIABLE: 'A variable.',
});

@InputType('ImportBotInput', { description: 'A file of a bot.' })
export class ImportBotInput {
  @Field(() => String, {
    description:
      'The text of the file, up to 1,900,000 characters; or the file compressed with gzip, in base64, which may have up to 8 MB before.',
  })
  file!: string;

  @Field(() => String, { nullable: true, description: 'Name of the new bot; if omitted, the one in the file.' })
  name?: string | null;

  @Field(() => LocaleEnum, {
    nullable: true,
    description: 'Language of the texts of a file that does not say it; if omitted, that of the caller.',
  })
  locale?: 'es' | 'en' | null;

  @Field(() => ID, { nullable: true, description: 'The bot whose draft is replaced; if omitted, a new bot is made.' })
  into?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `into`: the revision that is replaced.' })
  revision?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "With `into`: the caller's id of this save; a repeat saves nothing more.",
  })
  saveId?: string | null;

  @Field(() => Boolean, { description: 'Only say what would become of the file: nothing is stored.' })
  isTrial!: boolean;
}

@ObjectType('BotFile', { description: 'A bot as a file.' })
export class BotFileType {
  @Field(() => String, { description: 'A name for the file.' })
  fileName!: string;

  @Field(() => JsonScalar, { description: 'The content, as importBot takes it.' })
  document!: unknown;
}

@ObjectType('ImportTotal', { description: 'Nodes of one kind by outcome.' })
export class ImportTotalType {
  @Field(() => ImportNodeKindEnum, { description: 'The kind.' })
  kind!: keyof typeof ImportNodeKindEnum;

  @Field(() => Int, { description: 'How many the file has; the sum of the outcomes.' })
  all!: number;

  @Field(() => Int, { description: 'Mapped ones.' })
  mapped!: number;

  @Field(() => Int, { description: 'Degraded ones.' })
  degraded!: number;

  @Field(() => Int, { description: 'Placeholders.' })
  placeholder!: number;

  @Field(() => Int, { description: 'Dropped ones.' })
  dropped!: number;
}

@ObjectType()
abstract class Placed {
  @Field(() => String, { nullable: true, description: 'The flow where it is.' })
  flowId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group where it is.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'The block where it is.' })
  blockId!: string | null;
}

@ObjectType('ImportNode', { description: 'What became of one node of a file.' })
export class ImportNodeType extends Placed {
  @Field(() => ImportNodeKindEnum, { description: 'The kind of node.' })
  kind!: keyof typeof ImportNodeKindEnum;

  @Field(() => String, { description: 'Its id in the file.' })
  sourceId!: string;

  @Field(() => String, { description: 'What the file calls it, such as text input.' })
  sourceType!: string;

  @Field(() => String, { description: 'How people know it.' })
  label!: string;

  @Field(() => ImportOutcomeEnum, { description: 'What became of it.' })
  outcome!: keyof typeof ImportOutcomeEnum;

  @Directive('@listSize(assumedSize: 2)')

  @Field(() => [String], { description: "Why it is not as it was, in the caller's language." })
  reasons!: string[];
}

@ObjectType('ImportSlot', { description: 'A connection that is needed before the bot can be published.' })
export class ImportSlotType extends Placed {
  @Field(() => String, { nullable: true, description: 'The name of its connector; null when the file does not say.' })
  connector!: string | null;
}

export const { Connection: ImportNodeConnection } = connectionOf(ImportNodeType, 'ImportNode');

@ArgsType()
export class ImportNodeArgs extends ForwardPageArgs {
  @Field(() => ImportOutcomeEnum, { nullable: true, description: 'Only nodes with this outcome.' })
  outcome?: keyof typeof ImportOutcomeEnum | null;
}

@ObjectType('ImportReport', { description: 'The account of an import.' })
export class ImportReportType {
  source!: BotImported['report'];

  @Field(() => ImportFormatEnum, { description: 'Which program wrote the file.' })
  format!: keyof typeof ImportFormatEnum;

  @Field(() => String, { description: 'The version of its format.' })
  formatVersion!: string;

  @Field(() => String, { description: 'The name of the bot in the file.' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'When it was imported.' })
  importedAt!: Date;
}

@ObjectType('ImportBotPayload', { description: 'What became of a file.' })
export class ImportBotPayload extends Payload {
  @Field(() => BotType, { nullable: true, description: 'The bot; null on failure and after a trial.' })
  bot!: BotType | null;

  @Field(() => ImportReportType, { nullable: true, description: 'The account; null for a file that is refused.' })
  report!: ImportReportType | null;

  @Directive('@listSize(assumedSize: 50)')

  @Field(() => [DefinitionChangeType], { description: 'With `into`: what the file changes in the draft.' })
  changes!: DefinitionChangeType[];

  @Field(() => StaleDraftType, {
    nullable: true,
    description: 'Set when nothing was saved because others had changed the draft; userErrors says STALE_REVISION.',
  })
  stale!: StaleDraftType | null;
}

/** The account as the API shows it. */
export function asImportReport(report: BotImported['report']): ImportReportType {
  const { format, formatVersion, name, importedAt } = report;
  return Object.assign(new ImportReportType(), { source: report, format, formatVersion, name, importedAt });
}

export function asImported(
  { bot, report, changes, stale }: BotImported,
  context: { locale: Locale },
): ImportBotPayload {
  return {
    bot: bot === null ? null : asBot(bot),
    report: asImportReport(report),
    changes,
    stale: stale === null ? null : asStale(stale, context.locale),
    userErrors: stale === null ? [] : [userErrorOf(context, 'STALE_REVISION')],
  };
}

/** The payload of a file that is refused. */
export const notImported = { bot: null, report: null, changes: [], stale: null };

const noPlace: ImportPlace | Record<keyof ImportPlace, null> = { flowId: null, groupId: null, blockId: null };

export function asImportNode({ place, reasons, ...node }: ImportNode, locale: Locale): ImportNodeType {
  return { ...node, ...(place ?? noPlace), reasons: reasons.map((reason) => reason[locale]) };
}

export function asImportSlot({ connector, place }: ImportSlot): ImportSlotType {
  return { connector: connector === '' ? null : connector, ...(place ?? noPlace) };
}
