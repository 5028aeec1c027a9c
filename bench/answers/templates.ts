import type { BotDefinition, Locale } from '../../packages/domain/flow-engine/dist/index.js';
import { answerFromKnowledge } from '../../packages/domain/knowledge-answers/dist/index.js';
import { allTemplates } from '../../subgraphs/templates/dist/domain/catalogue/index.js';
import { definitionOf } from '../../subgraphs/templates/dist/domain/definition-of.js';
import { askerOf, type Ask } from './measure.ts';

/** Wednesday, 11:00 in Mexico City. */
const now = new Date('2026-11-25T17:00:00Z');
const facts = {
  ...{ name: 'La Palma', country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' },
  ...{ phone: '+52 33 1234 5678', address: 'Av. Juárez 10, Guadalajara' },
};

/** Asks the bots that the templates make in a language. */
export function askTemplates(locale: Locale): Ask {
  const bots = allTemplates.map((template): [string, BotDefinition] => [
    template.industry.slug,
    definitionOf(template, { ...facts, locale }),
  ]);
  return askerOf(new Map(bots), (definition, question) => answerFromKnowledge({ question, definition, locale, now }));
}
