import { readChoice, readYesNo } from '@tertulia/readers';
import { foldedPhrase } from '@tertulia/words';
import { z } from 'zod';
import { flowText, questionShape } from '../../definition/parts.js';
import type { Turn } from '../../engine/turn.js';
import type { Reading } from '../definition.js';
import { defineQuestion, inLanguage, questionDefaults } from '../question.js';

const ids = ['yes', 'no'] as const;

/** Asks for yes or no, in words or by two buttons; stores true or false. Each has its own port. */
export const confirm = defineQuestion<'confirm'>({
  awaits: 'CHOICE',
  name: { es: 'Sí o no', en: 'Yes or no' },
  options: z.object({ ...questionShape, yes: flowText, no: flowText }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Confirmas?', en: 'Do you confirm?' }),
    yes: inLanguage(locale, { es: 'Sí', en: 'Yes' }),
    no: inLanguage(locale, { es: 'No', en: 'No' }),
  }),
  ports: () => [...ids],
  branches: () => [...ids],
  items: ({ options }) => ids.map((id) => ({ port: id, field: id, label: options[id], detail: {} })),
  texts: ({ options }) => ids.map((id) => ({ field: id, text: options[id], isExpected: true })),
  awaiting: () => ({}),
  offers: ({ options }, turn) => ids.map((id) => ({ id, label: turn.text(options[id]), detail: '' })),
  pick: (_block, id, turn) => answered(id, turn),
  read: (_block, answer, turn) => {
    if (answer.kind === 'text') return readText(answer.text, turn);
    const [id = ''] = answer.kind === 'choice' && answer.ids.length === 1 ? answer.ids : [];
    return ids.some((one) => one === id) ? answered(id, turn) : { isUnderstood: false, reason: 'notYesNo' };
  },
});

type Shown = NonNullable<Turn['state']['awaiting']>['choices'];

function shownIn(turn: Turn): Shown {
  return turn.state.awaiting?.choices ?? [];
}

/** The words of a button come first, because they may say the opposite: `No tengo alergias` as the yes. */
function readText(text: string, turn: Turn): Reading {
  const shown = shownIn(turn);
  turn.spend(readingCost);
  const same = shown.find(({ label }) => foldedPhrase(label) === foldedPhrase(text));
  if (same) return answered(same.id, turn);
  const agreed = readYesNo(text);
  if (agreed.kind === 'read') return answered(agreed.value ? 'yes' : 'no', turn);
  const chosen = readChoice(text, shown);
  if (chosen.kind === 'read') return answered(chosen.value, turn);
  const meant = agreed.kind === 'unsure' ? agreed.candidates.map((isYes) => (isYes ? 'yes' : 'no')) : [];
  const candidates = meant.map((id) => ({ answer: id, label: labelOf(id, turn) }));
  return { isUnderstood: false, reason: 'notYesNo', candidates };
}

/** Units of work for reading an answer, whose beginning is read. */
const readingCost = 5_000;

function answered(id: string, turn: Turn): Reading {
  return { isUnderstood: true, value: id === 'yes', text: labelOf(id, turn), port: id };
}

function labelOf(id: string, turn: Turn): string {
  return shownIn(turn).find((choice) => choice.id === id)?.label || id;
}
