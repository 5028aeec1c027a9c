import { z } from 'zod';
import { readNumber } from '@tertulia/readers';
import { currencyDigits, formatMoney, formatNumber, languageTag } from '../../business/format.js';
import { currency, expression, number, questionShape } from '../../definition/parts.js';
import type { BlockOf } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import type { Candidate, Reading } from '../definition.js';
import { defineQuestion, questionDefaults } from '../question.js';
import { refusedByRule, ruleExpressions } from '../rule.js';

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
    rule: expression.optional(),
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
  expressions: (block) => ruleExpressions(block, 'NUMBER'),
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
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notNumber' };
    turn.spend(readingCost);
    const found = readNumber(answer.text, { country: turn.profile.country, locale: turn.locale });
    if (found.kind === 'none') return { isUnderstood: false, reason: 'notNumber' };
    if (found.kind === 'unsure')
      return { isUnderstood: false, reason: 'notNumber', candidates: candidatesOf(block, found.candidates, turn) };
    return (
      refusal(block, found.value, turn) ?? {
        isUnderstood: true,
        value: found.value,
        text: shown(block, found.value, turn),
      }
    );
  },
});

/** Units of work for reading a number; the beginning of an answer is read. */
const readingCost = 3_000;

function candidatesOf(block: BlockOf<'numberInput'>, values: readonly number[], turn: Turn): Candidate[] {
  const allowed = values.filter((value) => refusal(block, value, turn) === null);
  return allowed.map((value) => ({ answer: plainDigits(value), label: shown(block, value, turn) }));
}

/** Digits with a decimal point that no country reads as grouping: never exactly three decimals. */
function plainDigits(value: number): string {
  const text = String(value);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

function refusal(block: BlockOf<'numberInput'>, value: number, turn: Turn): Reading | null {
  const { min, max, step } = block.options;
  if (min !== null && value < min) return { isUnderstood: false, reason: 'belowMin', limit: shown(block, min, turn) };
  if (max !== null && value > max) return { isUnderstood: false, reason: 'aboveMax', limit: shown(block, max, turn) };
  const steps = step === null || step <= 0 ? 0 : (value - (min ?? 0)) / step;
  if (Math.abs(steps - Math.round(steps)) >= 1e-9)
    return { isUnderstood: false, reason: 'notInStep', limit: String(step) };
  return refusedByRule(block, value, turn);
}

function shown(block: BlockOf<'numberInput'>, value: number, turn: Turn): string {
  const tag = languageTag(turn.locale, turn.profile.country);
  const code = block.options.currency;
  if (code !== '') return formatMoney(Math.round(value * 10 ** currencyDigits(code)), code, tag);
  const text = formatNumber(value, tag);
  return block.options.unit === '' ? text : `${text} ${block.options.unit}`;
}
