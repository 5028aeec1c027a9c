import type { ErrorEntry } from './entry.js';

/** Mistakes with browsers that are to be notified. */
export const pushCodes = {
  PUSH_NOT_SET_UP: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta instalación no puede avisar en el navegador.',
    en: 'This installation cannot notify in the browser.',
    description: {
      es: 'Quien opera la plataforma no le dio una clave para avisos del navegador.',
      en: 'The operator of the platform has given it no key for notifications of browsers.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
