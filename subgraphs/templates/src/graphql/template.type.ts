import { connectionOf, LocaleEnum, LocalizedText, Node, toGlobalId } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { templateNeeds } from '../domain/needs.js';
import { type BotTemplate, templateLocales } from '../domain/template.js';
import { asIndustry, IndustryType } from './industry.type.js';

@ObjectType('TemplateNeed', { description: 'A question to answer before a bot is made from a template.' })
export class TemplateNeedType {
  @Field(() => String, { description: 'Its key in the answers.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'The question.' })
  label!: LocalizedText;

  @Field(() => String, {
    description:
      'Type of the answer: TEXT, COUNTRY (ISO 3166-1 alpha-2), TIME_ZONE (IANA id), CURRENCY (ISO 4217) or PHONE. More types may be added.',
  })
  kind!: string;

  @Field(() => Boolean, {
    description: 'Whether an answer is required. Otherwise the organization has a default, or it may stay empty.',
  })
  isRequired!: boolean;
}

@ObjectType('TemplatePreview', { description: 'What a visitor of the bot would see first.' })
export class TemplatePreviewType {
  @Field(() => [String], { description: 'The first messages, in order.' })
  greeting!: readonly string[];

  @Field(() => [String], { description: 'The first choices.' })
  choices!: readonly string[];

  @Field(() => [String], { description: 'Titles of the groups of the flow.' })
  groups!: readonly string[];
}

@Directive('@key(fields: "id")')
@ObjectType('BotTemplate', { implements: Node, description: 'A bot from which new bots are made.' })
export class BotTemplateType {
  template!: BotTemplate;

  @Field(() => ID, { description: 'Id; the same in every installation.' })
  id!: string;

  @Field(() => String, { description: 'Short name for programs; never changes.' })
  slug!: string;

  @Field(() => LocalizedText, { description: 'Name.' })
  name!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What it does, in one or two sentences.' })
  summary!: LocalizedText;

  @Field(() => IndustryType, { description: 'Its industry.' })
  industry!: IndustryType;

  @Field(() => [LocaleEnum], { description: 'Languages in which it is available.' })
  locales!: readonly string[];

  @Field(() => Int, { description: 'Incremented when newly made bots differ.' })
  version!: number;

  @Field(() => [TemplateNeedType], { description: 'Its questions before it makes a bot, in the order of a form.' })
  needs!: readonly TemplateNeedType[];
}

/** What a resolver returns for a template. */
export function asTemplate(template: BotTemplate): BotTemplateType {
  const { slug, name, summary, version } = template;
  return Object.assign(new BotTemplateType(), {
    template,
    id: toGlobalId('botTemplate', template.id),
    slug,
    name,
    summary,
    version,
    industry: asIndustry(template.industry),
    locales: templateLocales,
    needs: templateNeeds,
  });
}

export const { Connection: BotTemplateConnection } = connectionOf(BotTemplateType, 'BotTemplate');
