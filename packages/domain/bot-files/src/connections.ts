import type { BotDefinition, VariableValue } from '@tertulia/flow-engine';

const connectionId = /^cnx_[0-9a-f]{32}$/;
const slotId = /^slot:([\w.-]{1,60}):\d{1,4}$/;
/** Stands for a connector that is not known. */
const anyConnector = 'connection';

/**
 * The definition with a slot in place of each connection: `slot:google-sheets:1`. A slot says which connector is needed, and fits no
 * connection, so that the bot is not published before somebody has chosen one.
 */
export function withSlots(
  definition: BotDefinition,
  connectorOf: (connectionId: string) => string | null,
): BotDefinition {
  const slots = new Map<string, string>();
  const replaced = mapTexts(definition as unknown as VariableValue, (text) => {
    if (!connectionId.test(text)) return text;
    const known = slots.get(text) ?? `slot:${connectorOf(text) ?? anyConnector}:${slots.size + 1}`;
    slots.set(text, known);
    return known;
  });
  return replaced as unknown as BotDefinition;
}

/** The connector that a slot needs, empty when it is not known; null for an id that is no slot. */
export function connectorOfSlot(id: string): string | null {
  const connector = slotId.exec(id)?.[1];
  if (connector === undefined) return null;
  return connector === anyConnector ? '' : connector;
}

/** Calls `change` with every text of a value. */
function mapTexts(value: VariableValue, change: (text: string) => string): VariableValue {
  if (typeof value === 'string') return change(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, change));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
}
