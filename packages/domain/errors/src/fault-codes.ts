import type { ErrorEntry } from './entry.js';

/** What broke on our side. The message never says how; the log does, under the reference. */
export const faultCodes = {
  SUBGRAPH_UNAVAILABLE: {
    kind: 'FAULT',
    httpStatus: 503,
    es: 'Una parte del servicio no responde en este momento. Intenta de nuevo en unos segundos.',
    en: 'A part of the service does not answer right now. Try again in a few seconds.',
    description: {
      es: 'El resto de la respuesta es válido; repite la parte que falta.',
      en: 'The rest of the answer is valid; repeat the part that is missing.',
    },
  },
  DATABASE_UNAVAILABLE: {
    kind: 'FAULT',
    httpStatus: 503,
    es: 'No podemos leer ni guardar datos en este momento. Intenta de nuevo en unos segundos.',
    en: 'We cannot read or save data right now. Try again in a few seconds.',
    description: {
      es: 'La base de datos no acepta conexiones o está saturada. Nada de lo confirmado se perdió.',
      en: 'The database takes no connections or is overloaded. Nothing that was confirmed is lost.',
    },
  },
  DEADLINE_EXCEEDED: {
    kind: 'FAULT',
    httpStatus: 504,
    es: 'La operación tardó demasiado y se detuvo[[: el máximo es {seconds} segundos]].',
    en: 'The operation took too long and was stopped[[: the limit is {seconds} seconds]].',
    description: {
      es: 'Reduce el rango o la cantidad pedida y repite.',
      en: 'Ask for a smaller range or amount and repeat.',
    },
  },
  INTERNAL_SERVER_ERROR: {
    kind: 'FAULT',
    httpStatus: 500,
    es: 'Algo falló de nuestro lado[[. Referencia: {reference}]].',
    en: 'Something failed on our side[[. Reference: {reference}]].',
    description: {
      es: 'Comunica la referencia a soporte: con ella se encuentra el detalle en el registro.',
      en: 'Give the reference to support: it finds the details in the log.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
