import { z } from 'zod';
import { choiceCost, readChoice, readChoices } from '@tertulia/readers';
import { questionShape } from '../../definition/parts.js';
import type { Awaiting, BlockOf, ChoiceItem, FlowText, Locale } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import type { Answer, BlockDefinition, ExitItem, FieldText, Finding, Reading } from '../definition.js';
import { comparedTemplates, comparedVariables, mismatches, rowExpressions } from '../condition/rows.js';
import { defineQuestion, inLanguage } from '../question.js';
import { shownChoices, valueOfChoice, withSynonyms, type ChoiceBlock } from './items.js';
import { namesHour, partOfHour } from './parts-of-day.js';
import { ambiguousNames } from './synonyms.js';

type ChoiceKind = 'choiceInput' | 'pictureChoice';

type Own<K extends ChoiceKind> = Pick<BlockDefinition<K>, 'name' | 'defaults'> & {
  item: z.ZodType<BlockOf<K>['options']['items'][number]>;
};

const path = z.string().max(200);
const listFields = z.object({ label: path, detail: path, value: path, imageUrl: path });

/** The schema of the options of a kind with such items. */
function optionsOf<Item extends ChoiceItem>(item: z.ZodType<Item>) {
  return z.object({
    ...questionShape,
    isMultiple: z.boolean(),
    isSearchable: z.boolean(),
    items: z.array(item).max(100),
    listVariable: z.string().max(200).nullable(),
    listFields: listFields.optional(),
  });
}

/** A kind that asks the visitor to choose one or several items. Items of a list come first and have no ports; several chosen items continue with the next block. */
export function defineChoice<K extends ChoiceKind>(own: Own<K>): BlockDefinition<K> {
  return defineQuestion<K>({
    awaits: 'CHOICE',
    name: own.name,
    options: optionsOf(own.item) as unknown as BlockDefinition<K>['options'],
    defaults: own.defaults,
    ports: (block) => itemsOf(common(block)).flatMap(({ port }) => port ?? []),
    items: (block) => itemsOf(common(block)),
    branches: (block) => {
      const { listVariable } = common(block).options;
      return listVariable === null ? itemsOf(common(block)).flatMap(({ port }) => port ?? []) : [];
    },
    texts: (block) => itemTexts(common(block)),
    templates: (block) =>
      common(block).options.items.flatMap(({ condition }, at) =>
        condition ? comparedTemplates(condition, `items.${at}.condition`) : [],
      ),
    variables: (block) => usedVariables(common(block)),
    expressions: (block) =>
      common(block).options.items.flatMap(({ condition }, at) =>
        condition ? rowExpressions(condition, `items.${at}.condition`) : [],
      ),
    inspect: (block, types) => [
      ...findings(common(block)),
      ...common(block).options.items.flatMap(({ condition }, at) =>
        condition ? mismatches(condition, `items.${at}.condition`, types) : [],
      ),
    ],
    awaiting: (block) => {
      const { isMultiple, isSearchable } = common(block).options;
      return { isMultiple, isSearchable };
    },
    offers: (block, turn) => shownChoices(common(block), turn),
    pick: (block, id, turn) => readingOf(common(block), [id], turn),
    read: (block, answer, turn) => {
      if (answer.kind === 'text') return readText(common(block), answer.text, turn);
      const ids = pickedIds(common(block), answer, turn.state.awaiting?.choices ?? []);
      return ids === null ? { isUnderstood: false, reason: 'noChoice' } : readingOf(common(block), ids, turn);
    },
  });
}

// Both kinds have these options, but the compiler cannot infer that.
function common(block: unknown): ChoiceBlock {
  return block as ChoiceBlock;
}

/** Two choices to begin with. */
export function firstItems(locale: Locale): ChoiceItem[] {
  const label = (at: number): FlowText => inLanguage(locale, { es: `Opción ${at}`, en: `Option ${at}` });
  return [1, 2].map((at) => ({ id: `item-${at}`, label: label(at), detail: {}, value: null, condition: null }));
}

function usedVariables({ options }: ChoiceBlock): { field: string; path: string; isWritten: boolean }[] {
  const { listVariable, items } = options;
  return [
    ...(listVariable === null ? [] : [{ field: 'listVariable', path: listVariable, isWritten: false }]),
    ...items.flatMap(({ condition }, at) => (condition ? comparedVariables(condition, `items.${at}.condition`) : [])),
  ];
}

type Understood = Extract<Reading, { isUnderstood: true }>;

function readText(block: ChoiceBlock, text: string, turn: Turn): Reading {
  const shown = withSynonyms(block, turn.state.awaiting?.choices ?? []);
  turn.spend(choiceCost(text, shown));
  const found = block.options.isMultiple ? readChoices(text, shown) : readChoice(text, shown);
  const mayBeHour = !block.options.isMultiple && (found.kind !== 'read' || namesHour(text));
  const part = mayBeHour ? partOfHour(text, shown, turn) : null;
  if (part !== null) return { ...readingOf(block, [part.id], turn), value: part.hour, text: part.hour };
  if (found.kind === 'none') return { isUnderstood: false, reason: 'noChoice' };
  if (found.kind === 'read') return readingOf(block, [found.value].flat(), turn);
  const ids = new Set(found.candidates.flat());
  const candidates = shown.filter(({ id }) => ids.has(id)).map(({ id, label }) => ({ answer: id, label }));
  return { isUnderstood: false, reason: 'noChoice', candidates, isSeveral: found.reason === 'SEVERAL' };
}

/** The ids of picked buttons; null when one is unknown, or several were picked where one is asked for. */
function pickedIds(block: ChoiceBlock, answer: Answer, shown: Awaiting['choices']): string[] | null {
  if (answer.kind !== 'choice') return null;
  const ids = [...new Set(answer.ids)];
  const isKnown = ids.length > 0 && ids.every((id) => shown.some((choice) => choice.id === id));
  return isKnown && (block.options.isMultiple || ids.length === 1) ? ids : null;
}

function readingOf(block: ChoiceBlock, ids: string[], turn: Turn): Understood {
  const labels = ids.map((id) => turn.state.awaiting?.choices.find((choice) => choice.id === id)?.label ?? id);
  const values = ids.map((id, at) => valueOfChoice(block, { id, label: labels[at] ?? id }, turn));
  if (block.options.isMultiple) return { isUnderstood: true, value: values, text: labels.join(', ') };
  const [id = ''] = ids;
  const hasPort = block.options.items.some((item) => item.id === id);
  return { isUnderstood: true, value: values[0] ?? null, text: labels.join(', '), port: hasPort ? id : undefined };
}

function itemsOf({ options }: ChoiceBlock): ExitItem[] {
  return options.items.map(({ id, label, detail }, at) => ({
    port: options.isMultiple ? null : id,
    field: `items.${at}`,
    label,
    detail,
  }));
}

function itemTexts(block: ChoiceBlock): FieldText[] {
  return block.options.items.flatMap((item, at) => [
    { field: `items.${at}.label`, text: item.label, isExpected: true },
    { field: `items.${at}.detail`, text: item.detail, isExpected: false },
  ]);
}

function findings(block: ChoiceBlock): Finding[] {
  const found: Finding[] = [];
  const { items, listVariable } = block.options;
  if (items.length === 0 && listVariable === null) {
    found.push({
      code: 'MISSING_OPTION',
      field: 'items',
      message: { es: 'La pregunta no tiene opciones.', en: 'The question has no choices.' },
      fix: { es: 'Agrega una opción o elige una lista.', en: 'Add a choice or pick a list.' },
    });
  }
  const ids = new Set(items.map((item) => item.id));
  if (ids.size < items.length) {
    found.push({
      code: 'MISSING_OPTION',
      field: 'items',
      message: { es: 'Dos opciones tienen el mismo identificador.', en: 'Two choices have the same identifier.' },
      fix: { es: 'Borra una y agrégala de nuevo.', en: 'Delete one and add it again.' },
    });
  }
  return [...found, ...ambiguousNames(items)];
}
