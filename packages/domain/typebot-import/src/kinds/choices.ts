import type { Card, ChoiceItem, PictureItem } from '@tertulia/flow-engine';
import { isTrueAt, listAt, numberAt, objectAt, objectOf, textAt } from '../json.js';
import { rowOf } from '../conditions.js';
import { jumpAlong, made, type Context, type Exit, type Made, type Mapped } from '../context.js';
import { isConditional, type SourceBlock, type SourceItem, type SourcePath } from '../source.js';
import { questionOf } from './inputs.js';
import { placeholderOf } from './placeholder.js';

const itemsMax = 100;
const cardsMax = 12;
const buttonsMax = 4;

type Port = NonNullable<Mapped['ports']>[number];

/** Choices with words, or with pictures. */
export function choiceOf(block: SourceBlock, context: Context): Mapped {
  const isPicture = block.type === 'picture choice input';
  const { options } = block;
  const isMultiple = isTrueAt(options, 'isMultipleChoice');
  const list = listOfChoices(block, context);
  if (list === null && block.items.length === 0) {
    context.line(block).degrade('NO_CHOICES');
    const question = questionOf(block, context);
    const only = { ...question, isMultiple, items: [], listVariable: null };
    return { blocks: [made(isPicture ? 'pictureChoice' : 'choiceInput', only, context.locale)] };
  }
  const kept = list === null ? block.items.slice(0, itemsMax) : [];
  for (const item of block.items.slice(kept.length))
    context.line(item).drop(list === null ? 'TOO_MANY' : 'LIST_INSTEAD');
  const ids = idsOf(kept);
  const shown = kept.filter((item) => !context.line(item).isDropped);
  const items = shown.map((item) => itemOf(item, ids.get(item) ?? '', context)).filter((item) => item !== null);
  const common = {
    ...{ ...questionOf(block, context), isMultiple, isSearchable: isTrueAt(options, 'isSearchable') },
    ...list,
  };
  const made_ = isPicture
    ? made('pictureChoice', { ...common, items }, context.locale)
    : made('choiceInput', { ...common, items: items.map(withoutPicture) }, context.locale);
  const ports = shown.flatMap((item): Port[] => leaving(item, ids.get(item) ?? '', { context, isMultiple }));
  return { blocks: [made_], ports };
}

/** Several choices together never take the exit of one of them. */
function leaving(
  item: SourceItem,
  port: string,
  { context, isMultiple }: { context: Context; isMultiple: boolean },
): Port[] {
  if (item.edgeId === null || context.line(item).isDropped) return [];
  if (!isMultiple) return [{ port, exit: context.exitOf(item), part: item }];
  context.line(item).note('NO_EXIT_OF_SEVERAL');
  return [];
}

function withoutPicture({ imageUrl: _imageUrl, ...item }: PictureItem): ChoiceItem {
  return item;
}

/** The list that replaces the choices, or null. */
function listOfChoices(block: SourceBlock, context: Context) {
  const { options } = block;
  if (block.type === 'choice input') {
    const listVariable = context.variable(textAt(options, 'dynamicVariableId'), block);
    return listVariable === null ? null : { listVariable };
  }
  if (!isTrueAt(options, 'dynamicItems', 'isEnabled')) return null;
  const dynamic = objectAt(options, 'dynamicItems');
  const listVariable = context.variable(textAt(dynamic, 'titlesVariableId'), block);
  if (textAt(dynamic, 'descriptionsVariableId') !== '' || textAt(dynamic, 'pictureSrcsVariableId') !== '')
    context.line(block).degrade('LISTS_SIDE_BY_SIDE');
  return listVariable === null ? null : { listVariable };
}

function itemOf(item: SourceItem, id: string, context: Context): PictureItem | null {
  const { raw } = item;
  const words = textAt(raw, 'content') || textAt(raw, 'title');
  const condition = isConditional(item)
    ? rowOf(`${id.slice(0, 70)}-if`, objectAt(raw, 'displayCondition', 'condition'), { context, part: item })
    : null;
  if (isConditional(item) && condition === null) {
    context.line(item).drop('NEVER_SHOWN');
    return null;
  }
  const value = textAt(raw, 'value');
  return {
    ...{ id, label: plainLabel(words, item, context), detail: plainLabel(textAt(raw, 'description'), item, context) },
    ...{ value: value === '' ? null : context.template(value, item), condition },
    imageUrl: pictureOf(textAt(raw, 'pictureSrc'), item, context),
  };
}

/** Labels of buttons are no Markdown. */
function plainLabel(text: string, part: object, context: Context) {
  const label = context.template(text, part);
  return label === '' ? {} : { [context.locale]: label };
}

function pictureOf(written: string, part: object, context: Context): string {
  if (written === '') return '';
  const url = context.template(written, part);
  if (/^https?:\/\/\S+$/i.test(url) && url.length <= 2048 && !url.includes('{{')) return url;
  context.line(part).degrade(url.includes('{{') ? 'ADDRESS_OF_VARIABLE' : 'UNSAFE_LINK');
  return '';
}

/** Ids that are unique within the block and have only letters that ids here may have. */
function idsOf(parts: readonly { id: string }[]): Map<object, string> {
  const taken = new Set<string>(['failed', 'else']);
  const ids = new Map<object, string>();
  for (const [at, part] of parts.entries()) {
    const wish = /^[\w.:-]{1,70}$/.test(part.id) && part.id !== '__proto__' ? part.id : `item-${at + 1}`;
    let id = wish;
    for (let number = 2; taken.has(id); number += 1) id = `${wish}-${number}`;
    taken.add(id);
    ids.set(part, id);
  }
  return ids;
}

/** Cards side by side; each button has its own exit. */
export function cardsOf(block: SourceBlock, context: Context): Mapped {
  for (const item of block.items.slice(cardsMax)) dropCard(item, context);
  const kept = block.items.slice(0, cardsMax).filter((item) => isShown(item, context));
  const buttons = kept.flatMap((item) => item.paths);
  if (buttons.length === 0) return placeholderOf(block, context, 'NO_CHOICES');
  const ids = idsOf([...kept, ...buttons]);
  const stores = storesOf(block, context);
  const question = { ...questionOf(block, context), variable: stores[0]?.variable ?? null };
  const cards = kept.map((item) => cardOf(item, { ids, context, field: stores[0]?.field ?? 'Title' }));
  const ports = kept.flatMap((item) =>
    item.paths.slice(0, buttonsMax).map((path) => {
      const exit = context.exitOf(path);
      const blocks = stores
        .slice(1)
        .map(({ field, variable }) => stored(variable, valueOf(field, item, { path, context }), context));
      return { port: ids.get(path) ?? '', exit: withBlocks(blocks, exit), part: path };
    }),
  );
  // An exit that only stores goes on where the block does.
  const then = context.exitOf(block);
  return {
    blocks: [made('cards', { ...question, cards }, context.locale)],
    ports: ports.map((port) => continued(port, then)),
  };
}

function withBlocks(blocks: Made[], then: Exit): Exit {
  return blocks.length === 0 ? then : { kind: 'added', blocks: [...blocks, jumpAlong], then };
}

function continued(port: Port, then: Exit): Port {
  const { exit } = port;
  return exit.kind === 'added' && exit.then.kind === 'none' ? { ...port, exit: { ...exit, then } } : port;
}

function stored(variable: string, value: string, { locale }: Context): Made {
  return made('setVariable', { variable, value, operation: 'SET' }, locale);
}

function dropCard(item: SourceItem, context: Context): void {
  context.line(item).drop('TOO_MANY');
  for (const path of item.paths) context.line(path).drop('TOO_MANY');
}

/** A card of which nobody knows when it is shown is shown always. */
function isShown(item: SourceItem, context: Context): boolean {
  if (isConditional(item)) context.line(item).degrade('ALWAYS_SHOWN');
  for (const path of item.paths.slice(buttonsMax)) context.line(path).drop('TOO_MANY');
  return !context.line(item).isDropped;
}

function storesOf({ options }: SourceBlock, context: Context): { field: string; variable: string }[] {
  return listAt(options, 'saveResponseMapping').flatMap((one) => {
    const variable = context.names.ofId(textAt(objectOf(one), 'variableId'));
    return variable === null ? [] : [{ field: textAt(objectOf(one), 'field'), variable }];
  });
}

interface CardParts {
  ids: ReadonlyMap<object, string>;
  context: Context;
  field: string;
}

function cardOf(item: SourceItem, { ids, context, field }: CardParts): Card {
  const { raw } = item;
  return {
    ...{ id: ids.get(item) ?? '', title: plainLabel(textAt(raw, 'title'), item, context), imageAlt: {} },
    ...{
      text: context.text(textAt(raw, 'description'), item),
      imageUrl: pictureOf(textAt(raw, 'imageUrl'), item, context),
    },
    buttons: item.paths.slice(0, buttonsMax).map((path) => ({
      ...{ id: ids.get(path) ?? '', label: plainLabel(textAt(path.raw, 'text'), path, context), url: '' },
      value: field === 'Title' ? null : valueOf(field, item, { path, context }),
    })),
  };
}

function valueOf(
  field: string,
  { raw }: SourceItem,
  { path, context }: { path: SourcePath; context: Context },
): string {
  const keys: Readonly<Record<string, string>> = {
    'Image URL': 'imageUrl',
    Title: 'title',
    Description: 'description',
  };
  const key = keys[field];
  if (key !== undefined) return context.template(textAt(raw, key), path);
  const text = field === 'Button' ? textAt(path.raw, 'text') : textAt(raw, 'options', 'internalValue');
  return context.template(text, path);
}

/** Two ways by chance. The first without an exit leaves everything to the second. */
export function splitOf(block: SourceBlock, context: Context): Mapped {
  const [a, b] = block.items;
  for (const item of block.items.slice(2)) context.line(item).drop('TOO_MANY');
  if (a === undefined || b === undefined) {
    context.line(block).degrade('NO_CHOICES');
    return { blocks: [] };
  }
  const given = Math.min(100, Math.max(0, numberAt(block.options, 'aPercent') ?? 50));
  const percent = Math.round(given);
  if (percent !== given) context.line(block).degrade('WHOLE_PERCENT');
  const parts = [
    { id: 'a', name: 'A', percent },
    { id: 'b', name: 'B', percent: 100 - percent },
  ];
  const ports: Port[] = [];
  if (b.edgeId !== null) ports.push({ port: 'b', exit: context.exitOf(b), part: b });
  if (a.edgeId !== null) ports.push({ port: 'a', exit: context.exitOf(a), part: a });
  else if (b.edgeId !== null) ports.push({ port: 'a', exit: context.exitOf(b), part: b });
  return { blocks: [made('split', { parts }, context.locale)], ports, next: { kind: 'none' } };
}
