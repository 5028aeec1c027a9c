import type { Block, BotDefinition, Edge, EdgeSource, EdgeTarget, Flow, Group, Locale } from '../model.js';
import { blockName, isQuestionKind, itemsOf, portsOf, summaryOf } from '../blocks/registry.js';
import { pickText } from '../text/flow-text.js';
import { intentEventTitle } from '../text/intent-titles.js';

/** A definition and the language for naming its parts. */
export interface Naming {
  definition: BotDefinition;
  locale: Locale;
}

const events = {
  start: { es: 'Inicio', en: 'Start' },
  invalidReply: { es: 'Respuesta no válida', en: 'Invalid answer' },
  fallback: { es: 'Sin respuesta', en: 'No answer' },
  inactivity: { es: 'Si no contesta', en: 'Without a reply' },
  reply: { es: 'Cada respuesta', en: 'Every reply' },
} as const;

const ports: Readonly<Record<string, Record<Locale, string>>> = {
  else: { es: 'si no', en: 'otherwise' },
  open: { es: 'abierto', en: 'open' },
  closed: { es: 'cerrado', en: 'closed' },
  unknown: { es: 'no sabe', en: 'does not know' },
  failed: { es: 'sin respuesta válida', en: 'no valid answer' },
  received: { es: 'llegó la llamada', en: 'the call arrived' },
  returned: { es: 'si vuelve al bot', en: 'if they go back to the bot' },
  replied: { es: 'si escribe antes', en: 'if the visitor writes first' },
  timeout: { es: 'se acabó el tiempo', en: 'the time ran out' },
};

/** The exit `failed` of a block with work outside; questions have one with another meaning. */
const failedWords = { es: 'si falla', en: 'if it fails' } as const;

const nowhere = { es: 'un lugar que ya no existe', en: 'a place that no longer exists' } as const;

/** One-line title of a block: what it says or asks; never an id. */
export function blockTitle(block: Block, { definition, locale }: Naming): string {
  if (block.kind === 'callFlow') {
    const called = definition.flows.find(({ id }) => id === block.options.flowId);
    return called === undefined ? summaryOf(block, locale) : `${summaryOf(block, locale)}: ${called.name}`;
  }
  if (block.kind !== 'jump' || block.options.loop !== undefined) return summaryOf(block, locale);
  const { target } = block.options;
  const name = blockName(block.kind, locale);
  return target === null ? name : `${name}: ${placeTitle(target, { definition, locale })}`;
}

/** The title of the target group, and of the target block unless it is the group's first. */
export function placeTitle(target: EdgeTarget, naming: Naming): string {
  const { locale } = naming;
  const group = groupsOf(naming.definition).find((one) => one.id === target.groupId);
  if (group === undefined) return nowhere[locale];
  const block = group.blocks.find((one) => one.id === target.blockId);
  if (block === undefined || block.id === group.blocks[0]?.id || block.kind === 'jump') return group.title;
  return `${group.title} › ${summaryOf(block, locale)}`;
}

/** The title of a connection's source: an event, a block, or an exit of a block. */
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
  if (event === undefined) return nowhere[locale];
  if (event.kind === 'command') return `/${event.word}`;
  return event.kind === 'intent' ? intentEventTitle(event.intent, locale) : events[event.kind][locale];
}

function portTitle(block: Block, port: string, locale: Locale): string {
  const item = itemsOf(block).find((one) => one.port === port);
  if (item !== undefined) return pickText(item.label, locale, locale);
  if (port === 'failed' && !isQuestionKind(block.kind)) return failedWords[locale];
  return ports[port]?.[locale] ?? `${portsOf(block).indexOf(port) + 1}`;
}

function groupsOf(definition: BotDefinition): Group[] {
  return definition.flows.flatMap((flow: Flow) => flow.groups);
}
