import { type ReferenceResolver, tryFromGlobalId, type SubgraphSchema } from '@tertulia/subgraph';
import { industryById, templateById } from '../application/find-templates.js';
import type { TemplatesDependencies } from '../application/dependencies.js';
import { IndustryResolver } from './industry.resolver.js';
import { asIndustry } from './industry.type.js';
import { BotTemplateResolver } from './template.resolver.js';
import { asTemplate } from './template.type.js';

/** Entities of this subgraph by key: the platform's own, public. */
const references: Record<string, ReferenceResolver> = {
  Industry: ({ id }) => {
    const industry = industryById(tryFromGlobalId('industry', String(id)) ?? '');
    return industry === null ? null : asIndustry(industry);
  },
  BotTemplate: ({ id }) => {
    const template = templateById(tryFromGlobalId('botTemplate', String(id)) ?? '');
    return template === null ? null : asTemplate(template);
  },
};

/** The GraphQL schema of templates. */
export function templatesSchema(deps: TemplatesDependencies): SubgraphSchema {
  return {
    resolvers: [new IndustryResolver(), new BotTemplateResolver(deps)],
    references,
  };
}
