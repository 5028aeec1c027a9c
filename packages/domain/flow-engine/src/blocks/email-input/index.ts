import { z } from 'zod';
import { readEmail } from '../../answers/email.js';
import { questionShape } from '../../definition/parts.js';
import { defineQuestion, questionDefaults } from '../question.js';

/** Asks for an e-mail address, stored in lower case. */
export const emailInput = defineQuestion<'emailInput'>({
  awaits: 'EMAIL',
  name: { es: 'Pregunta de correo', en: 'E-mail question' },
  options: z.object(questionShape),
  defaults: (locale) =>
    questionDefaults(locale, { es: '¿Cuál es tu correo electrónico?', en: 'What is your e-mail address?' }),
  awaiting: () => ({}),
  read: (_block, answer) => {
    const value = answer.kind === 'text' ? readEmail(answer.text) : null;
    return value === null ? { isUnderstood: false, reason: 'notEmail' } : { isUnderstood: true, value, text: value };
  },
});
