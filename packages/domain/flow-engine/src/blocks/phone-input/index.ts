import { z } from 'zod';
import { readPhone } from '@tertulia/readers';
import { country, questionShape } from '../../definition/parts.js';
import { textReading } from '../offer.js';
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
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notPhone' };
    return textReading(answer.text, (text) => readPhone(text, home), 'notPhone');
  },
});
