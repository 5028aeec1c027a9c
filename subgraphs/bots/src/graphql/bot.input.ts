import { JsonScalar, LocaleEnum, PageArgs } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { BotStatusEnum } from './enums.js';

@InputType()
export abstract class BotInput {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;
}

@InputType('BotFilter', { description: 'Narrows a list of bots.' })
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

  @Field(() => LocaleEnum, { description: 'Language that it speaks.' })
  locale!: 'es' | 'en';

  @Field(() => ID, { nullable: true, description: 'Trade of the business.' })
  industryId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Template that it is made from. Without a definition the bot is the template’s, for the organization.',
  })
  templateId?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The whole bot as JSON; when left out the template’s, or a blank one.',
  })
  definition?: unknown;
}

@InputType('RenameBotInput', { description: 'A new name.' })
export class RenameBotInput extends BotInput {
  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;
}

@InputType('UpdateAllowedSitesInput', { description: 'The pages that may show the bot.' })
export class UpdateAllowedSitesInput extends BotInput {
  @Field(() => [String], {
    description:
      'Up to 50 hosts such as salon.mx, or *.salon.mx for all below it; whole addresses are understood. Empty means every page.',
  })
  sites!: string[];
}

@InputType('DuplicateBotInput', { description: 'Which bot to copy.' })
export class DuplicateBotInput extends BotInput {
  @Field(() => String, { nullable: true, description: 'Name of the copy.' })
  name?: string | null;
}

@InputType('DeleteBotInput', { description: 'Which bot to delete.' })
export class DeleteBotInput extends BotInput {}

@InputType('RestoreBotInput', { description: 'Which deleted bot to bring back.' })
export class RestoreBotInput extends BotInput {}

@InputType('PauseBotInput', { description: 'Which bot to pause.' })
export class PauseBotInput extends BotInput {
  @Field(() => String, { nullable: true, description: 'Said to visitors meanwhile, up to 500 characters.' })
  message?: string | null;
}

@InputType('ResumeBotInput', { description: 'Which bot to resume.' })
export class ResumeBotInput extends BotInput {}

@InputType('PublishBotInput', { description: 'Which bot to publish.' })
export class PublishBotInput extends BotInput {
  @Field(() => String, { nullable: true, description: 'What changed, up to 500 characters.' })
  note?: string | null;
}

@InputType('RollBackBotInput', { description: 'Which version to make live again.' })
export class RollBackBotInput extends BotInput {
  @Field(() => ID, { description: 'The version.' })
  versionId!: string;
}

@ArgsType()
export class BotListArgs extends PageArgs {
  @Field(() => BotFilterInput, { nullable: true, description: 'Narrows the list.' })
  filter?: BotFilterInput | null;
}
