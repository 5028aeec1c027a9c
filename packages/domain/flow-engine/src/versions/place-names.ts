import type { Block, BotDefinition, Edge, EdgeSource, EdgeTarget, Flow, Group, Locale } from '../model.js';
import { blockName, portsOf, summaryOf } from '../blocks/registry.js';
import { pickText } from '../text/flow-text.js';

/** A definition and the language in which its parts are named. */
export interface Naming {
  definition: BotDefinition;
  locale: Locale;
}

const events = {
  start: { es: 'Inicio', en: 'Start' },
  invalidReply: { es: 'Respuesta no válida', en: 'Invalid answer' },
  fallback: { es: 'Sin respuesta', en: 'No answer' },
} as const;

const ports: Readonly<Record<string, Record<Locale, string>>> = {
  else: { es: 'si no', en: 'otherwise' },
  open: { es: 'abierto', en: 'open' },
  closed: { es: 'cerrado', en: 'closed' },
  unknown: { es: 'no sabe', en: 'does not know' },
  failed: { es: 'sin respuesta válida', en: 'no valid answer' },
};

const nowhere = { es: 'un lugar que ya no existe', en: 'a place that is gone' } as const;
const row = { es: 'condición', en: 'condition' } as const;

/** What a block says or asks, in one line; never an id. */
export function blockTitle(block: Block, { definition, locale }: Naming): string {
  if (block.kind !== 'jump') return summaryOf(block, locale);
  const { target } = block.options;
  const name = blockName(block.kind, locale);
  return target === null ? name : `${name}: ${placeTitle(target, { definition, locale })}`;
}

/** The group, and the block where control does not begin at its first one. */
export function placeTitle(target: EdgeTarget, naming: Naming): string {
  const { locale } = naming;
  const group = groupsOf(naming.definition).find((one) => one.id === target.groupId);
  if (group === undefined) return nowhere[locale];
  const block = group.blocks.find((one) => one.id === target.blockId);
  if (block === undefined || block.id === group.blocks[0]?.id || block.kind === 'jump') return group.title;
  return `${group.title} › ${summaryOf(block, locale)}`;
}

/** What a connection leaves: an event, a block, or one of a block's exits. */
export function edgeTitle(edge: Edge, naming: Naming): string {
  const { source } = edge;
  if (source.kind === 'event') return eventTitle(source, naming);
  const block = groupsOf(naming.definition)
    .flatMap((group) => group.blocks)
    .find((one) => one.id === source.id);
  if (block === undefined) return nowhere[naming.locale];
  const title = blockTitle(block, naming);
  return source.kind === 'port' ? `${title} › ${portTitle(block, source.port, naming.locale)}` : title;
}

function eventTitle(source: Extract<EdgeSource, { kind: 'event' }>, { definition, locale }: Naming): string {
  const event = definition.flows.flatMap((flow) => flow.events).find((one) => one.id === source.id);
  return event === undefined ? nowhere[locale] : events[event.kind][locale];
}

function portTitle(block: Block, port: string, locale: Locale): string {
  if (block.kind === 'choiceInput') {
    const item = block.options.items.find((one) => one.id === port);
    if (item !== undefined) return pickText(item.label, locale, locale);
  }
  if (block.kind === 'condition') {
    const at = block.options.rows.findIndex((one) => one.id === port);
    if (at >= 0) return `${row[locale]} ${at + 1}`;
  }
  return ports[port]?.[locale] ?? `${portsOf(block).indexOf(port) + 1}`;
}

function groupsOf(definition: BotDefinition): Group[] {
  return definition.flows.flatMap((flow: Flow) => flow.groups);
}
