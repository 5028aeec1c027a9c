import type { BotDefinition } from '@tertulia/flow-engine';
import { createLog } from '@tertulia/subgraph';
import { templateBySlug } from './application/find-templates.js';
import type { TemplatesDependencies } from './application/ports.js';
import { definitionOf } from './domain/definition-of.js';
import type { BusinessFacts } from './domain/template.js';
import { buildTemplatesSubgraph } from './graphql/schema.js';

export type { BusinessFacts } from './domain/template.js';
export { templatesMigrations } from './persistence/migrations/index.js';
export { createTemplatesSubgraph } from './wiring.js';
export type { Templates, TemplatesInput, TemplatesSettings } from './wiring.js';

/** The SDL, built without any store. */
export function templatesSdl(): string {
  return buildTemplatesSubgraph({} as TemplatesDependencies, createLog('templates', 'silent')).sdl;
}

/**
 * The bot that a template makes for a business, without a running subgraph.
 * @throws RangeError for a slug that no template has
 */
export function templateDefinition(slug: string, facts: BusinessFacts): BotDefinition {
  const template = templateBySlug(slug);
  if (template === null) throw new RangeError(`No template is called ${slug}`);
  return definitionOf(template, facts);
}
