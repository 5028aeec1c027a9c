import type { ErrorEntry } from './entry.js';

/** Failures on the server's side. Messages never contain the cause; the log has it under the reference. */
export const faultCodes = {
  SUBGRAPH_UNAVAILABLE: {
    kind: 'FAULT',
    httpStatus: 503,
    es: 'Una parte del servicio no responde. Intenta de nuevo en unos segundos.',
    en: 'Part of the service is not responding. Try again in a few seconds.',
    description: {
      es: 'El resto de la respuesta es válido; solicita de nuevo la parte que falta.',
      en: 'The rest of the response is valid; request the missing part again.',
    },
  },
  DATABASE_UNAVAILABLE: {
    kind: 'FAULT',
    httpStatus: 503,
    es: 'No podemos leer ni guardar datos en este momento. Intenta de nuevo en unos segundos.',
    en: 'We cannot read or save data right now. Try again in a few seconds.',
    description: {
      es: 'La base de datos no acepta conexiones o está saturada. Los cambios confirmados no se pierden.',
      en: 'The database does not accept connections or is overloaded. Confirmed changes are not lost.',
    },
  },
  DEADLINE_EXCEEDED: {
    kind: 'FAULT',
    httpStatus: 504,
    es: 'La operación tardó demasiado y se detuvo[[: el máximo es {seconds} segundos]].',
    en: 'The operation took too long and was stopped[[: the limit is {seconds} seconds]].',
    description: {
      es: 'Solicita un rango menor o menos elementos.',
      en: 'Request a smaller range or fewer items.',
    },
  },
  INTERNAL_SERVER_ERROR: {
    kind: 'FAULT',
    httpStatus: 500,
    es: 'Algo falló de nuestro lado[[. Referencia: {reference}]].',
    en: 'Something failed on our side[[. Reference: {reference}]].',
    description: {
      es: 'Envía la referencia a soporte, que puede encontrar el detalle en el registro.',
      en: 'Send the reference to support, who can find the details in the log.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
