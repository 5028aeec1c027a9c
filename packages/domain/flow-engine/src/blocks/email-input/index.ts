import { z } from 'zod';
import { readEmail } from '@tertulia/readers';
import { questionShape } from '../../definition/parts.js';
import { textReading } from '../offer.js';
import { defineQuestion, questionDefaults } from '../question.js';

/** Asks for an e-mail address, stored in lower case. */
export const emailInput = defineQuestion<'emailInput'>({
  awaits: 'EMAIL',
  name: { es: 'Pregunta de correo', en: 'E-mail question' },
  options: z.object(questionShape),
  defaults: (locale) =>
    questionDefaults(locale, { es: '¿Cuál es tu correo electrónico?', en: 'What is your e-mail address?' }),
  awaiting: () => ({}),
  // An address that looks misspelt is taken once it is confirmed.
  pick: (_block, address) => ({ isUnderstood: true, value: address, text: address }),
  read: (_block, answer) => {
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notEmail' };
    return textReading(answer.text, readEmail, 'notEmail');
  },
});
