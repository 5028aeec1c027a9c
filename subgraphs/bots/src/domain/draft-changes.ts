import { diffDefinitions, type BotDefinition, type DefinitionChange, type Locale } from '@tertulia/flow-engine';

/** What a definition has that the earlier one has not, in words of the language; all of its content where there is no earlier one. */
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
