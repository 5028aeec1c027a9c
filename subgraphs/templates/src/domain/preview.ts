import { startState, step, type Locale } from '@tertulia/flow-engine';
import { definitionOf } from './definition-of.js';
import type { BotTemplate } from './template.js';

/** What a visitor of the template's bot sees first. */
export interface TemplatePreview {
  readonly greeting: readonly string[];
  readonly choices: readonly string[];
  /** Titles of the flow's groups. */
  readonly groups: readonly string[];
}

/** The time does not matter: the first messages do not depend on it. */
const previewTime = new Date('2026-01-05T18:00:00Z');

/** Runs the first step of the template's bot, made for a business without a name. */
export function previewOf(template: BotTemplate, locale: Locale): TemplatePreview {
  const definition = definitionOf(template, {
    locale,
    name: template.sampleName[locale],
    country: 'MX',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    phone: null,
    address: null,
  });
  const state = startState(definition, { locale, seed: 1 });
  const first = step({ definition, state, input: { kind: 'start' }, context: { now: previewTime } });
  return {
    greeting: first.outputs.flatMap((output) => (output.kind === 'message' ? [output.text] : [])),
    choices: first.state.awaiting?.choices.map((choice) => choice.label) ?? [],
    groups: definition.flows.flatMap((flow) => flow.groups.map((group) => group.title)),
  };
}
