import type { BotDefinition } from '../model.js';

const origin = { x: 0, y: 0 };

/** The definition without what only the canvas shows, so that definitions that differ only in layout compare as equal. */
export function withoutLayout(definition: BotDefinition): BotDefinition {
  const flows = definition.flows.map(({ notes: _notes, ...flow }) => ({
    ...flow,
    events: flow.events.map((event) => ({ ...event, position: origin })),
    groups: flow.groups.map(({ isCollapsed: _isCollapsed, ...group }) => ({ ...group, position: origin })),
  }));
  return { ...definition, flows };
}
