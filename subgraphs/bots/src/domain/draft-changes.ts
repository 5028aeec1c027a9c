import { diffDefinitions, type BotDefinition, type DefinitionChange, type Locale } from '@tertulia/flow-engine';

/** The changes since an earlier definition, with texts in the language; everything if there is no earlier one. */
export function changesSince(
  earlier: BotDefinition | null,
  definition: BotDefinition,
  locale: Locale,
): DefinitionChange[] {
  return diffDefinitions(earlier ?? withoutContent(definition), definition, locale);
}

function withoutContent(definition: BotDefinition): BotDefinition {
  const flows = definition.flows.map((flow) => ({ ...flow, events: [], groups: [], edges: [] }));
  return { ...definition, flows, variables: [], prompts: [], knowledge: [] };
}
