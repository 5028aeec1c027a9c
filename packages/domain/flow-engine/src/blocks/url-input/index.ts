import { readUrl } from '@tertulia/readers';
import { z } from 'zod';
import { questionShape } from '../../definition/parts.js';
import { textReading } from '../offer.js';
import { defineQuestion, questionDefaults } from '../question.js';

/** Asks for a web address, stored with `https://` or `http://`. Nothing is fetched from it. */
export const urlInput = defineQuestion<'urlInput'>({
  awaits: 'URL',
  name: { es: 'Pregunta de enlace', en: 'Link question' },
  options: z.object(questionShape),
  defaults: (locale) => questionDefaults(locale, { es: '¿Cuál es tu página web?', en: 'What is your web address?' }),
  awaiting: () => ({}),
  read: (_block, answer) => {
    if (answer.kind !== 'text') return { isUnderstood: false, reason: 'notUrl' };
    return textReading(answer.text, readUrl, 'notUrl');
  },
});
