import type { Locale } from '../conversation/model.js';

const es = {
  send: 'Enviar',
  optional: 'opcional',
  pick: 'Elige una opción',
  missing: 'Falta este dato.',
  wrong: 'Revisa este dato.',
};

/** The texts of this module in one language. */
export type AskTexts = typeof es;

const en: AskTexts = {
  send: 'Send',
  optional: 'optional',
  pick: 'Pick one',
  missing: 'This is missing.',
  wrong: 'Please check this.',
};

export const askTexts: Readonly<Record<Locale, AskTexts>> = { es, en };
