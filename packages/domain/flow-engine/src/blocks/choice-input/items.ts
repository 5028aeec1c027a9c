import type { ShownChoice as ReadChoice } from '@tertulia/readers';
import type { BlockOf, ChoiceItem, ListFields, ShownChoice, VariableValue } from '../../model.js';
import { formatServiceDetail } from '../../business/format.js';
import type { Turn } from '../../engine/turn.js';
import { displayValue } from '../../engine/values.js';
import { holdsRow } from '../condition/rows.js';
import { isWebAddress } from '../web-address.js';

/** What the blocks of all kinds of choices have in common. */
export type ChoiceBlock = BlockOf<'choiceInput'>;

const maxListItems = 100;
/** Characters of a list's entry on its button. */
const longestWords = 200;
const services = 'business.services';
const byItself: ListFields = { label: '', detail: '', value: '', imageUrl: '' };

/** The choices to show now: entries of the list, then the items whose condition is true. */
export function shownChoices(block: ChoiceBlock, turn: Turn): ShownChoice[] {
  const items = block.options.items
    .filter((item) => item.condition === null || holdsRow(item.condition, { turn, blockId: block.id }))
    .map((item) => ({ id: item.id, label: turn.text(item.label), detail: turn.text(item.detail), ...pictureOf(item) }));
  return [...listChoices(block, turn), ...items];
}

/** The stored value of a chosen item: its value, else its label; of an entry of a list, what its block says. */
export function valueOfChoice(block: ChoiceBlock, { id, label }: Named, turn: Turn): VariableValue {
  const item = block.options.items.find((one) => one.id === id);
  if (item !== undefined) return item.value ?? label;
  const { value = '' } = block.options.listFields ?? {};
  const entry = value === '' ? undefined : entryOf(block, { id, label }, turn);
  if (entry === undefined) return label;
  return (value === '.' ? entry : insideOf(entry, value)) ?? label;
}

type Named = Pick<ShownChoice, 'id' | 'label'>;

/** Shown choices with the synonyms of their items, which are not part of what is shown. */
export function withSynonyms(block: ChoiceBlock, shown: readonly ShownChoice[]): ReadChoice[] {
  const synonyms = new Map(block.options.items.map((item) => [item.id, item.synonyms]));
  return shown.map(({ id, label }) => ({ id, label, synonyms: synonyms.get(id) }));
}

function pictureOf(item: ChoiceItem & { imageUrl?: string }): { imageUrl?: string } {
  return item.imageUrl !== undefined && isWebAddress(item.imageUrl) ? { imageUrl: item.imageUrl } : {};
}

function listChoices(block: ChoiceBlock, turn: Turn): ShownChoice[] {
  if (block.options.listVariable === services) {
    return turn.profile.services.slice(0, maxListItems).map((service) => ({
      id: service.id,
      label: service.name,
      detail: formatServiceDetail(service, turn.profile, turn.locale),
    }));
  }
  return listOf(block, turn)
    .map((entry, at) => choiceOf(entry, { id: `list-${at}`, fields: block.options.listFields ?? byItself }, turn))
    .filter(({ label }) => label !== '');
}

function listOf({ options: { listVariable } }: ChoiceBlock, turn: Turn): readonly VariableValue[] {
  const list = listVariable === null || listVariable === services ? null : turn.read(listVariable.split('.'));
  return Array.isArray(list) ? list.slice(0, maxListItems) : [];
}

function choiceOf(entry: VariableValue, { id, fields }: { id: string; fields: ListFields }, turn: Turn): ShownChoice {
  const words = (path: string): string =>
    path === '' ? '' : displayValue(insideOf(entry, path), turn.locale).trim().slice(0, longestWords);
  const imageUrl = words(fields.imageUrl);
  return {
    id,
    label: fields.label === '' ? labelOf(entry, turn).trim().slice(0, longestWords) : words(fields.label),
    detail: words(fields.detail),
    ...(isWebAddress(imageUrl) ? { imageUrl } : {}),
  };
}

/** The entry of the list behind a choice; undefined once the list has changed since it was shown. */
function entryOf(block: ChoiceBlock, { id, label }: Named, turn: Turn): VariableValue | undefined {
  const at = Number(/^list-(\d+)$/.exec(id)?.[1]);
  const entry = listOf(block, turn)[at];
  if (entry === undefined) return undefined;
  const shown = choiceOf(entry, { id, fields: block.options.listFields ?? byItself }, turn);
  return shown.label === label ? entry : undefined;
}

function labelOf(entry: VariableValue, turn: Turn): string {
  for (const key of ['label', 'name', 'title']) {
    const words = insideOf(entry, key);
    if (words !== undefined) return displayValue(words, turn.locale);
  }
  return displayValue(entry, turn.locale);
}

/** The value at a path inside an entry; only own properties, so that no path reaches beyond it. */
function insideOf(entry: VariableValue, path: string): VariableValue | undefined {
  let value: VariableValue | undefined = entry;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key))
      return undefined;
    value = value[key];
  }
  return value;
}
