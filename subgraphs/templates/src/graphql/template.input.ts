import { ForwardPageArgs, LocaleEnum } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

@InputType('BotTemplateFilter', { description: 'Filters a list of templates.' })
export class BotTemplateFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only of this industry.' })
  industryId?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'Only those available in this language.' })
  locale?: 'es' | 'en' | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, the summary or the industry, ignoring case and accents.',
  })
  search?: string | null;
}

@ArgsType()
export class BotTemplateListArgs extends ForwardPageArgs {
  @Field(() => BotTemplateFilterInput, { nullable: true, description: 'Filters the list.' })
  filter?: BotTemplateFilterInput | null;
}

@ArgsType()
export class TemplateDefinitionArgs {
  @Field(() => LocaleEnum, { nullable: true, description: "Language; the caller's if omitted." })
  locale?: 'es' | 'en' | null;

  @Field(() => String, {
    nullable: true,
    description:
      "ISO 3166-1 alpha-2: for a business there, with that country's time zone, currency and prices. The organization's if omitted or not supported.",
  })
  country?: string | null;
}

@InputType('TemplateAnswerInput', { description: 'An answer to a question of a template.' })
export class TemplateAnswerInput {
  @Field(() => String, { description: 'Key of the question.' })
  key!: string;

  @Field(() => String, { description: 'The answer; an empty one is ignored.' })
  value!: string;
}

@InputType('InstantiateTemplateInput', { description: 'Input to make a bot from a template.' })
export class InstantiateTemplateInput {
  @Field(() => ID, { description: 'The template.' })
  templateId!: string;

  @Field(() => LocaleEnum, { description: 'Language of the bot.' })
  locale!: 'es' | 'en';

  @Field(() => [TemplateAnswerInput], { description: 'Details of the business.' })
  answers!: TemplateAnswerInput[];

  @Field(() => Boolean, { nullable: true, description: 'Whether to publish it at once. Default false.' })
  publish?: boolean | null;
}
