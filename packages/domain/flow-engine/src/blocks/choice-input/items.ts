import type { ShownChoice } from '@tertulia/readers';
import type { Awaiting, BlockOf, VariableValue } from '../../model.js';
import { formatServiceDetail } from '../../business/format.js';
import type { Turn } from '../../engine/turn.js';
import { displayValue } from '../../engine/values.js';
import { holdsRow } from '../condition/comparisons.js';

type Choice = Awaiting['choices'][number];

const maxListItems = 100;

/** The choices to show now: entries of the list, then the items whose condition is true. */
export function shownChoices(block: BlockOf<'choiceInput'>, turn: Turn): Choice[] {
  const items = block.options.items
    .filter((item) => item.condition === null || holdsRow(item.condition, turn))
    .map((item) => ({ id: item.id, label: turn.text(item.label), detail: turn.text(item.detail) }));
  return [...listChoices(block, turn), ...items];
}

/** The stored value of a chosen item: its value, else its label. */
export function valueOfChoice(block: BlockOf<'choiceInput'>, id: string, label: string): VariableValue {
  return block.options.items.find((item) => item.id === id)?.value ?? label;
}

/** Shown choices with the synonyms of their items, which are not part of what is shown. */
export function withSynonyms(block: BlockOf<'choiceInput'>, shown: readonly Choice[]): ShownChoice[] {
  const synonyms = new Map(block.options.items.map((item) => [item.id, item.synonyms]));
  return shown.map(({ id, label }) => ({ id, label, synonyms: synonyms.get(id) }));
}

function listChoices(block: BlockOf<'choiceInput'>, turn: Turn): Choice[] {
  const { listVariable } = block.options;
  if (listVariable === null) return [];
  if (listVariable === 'business.services') {
    return turn.profile.services.slice(0, maxListItems).map((service) => ({
      id: service.id,
      label: service.name,
      detail: formatServiceDetail(service, turn.profile, turn.locale),
    }));
  }
  const list = turn.read(listVariable.split('.'));
  if (!Array.isArray(list)) return [];
  return list.slice(0, maxListItems).map((entry, at) => ({
    id: `list-${at}`,
    label: labelOf(entry, turn),
    detail: '',
  }));
}

function labelOf(entry: VariableValue, turn: Turn): string {
  if (entry !== null && typeof entry === 'object' && !Array.isArray(entry)) {
    for (const key of ['label', 'name', 'title']) {
      if (Object.hasOwn(entry, key)) return displayValue(entry[key], turn.locale);
    }
  }
  return displayValue(entry, turn.locale);
}
