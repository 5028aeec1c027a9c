import { z } from 'zod';
import { choiceCost, readChoice, readChoices } from '@tertulia/readers';
import { choiceItem, questionShape } from '../../definition/parts.js';
import type { Awaiting, BlockOf } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import type { Answer, ExitItem, FieldText, Finding, Reading } from '../definition.js';
import { comparedTemplates, comparedVariables } from '../condition/comparisons.js';
import { defineQuestion, inLanguage, questionDefaults } from '../question.js';
import { shownChoices, valueOfChoice, withSynonyms } from './items.js';
import { namesHour, partOfHour } from './parts-of-day.js';
import { ambiguousNames } from './synonyms.js';

/** Asks the visitor to choose one or several items. Items of a list come first and have no ports; several chosen items continue with the next block. */
export const choiceInput = defineQuestion<'choiceInput'>({
  awaits: 'CHOICE',
  name: { es: 'Opciones', en: 'Choices' },
  options: z.object({
    ...questionShape,
    isMultiple: z.boolean(),
    isSearchable: z.boolean(),
    items: z.array(choiceItem).max(100),
    listVariable: z.string().max(200).nullable(),
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Qué te gustaría hacer?', en: 'What would you like to do?' }),
    isMultiple: false,
    isSearchable: false,
    items: [1, 2].map((at) => ({
      id: `item-${at}`,
      label: inLanguage(locale, { es: `Opción ${at}`, en: `Option ${at}` }),
      detail: {},
      value: null,
      condition: null,
    })),
    listVariable: null,
  }),
  ports: (block) => itemsOf(block).flatMap(({ port }) => port ?? []),
  items: itemsOf,
  branches: (block) => (block.options.listVariable === null ? itemsOf(block).flatMap(({ port }) => port ?? []) : []),
  texts: (block) => itemTexts(block),
  templates: (block) =>
    block.options.items.flatMap((item, at) =>
      item.condition ? comparedTemplates(item.condition, `items.${at}.condition`) : [],
    ),
  variables: (block) => [
    ...(block.options.listVariable === null
      ? []
      : [{ field: 'listVariable', path: block.options.listVariable, isWritten: false }]),
    ...block.options.items.flatMap((item, at) =>
      item.condition ? comparedVariables(item.condition, `items.${at}.condition`) : [],
    ),
  ],
  inspect: (block) => findings(block),
  awaiting: (block) => ({
    isMultiple: block.options.isMultiple,
    isSearchable: block.options.isSearchable,
  }),
  offers: shownChoices,
  pick: (block, id, turn) => readingOf(block, [id], turn),
  read: (block, answer, turn) => {
    const shown = turn.state.awaiting?.choices ?? [];
    if (answer.kind === 'text') return readText(block, answer.text, turn);
    const ids = pickedIds(block, answer, shown);
    return ids === null ? { isUnderstood: false, reason: 'noChoice' } : readingOf(block, ids, turn);
  },
});

type Understood = Extract<Reading, { isUnderstood: true }>;

function readText(block: BlockOf<'choiceInput'>, text: string, turn: Turn): Reading {
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
function pickedIds(block: BlockOf<'choiceInput'>, answer: Answer, shown: Awaiting['choices']): string[] | null {
  if (answer.kind !== 'choice') return null;
  const ids = [...new Set(answer.ids)];
  const isKnown = ids.length > 0 && ids.every((id) => shown.some((choice) => choice.id === id));
  return isKnown && (block.options.isMultiple || ids.length === 1) ? ids : null;
}

function readingOf(block: BlockOf<'choiceInput'>, ids: string[], turn: Turn): Understood {
  const labels = ids.map((id) => turn.state.awaiting?.choices.find((choice) => choice.id === id)?.label ?? id);
  const values = ids.map((id, at) => valueOfChoice(block, id, labels[at] ?? id));
  if (block.options.isMultiple) return { isUnderstood: true, value: values, text: labels.join(', ') };
  const [id = ''] = ids;
  const hasPort = block.options.items.some((item) => item.id === id);
  return { isUnderstood: true, value: values[0] ?? null, text: labels.join(', '), port: hasPort ? id : undefined };
}

function itemsOf({ options }: BlockOf<'choiceInput'>): ExitItem[] {
  return options.items.map(({ id, label, detail }, at) => ({
    port: options.isMultiple ? null : id,
    field: `items.${at}`,
    label,
    detail,
  }));
}

function itemTexts(block: BlockOf<'choiceInput'>): FieldText[] {
  return block.options.items.flatMap((item, at) => [
    { field: `items.${at}.label`, text: item.label, isExpected: true },
    { field: `items.${at}.detail`, text: item.detail, isExpected: false },
  ]);
}

function findings(block: BlockOf<'choiceInput'>): Finding[] {
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
