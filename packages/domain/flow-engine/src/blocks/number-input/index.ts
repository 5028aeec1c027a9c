import { z } from 'zod';
import { readNumber } from '../../answers/number.js';
import { currencyDigits, formatMoney, formatNumber, languageTag } from '../../business/format.js';
import { currency, number, questionShape } from '../../definition/parts.js';
import type { BlockOf } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import type { Reading } from '../definition.js';
import { defineQuestion, questionDefaults } from '../question.js';

/** Asks for a number or an amount of money (in major units). */
export const numberInput = defineQuestion<'numberInput'>({
  awaits: 'NUMBER',
  name: { es: 'Pregunta de número', en: 'Number question' },
  options: z.object({
    ...questionShape,
    min: number.nullable(),
    max: number.nullable(),
    step: number.nullable(),
    unit: z.string().max(40),
    currency,
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Cuántos?', en: 'How many?' }),
    min: null,
    max: null,
    step: null,
    unit: '',
    currency: '',
  }),
  awaiting: (block) => ({
    min: block.options.min === null ? null : String(block.options.min),
    max: block.options.max === null ? null : String(block.options.max),
  }),
  inspect: (block) => {
    const { min, max } = block.options;
    if (min === null || max === null || min <= max) return [];
    return [
      {
        code: 'MISSING_OPTION',
        field: 'max',
        message: { es: 'El máximo es menor que el mínimo.', en: 'The maximum is below the minimum.' },
        fix: { es: 'Corrige uno de los dos.', en: 'Correct one of the two.' },
      },
    ];
  },
  read: (block, answer, turn) => {
    const tag = languageTag(turn.locale, turn.profile.country);
    const value = answer.kind === 'text' ? readNumber(answer.text, tag) : null;
    if (value === null) return { isUnderstood: false, reason: 'notNumber' };
    return refusal(block, value, turn) ?? { isUnderstood: true, value, text: shown(block, value, turn) };
  },
});

function refusal(block: BlockOf<'numberInput'>, value: number, turn: Turn): Reading | null {
  const { min, max, step } = block.options;
  if (min !== null && value < min) return { isUnderstood: false, reason: 'belowMin', limit: shown(block, min, turn) };
  if (max !== null && value > max) return { isUnderstood: false, reason: 'aboveMax', limit: shown(block, max, turn) };
  if (step === null || step <= 0) return null;
  const steps = (value - (min ?? 0)) / step;
  if (Math.abs(steps - Math.round(steps)) < 1e-9) return null;
  return { isUnderstood: false, reason: 'notInStep', limit: String(step) };
}

function shown(block: BlockOf<'numberInput'>, value: number, turn: Turn): string {
  const tag = languageTag(turn.locale, turn.profile.country);
  const code = block.options.currency;
  if (code !== '') return formatMoney(Math.round(value * 10 ** currencyDigits(code)), code, tag);
  const text = formatNumber(value, tag);
  return block.options.unit === '' ? text : `${text} ${block.options.unit}`;
}
