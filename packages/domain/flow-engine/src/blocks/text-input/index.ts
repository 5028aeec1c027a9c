import { readAddress, readName } from '@tertulia/readers';
import { z } from 'zod';
import { matchesPattern, patternCost, patternFault } from '../../text/pattern.js';
import { expression, limit, questionShape } from '../../definition/parts.js';
import type { BlockOf } from '../../model.js';
import type { Reading } from '../definition.js';
import { textReading } from '../offer.js';
import type { Turn } from '../../engine/turn.js';
import { defineQuestion, questionDefaults } from '../question.js';
import { refusedByRule, ruleExpressions } from '../rule.js';
import { asksForName } from './names.js';

/** Asks for a text. The pattern must match the whole answer. */
export const textInput = defineQuestion<'textInput'>({
  awaits: 'TEXT',
  name: { es: 'Pregunta de texto', en: 'Text question' },
  options: z.object({
    ...questionShape,
    isLong: z.boolean(),
    minLength: limit,
    maxLength: limit,
    pattern: z.string().max(500).nullable(),
    rule: expression.optional(),
  }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Cuál es tu nombre?', en: 'What is your name?' }),
    isLong: false,
    minLength: null,
    maxLength: null,
    pattern: null,
  }),
  awaiting: (block) => ({ isLong: block.options.isLong }),
  expressions: (block) => ruleExpressions(block, 'TEXT'),
  inspect: (block) => {
    const fault = block.options.pattern === null ? null : patternFault(block.options.pattern);
    if (fault === null) return [];
    return [
      {
        code: 'BAD_PATTERN',
        field: 'pattern',
        message: { es: `El patrón no es válido: ${fault}`, en: `The pattern is not valid: ${fault}` },
        fix: {
          es: 'Usa la sintaxis RE2, de 500 caracteres como máximo.',
          en: 'Use RE2 syntax, 500 characters at most.',
        },
      },
    ];
  },
  read: (block, answer, turn) => {
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'required' };
    const found = personal(block, answer.text);
    return found.isUnderstood ? within(block, found.text, turn) : found;
  },
  pick: (block, answer, turn) => within(block, answer, turn),
});

/** The text when it keeps the limits of the question. */
function within({ id, options }: BlockOf<'textInput'>, text: string, turn: Turn): Reading {
  const value = text.trim();
  const { minLength, maxLength, pattern } = options;
  if (value === '') return { isUnderstood: false, reason: 'required' };
  if (minLength !== null && lengthOf(value) < minLength)
    return { isUnderstood: false, reason: 'tooShort', limit: String(minLength) };
  const longest = maxLength ?? 4096;
  if (lengthOf(value) > longest) return { isUnderstood: false, reason: 'tooLong', limit: String(longest) };
  if (pattern) turn.spend(patternCost(pattern, value.length));
  if (pattern && !matchesPattern(pattern, value, 'WHOLE')) return { isUnderstood: false, reason: 'pattern' };
  return refusedByRule({ id, options }, value, turn) ?? { isUnderstood: true, value, text: value };
}

// Counts code points, so that an emoji is not counted twice.
function lengthOf(value: string): number {
  return Array.from(value).length;
}

const addressVariable =
  /^(?:direccion|dirección|domicilio|address|delivery_?address|direccion_?(?:de_?)?(?:envio|entrega))$/i;

/** The name or address in an answer to a question whose variable says that it asks for one; else the answer. */
function personal(block: BlockOf<'textInput'>, text: string): ReturnType<typeof textReading> {
  const { variable, pattern } = block.options;
  const isOpen = variable === null || pattern !== null || text.trim() === '';
  if (!isOpen && addressVariable.test(variable)) return textReading(text, readAddress, 'notAddress');
  if (!isOpen && asksForName(block))
    return textReading(text, readName, /\p{N}/u.test(text) ? 'nameHasDigits' : 'notName');
  return { isUnderstood: true, value: text, text };
}
