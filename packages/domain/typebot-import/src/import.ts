import type { ImportNode, ImportSlot, Refusal } from '@tertulia/bot-files';
import { parseDefinition, type BotDefinition, type Locale } from '@tertulia/flow-engine';
import { Account } from './account.js';
import { Assembly } from './assemble.js';
import { Context } from './context.js';
import { Exits } from './exits.js';
import { holdTypes } from './held-types.js';
import type { Json } from './json.js';
import { listAt, objectOf, textAt } from './json.js';
import { Names } from './names.js';
import { leavingParts, readSource, type Source } from './source.js';

/** A bot of Typebot as one of ours, with the account of every node of the file. */
export interface ImportedTypebot {
  name: string;
  version: string;
  definition: BotDefinition;
  nodes: ImportNode[];
  slots: ImportSlot[];
}

export type ImportTypebot = { ok: true; bot: ImportedTypebot } | { ok: false; refusals: Refusal[] };

/**
 * Makes a bot of a file of Typebot, versions 3 to 6.1. `base` gives what the file does not have, such as the facts of the business.
 * Nothing in the file is run, and nothing that it names is fetched.
 */
export function importTypebot(bot: Json, { base, locale }: { base: BotDefinition; locale: Locale }): ImportTypebot {
  const read = readSource(bot);
  if (!read.ok) return read;
  const { source } = read;
  const account = new Account();
  countAll(source, account);
  const names = new Names(source.variables, account);
  const exits = new Exits(source, account);
  const context = new Context({ source, account, names, locale, exits });
  holdTypes(context);
  const flows = new Assembly(context, exits, flowId).flows();
  exits.finish();
  const variables = names.declared();
  if (variables === null) return refused(tooManyVariables);
  const made: BotDefinition = {
    ...base,
    ...{ locale, locales: [locale], flows, variables },
    prompts: [...base.prompts, ...context.prompts],
    theme: { ...base.theme, primaryColor: colourOf(source) ?? base.theme.primaryColor },
  };
  const parsed = parseDefinition(made);
  if (!parsed.ok) return refused({ es: tooLarge.es, en: `${tooLarge.en}: ${parsed.issues[0]?.message ?? ''}` });
  const slots = context.slots.map(({ connector, block }) => ({ connector, place: account.of(block).place }));
  const { name, version } = source;
  return {
    ok: true,
    bot: { name: name.slice(0, 80), version, definition: parsed.definition, nodes: account.finished(), slots },
  };
}

const flowId = 'main';

function countAll(source: Source, account: Account): void {
  for (const event of source.events) account.count('EVENT', event, { type: event.type, label: event.type });
  for (const group of source.groups) {
    account.count('GROUP', group, { type: 'group', label: group.title });
    for (const block of group.blocks) {
      account.count('BLOCK', block, { type: block.type, label: labelOfBlock(block, group.title) });
      for (const item of block.items) {
        const label = textAt(item.raw, 'content') || textAt(item.raw, 'title') || block.type;
        account.count('ITEM', item, { type: block.type, label });
        for (const path of item.paths)
          account.count('PATH', path, { type: block.type, label: textAt(path.raw, 'text') });
      }
    }
  }
  for (const edge of source.edges) account.count('EDGE', edge, { type: 'edge', label: edge.id });
  for (const variable of source.variables)
    account.count('VARIABLE', variable, { type: 'variable', label: variable.name });
  if (!source.isDerived) return;
  for (const part of leavingParts(source)) if (part.edgeId !== null) account.of(part).note('EXITS_FROM_EDGES');
}

/** The words of a message; of other blocks the title of their group. */
function labelOfBlock({ type, content }: Source['groups'][number]['blocks'][number], title: string): string {
  const [first] = listAt(objectOf(content), 'richText').map(objectOf);
  const words = listAt(first ?? {}, 'children')
    .map((child) => textAt(objectOf(child), 'text'))
    .join('');
  return type === 'text' && words.trim() !== '' ? words : title;
}

function colourOf({ theme }: Source): string | null {
  const written = textAt(theme, 'chat', 'buttons', 'backgroundColor').trim();
  return /^#[0-9a-f]{6}$/i.test(written) ? written : null;
}

function refused(reason: Refusal['reason']): ImportTypebot {
  return { ok: false, refusals: [{ place: { es: '', en: '' }, reason }] };
}

const tooManyVariables = {
  es: 'el bot usa más de 200 variables',
  en: 'the bot uses more than 200 variables',
};
const tooLarge = {
  es: 'el bot es más grande de lo que puede ser aquí',
  en: 'the bot is larger than one can be here',
};
