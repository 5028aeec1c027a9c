import type { ChangedText, RefusedRow } from '@tertulia/bot-texts';
import type { Locale } from '@tertulia/errors';
import { enumOf, Payload, userErrorOf } from '@tertulia/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { TextsImported } from '../application/bot-texts.js';
import { asBot, BotType } from './bot.type.js';
import { asStale } from './draft.payload.js';
import { StaleDraftType } from './draft.type.js';

export const BotTextsFormatEnum = enumOf('BotTextsFormat', 'A kind of file for texts.', {
  CSV: 'Text in UTF-8, with the separator that spreadsheets in the country of the business expect.',
  EXCEL: 'Excel (.xlsx).',
});

@ObjectType('BotTextsFile', { description: 'All texts of a bot as a file.' })
export class BotTextsFileType {
  @Field(() => String, { description: 'A name for the file.' })
  fileName!: string;

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string;

  @Field(() => String, { description: 'The bytes in base64.' })
  content!: string;
}

@InputType('ImportBotTextsInput', { description: 'A file with texts of a bot.' })
export class ImportBotTextsInput {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => String, {
    description:
      'The bytes of the file in base64, also compressed with gzip: CSV or Excel, with the columns of exportBotTexts.',
  })
  content!: string;

  @Field(() => Int, { description: 'The revision of the draft that is changed.' })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: "The caller's id of this save; a repeat saves nothing more.",
  })
  saveId?: string | null;

  @Field(() => Boolean, { description: 'Only say what the file would change: nothing is stored.' })
  isTrial!: boolean;
}

@ObjectType('BotTextChange', { description: 'A text that a file changes.' })
export class BotTextChangeType {
  @Field(() => String, { nullable: true, description: 'The flow where it is; null outside of flows.' })
  flowId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group where it is.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'The block that has it.' })
  blockId!: string | null;

  @Field(() => String, { nullable: true, description: 'The title of the group.' })
  groupTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'The title of the block.' })
  blockTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'The entry of the knowledge that has it.' })
  knowledgeId!: string | null;

  @Field(() => String, { description: 'The field that has it.' })
  field!: string;

  @Field(() => String, { description: 'The language, es or en.' })
  language!: string;

  @Field(() => String, { description: 'The old text; empty where there was none.' })
  before!: string;

  @Field(() => String, { description: 'The new text.' })
  after!: string;

  @Directive('@listSize(assumedSize: 2)')

  @Field(() => [String], {
    description: 'Variables that the old text has, or the text that is translated, and the new one has not.',
  })
  lostVariables!: string[];
}

@ObjectType('RefusedTextRow', {
  description: 'A row of a file that changes nothing because something is wrong with it.',
})
export class RefusedTextRowType {
  @Field(() => Int, { description: 'Its number, as a spreadsheet shows it.' })
  row!: number;

  @Field(() => String, { description: 'The id of the block in the row.' })
  place!: string;

  @Field(() => String, { description: 'The field in the row.' })
  field!: string;

  @Field(() => String, { description: "Why, in the caller's language." })
  reason!: string;
}

@ObjectType('ImportBotTextsPayload', { description: 'What a file of texts changes.' })
export class ImportBotTextsPayload extends Payload {
  @Field(() => BotType, {
    nullable: true,
    description: 'The bot; null after a trial, on failure, and when nothing changes.',
  })
  bot!: BotType | null;

  @Field(() => Int, { description: 'How many texts it changes.' })
  changeCount!: number;

  @Directive('@listSize(assumedSize: 100)')

  @Field(() => [BotTextChangeType], {
    description:
      'The first 1,000 of them in the order of the flows; those that lose a variable are all among the first.',
  })
  changes!: BotTextChangeType[];

  @Field(() => Int, { description: 'How many rows are refused.' })
  refusedCount!: number;

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [RefusedTextRowType], { description: 'The first 200 of them.' })
  refused!: RefusedTextRowType[];

  @Field(() => Int, { description: 'How many rows change nothing.' })
  unchangedCount!: number;

  @Field(() => StaleDraftType, {
    nullable: true,
    description:
      'Set when nothing was saved because others had changed the same texts; userErrors says STALE_REVISION.',
  })
  stale!: StaleDraftType | null;
}

const changesMax = 1_000;
const refusedMax = 200;

/** The account as the API shows it. */
export function asTextsImported(
  { bot, changes, refused, unchanged, stale }: TextsImported,
  context: { locale: Locale },
): ImportBotTextsPayload {
  const lossesFirst = [
    ...changes.filter(({ lost }) => lost.length > 0),
    ...changes.filter(({ lost }) => lost.length === 0),
  ];
  return {
    bot: bot === null ? null : asBot(bot),
    changeCount: changes.length,
    changes: lossesFirst.slice(0, changesMax).map(asChange),
    refusedCount: refused.length,
    refused: refused.slice(0, refusedMax).map((one) => asRefused(one, context.locale)),
    unchangedCount: unchanged,
    stale: stale === null ? null : asStale(stale, context.locale),
    userErrors: stale === null ? [] : [userErrorOf(context, 'STALE_REVISION')],
  };
}

/** The payload of a file that is refused. */
export const noTextsImported = {
  ...{ bot: null, changeCount: 0, changes: [], refusedCount: 0, refused: [], unchangedCount: 0, stale: null },
};

const nowhere = { flowId: null, groupId: null, groupTitle: null, blockId: null, blockTitle: null };

function asChange({ at, knowledgeId, field, locale, before, after, lost }: ChangedText): BotTextChangeType {
  return { ...(at ?? nowhere), knowledgeId, field, language: locale, before, after, lostVariables: lost };
}

function asRefused({ row, place, field, reason }: RefusedRow, locale: Locale): RefusedTextRowType {
  return { row, place: place.slice(0, 200), field: field.slice(0, 200), reason: reason[locale] };
}
