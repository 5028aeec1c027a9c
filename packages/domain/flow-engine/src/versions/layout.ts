import type { BotDefinition } from '../model.js';

const origin = { x: 0, y: 0 };

/** The definition without places on the canvas: equal for two that a visitor cannot tell apart by their layout. */
export function withoutLayout(definition: BotDefinition): BotDefinition {
  const flows = definition.flows.map((flow) => ({
    ...flow,
    events: flow.events.map((event) => ({ ...event, position: origin })),
    groups: flow.groups.map((group) => ({ ...group, position: origin })),
  }));
  return { ...definition, flows };
}
