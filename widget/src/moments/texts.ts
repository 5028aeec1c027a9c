import type { Locale } from '../conversation/model.js';

const es = {
  pickDay: 'Elige un día',
  timeOn: (day: string) => `Hora para el ${day}`,
  times: (count: number) => (count === 1 ? 'Hay 1 hora para elegir' : `Hay ${count} horas para elegir`),
  later: 'Para un día que no está aquí, escríbelo en el mensaje.',
  send: 'Enviar',
};

/** The texts of this module in one language. */
export type MomentTexts = typeof es;

const en: MomentTexts = {
  pickDay: 'Pick a day',
  timeOn: (day) => `Time on ${day}`,
  times: (count) => (count === 1 ? 'There is 1 time to pick' : `There are ${count} times to pick`),
  later: 'For a day that is not here, write it in the message.',
  send: 'Send',
};

export const momentTexts: Readonly<Record<Locale, MomentTexts>> = { es, en };
