import { JsonScalar, LocaleEnum, PageArgs } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { PublishBot } from '../application/publish-bot.js';
import type { ConversationsChoice } from '../domain/publication.js';
import { BotStatusEnum, ConversationsChoiceEnum } from './enums.js';

@InputType()
export abstract class BotInput {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;
}

@InputType('BotFilter', { description: 'Filters a list of bots.' })
export class BotFilterInput {
  @Field(() => BotStatusEnum, { nullable: true, description: 'Only in this state.' })
  status?: keyof typeof BotStatusEnum | null;

  @Field(() => String, { nullable: true, description: 'Part of the name; case and accents do not matter.' })
  search?: string | null;
}

@InputType('CreateBotInput', { description: 'A new bot.' })
export class CreateBotInput {
  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;

  @Field(() => LocaleEnum, { description: 'Its language.' })
  locale!: 'es' | 'en';

  @Field(() => ID, { nullable: true, description: 'Industry of the business.' })
  industryId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Its template. Without a definition, the bot is made from the template for the organization.',
  })
  templateId?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The whole bot as JSON; if omitted, the template’s, or a blank one.',
  })
  definition?: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Conversations to pin, a list of { title, note, watches, recording }, with a definition; a template brings its own.',
  })
  pinnedConversations?: unknown;
}

@InputType('RenameBotInput', { description: 'A new name.' })
export class RenameBotInput extends BotInput {
  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;
}

@InputType('UpdateAllowedSitesInput', { description: 'The pages that may embed the bot.' })
export class UpdateAllowedSitesInput extends BotInput {
  @Field(() => [String], {
    description:
      'Up to 50 hosts such as salon.mx, or *.salon.mx for all subdomains; whole URLs are accepted. Empty for every page.',
  })
  sites!: string[];
}

@InputType('DuplicateBotInput', { description: 'The bot to copy.' })
export class DuplicateBotInput extends BotInput {
  @Field(() => String, { nullable: true, description: 'Name of the copy.' })
  name?: string | null;
}

@InputType('DeleteBotInput', { description: 'The bot to delete.' })
export class DeleteBotInput extends BotInput {}

@InputType('RestoreBotInput', { description: 'The deleted bot to restore.' })
export class RestoreBotInput extends BotInput {}

@InputType('PauseBotInput', { description: 'The bot to pause.' })
export class PauseBotInput extends BotInput {
  @Field(() => String, { nullable: true, description: 'Shown to visitors meanwhile, up to 500 characters.' })
  message?: string | null;
}

@InputType('ResumeBotInput', { description: 'The bot to resume.' })
export class ResumeBotInput extends BotInput {}

@InputType('PublishBotInput', { description: 'The bot to publish.' })
export class PublishBotInput extends BotInput {
  @Field(() => String, { nullable: true, description: 'What changed, up to 500 characters.' })
  note?: string | null;

  @Field(() => ConversationsChoiceEnum, { nullable: true, description: 'Open conversations; FINISH if omitted.' })
  conversations?: ConversationsChoice | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is right that pinned conversations change, up to 500 characters. Without it, changes stop the publication. Kept with the version.',
  })
  changedConversationsNote?: string | null;
}

/** How a bot is published: without a choice, open conversations end on their version. */
export function wishOf({ note, conversations, changedConversationsNote }: PublishBotInput): Omit<PublishBot, 'botId'> {
  const notes = { note: note ?? '', changedPinsNote: changedConversationsNote ?? '' };
  return { ...notes, conversations: conversations ?? 'FINISH' };
}

@InputType('RollBackBotInput', { description: 'The version to make live again.' })
export class RollBackBotInput extends BotInput {
  @Field(() => ID, { description: 'The version.' })
  versionId!: string;

  @Field(() => ConversationsChoiceEnum, { nullable: true, description: 'Open conversations; MOVE if omitted.' })
  conversations?: ConversationsChoice | null;
}

@ArgsType()
export class BotListArgs extends PageArgs {
  @Field(() => BotFilterInput, { nullable: true, description: 'Filters the list.' })
  filter?: BotFilterInput | null;
}
