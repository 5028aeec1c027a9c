import { ForwardPageArgs, LocaleEnum } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

@InputType('BotTemplateFilter', { description: 'Narrows a list of templates.' })
export class BotTemplateFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only of this trade.' })
  industryId?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'Only those that can be made in this language.' })
  locale?: 'es' | 'en' | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, the summary or the trade; case and accents do not matter.',
  })
  search?: string | null;
}

@ArgsType()
export class BotTemplateListArgs extends ForwardPageArgs {
  @Field(() => BotTemplateFilterInput, { nullable: true, description: 'Narrows the list.' })
  filter?: BotTemplateFilterInput | null;
}

@ArgsType()
export class TemplateDefinitionArgs {
  @Field(() => LocaleEnum, { nullable: true, description: "Language; the caller's own when left out." })
  locale?: 'es' | 'en' | null;

  @Field(() => String, {
    nullable: true,
    description:
      "ISO 3166-1 alpha-2: for a business there, with that country's zone, currency and prices. The organization's when left out or not known to the catalogue.",
  })
  country?: string | null;
}

@InputType('TemplateAnswerInput', { description: 'An answer to something that a template needs.' })
export class TemplateAnswerInput {
  @Field(() => String, { description: 'Key of the need.' })
  key!: string;

  @Field(() => String, { description: 'The answer; an empty one counts as none.' })
  value!: string;
}

@InputType('InstantiateTemplateInput', { description: 'Which bot to make.' })
export class InstantiateTemplateInput {
  @Field(() => ID, { description: 'The template.' })
  templateId!: string;

  @Field(() => LocaleEnum, { description: 'Language that the bot speaks.' })
  locale!: 'es' | 'en';

  @Field(() => [TemplateAnswerInput], { description: 'What is known of the business.' })
  answers!: TemplateAnswerInput[];

  @Field(() => Boolean, { nullable: true, description: 'Publish it at once. False when left out.' })
  publish?: boolean | null;
}
