import { FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { listIndustries, templatesOfIndustry } from '../application/find-templates.js';
import { asIndustry, IndustryType } from './industry.type.js';
import { asTemplate, BotTemplateType } from './template.type.js';

@Resolver(() => IndustryType)
export class IndustryResolver {
  @Query(() => [IndustryType], { nullable: true, description: 'The industries; public.' })
  industries(): IndustryType[] {
    return listIndustries().map(asIndustry);
  }

  @FieldResolver(() => [BotTemplateType], { description: 'Templates for the industry.' })
  templates(@Root() industry: IndustryType): BotTemplateType[] {
    return templatesOfIndustry(industry.uuid).map(asTemplate);
  }
}
