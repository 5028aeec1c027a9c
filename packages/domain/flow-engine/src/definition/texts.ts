import { definitionOf } from '../blocks/registry.js';
import type { Block, BotDefinition, Flow, FlowText, Group, Locale } from '../model.js';
import { inspectTemplate } from '../text/template.js';
import { intentTexts } from './intent-texts.js';

/** A text of a block or of an intent, in all languages of the bot; it may be empty. */
export interface PlacedText {
  /** Null for the texts of intents. */
  at: { flow: Flow; group: Group; block: Block } | null;
  /** Path in the options, or in the settings of intents: `items.0.label`. */
  field: string;
  /** The same path with ids where entries have them, so that it stays right when entries move: `items/coffee/label`. One of a kind in its place. */
  key: string;
  text: FlowText;
}

/** A text to be stored at a place, in one language. */
export interface TextChange {
  /** Null for the texts of intents. */
  at: { flowId: string; blockId: string } | null;
  field: string;
  locale: Locale;
  text: string;
}

/** Every text of a bot that visitors may read, in the order of the flows; what the bot knows has one language only and is not among them. */
export function textsOf(definition: BotDefinition): PlacedText[] {
  const ofBlocks = definition.flows.flatMap((flow) =>
    flow.groups.flatMap((group) => group.blocks.flatMap((block) => textsOfBlock({ flow, group, block }))),
  );
  const { intents } = definition.settings;
  const ofIntents = intentTexts(definition).map(([field, text]) => ({ field, text }));
  return [...ofBlocks, ...withKeys(intents, ofIntents).map((one) => ({ ...one, at: null }))];
}

function textsOfBlock(at: NonNullable<PlacedText['at']>): PlacedText[] {
  const { block } = at;
  return withKeys(block.options, definitionOf(block.kind).texts(block)).map((one) => ({ ...one, at }));
}

function withKeys(
  root: unknown,
  texts: readonly Pick<PlacedText, 'field' | 'text'>[],
): Pick<PlacedText, 'field' | 'key' | 'text'>[] {
  const taken = new Set<string>();
  return texts.map(({ field, text }) => {
    let key = keyOf(root, field.split('.'));
    // Two entries may have the same id; validation says so, and until then each has its texts.
    while (taken.has(key)) key += '~';
    taken.add(key);
    return { field, key, text };
  });
}

function keyOf(root: unknown, path: readonly string[]): string {
  let at = root;
  const parts = path.map((step) => {
    const isEntry = Array.isArray(at);
    at = (at as Record<string, unknown> | undefined)?.[step];
    const id = isEntry ? (at as { id?: unknown } | undefined)?.id : undefined;
    return typeof id === 'string' ? id : step;
  });
  return parts.join('/');
}

/** The definition with these texts; what has none of them stays the same object. A place that is not there is passed over. */
export function withTexts(definition: BotDefinition, changes: readonly TextChange[]): BotDefinition {
  const ofBlocks = new Map<string, TextChange[]>();
  const ofIntents = changes.filter(({ at }) => at === null);
  for (const change of changes) {
    if (change.at === null) continue;
    const key = `${change.at.flowId} ${change.at.blockId}`;
    ofBlocks.set(key, [...(ofBlocks.get(key) ?? []), change]);
  }
  const withOwn = (flowId: string, block: Block): Block => {
    const own = ofBlocks.get(`${flowId} ${block.id}`);
    return own === undefined ? block : ({ ...block, options: written(block.options, own) } as Block);
  };
  const { intents } = definition.settings;
  return {
    ...definition,
    flows: definition.flows.map((flow) => ({
      ...flow,
      groups: flow.groups.map((group) => ({ ...group, blocks: group.blocks.map((block) => withOwn(flow.id, block)) })),
    })),
    ...(ofIntents.length === 0 || intents === undefined
      ? {}
      : { settings: { ...definition.settings, intents: written(intents, ofIntents) } }),
  };
}

function written<T extends object>(root: T, changes: readonly TextChange[]): T {
  return changes.reduce((whole, { field, locale, text }) => put(whole, [...field.split('.'), locale], text) as T, root);
}

function put(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((entry: unknown, at) => (String(at) === step ? put(entry, rest, text) : entry));
  }
  const keyed = (value ?? {}) as Record<string, unknown>;
  return { ...keyed, [step]: put(keyed[step], rest, text) };
}

/** The outputs of a text as they are written, such as `name` of `{{ name | upcase }}`: each path once. */
export function pathsIn(text: string): string[] {
  return text.includes('{{') ? [...new Set(inspectTemplate(text).paths.map((path) => path.join('.')))] : [];
}
