import { z } from 'zod';
import { readPhone } from '../../answers/phone.js';
import { country, questionShape } from '../../definition/parts.js';
import { defineQuestion, questionDefaults } from '../question.js';

/** Asks for a phone number, stored in E.164. */
export const phoneInput = defineQuestion<'phoneInput'>({
  awaits: 'PHONE',
  name: { es: 'Pregunta de teléfono', en: 'Phone question' },
  options: z.object({ ...questionShape, country }),
  defaults: (locale) => ({
    ...questionDefaults(locale, { es: '¿Cuál es tu número de teléfono?', en: 'What is your phone number?' }),
    country: '',
  }),
  awaiting: () => ({}),
  read: (block, answer, turn) => {
    const home = block.options.country || turn.profile.country;
    const value = answer.kind === 'text' ? readPhone(answer.text, home) : null;
    return value === null ? { isUnderstood: false, reason: 'notPhone' } : { isUnderstood: true, value, text: value };
  },
});
