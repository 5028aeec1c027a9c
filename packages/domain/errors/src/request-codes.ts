import type { ErrorEntry } from './entry.js';

/** Requests that are refused for their form before anything is executed. */
export const requestCodes = {
  MALFORMED_REQUEST: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La solicitud no se puede leer: su dirección o su encabezado Host no son válidos.',
    en: 'The request cannot be read: its target or its Host header is not valid.',
    description: {
      es: 'La dirección no es una ruta ni una URL legible, o Host no nombra un servidor.',
      en: 'The target is no readable path or URL, or Host does not name a server.',
    },
  },
  METHOD_NOT_ALLOWED: {
    kind: 'REFUSED',
    httpStatus: 405,
    es: 'Este método no se atiende aquí.',
    en: 'This method is not served here.',
    description: { es: 'El encabezado Allow dice cuáles sí.', en: 'The Allow header names those that are.' },
  },
  GRAPHQL_PARSE_FAILED: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La operación no se puede leer[[: {detail}]].',
    en: 'The operation cannot be read[[: {detail}]].',
    description: { es: 'Hay un error de sintaxis en la operación.', en: 'The operation has a syntax error.' },
  },
  GRAPHQL_VALIDATION_FAILED: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La operación no corresponde al esquema[[: {detail}]].',
    en: 'The operation does not match the schema[[: {detail}]].',
    description: {
      es: 'Un campo, argumento o tipo no existe en el esquema.',
      en: 'A field, argument or type does not exist in the schema.',
    },
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'Envía el texto de la operación: aquí no se guardan operaciones.',
    en: 'Send the text of the operation: operations are not kept here.',
    description: {
      es: 'La solicitud trae el hash de una operación en lugar de su texto.',
      en: 'The request holds the hash of an operation instead of its text.',
    },
  },
  PERSISTED_QUERY_HASH_INVALID: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: '`extensions.persistedQuery` no corresponde a la operación: se espera `version` 1 y el SHA-256 de su texto en hexadecimal.',
    en: '`extensions.persistedQuery` does not fit the operation: `version` 1 and the SHA-256 of its text in hexadecimal are expected.',
    description: {
      es: 'El hash está mal formado, es de otro texto, o su versión no existe.',
      en: 'The hash is malformed, belongs to another text, or its version does not exist.',
    },
  },
  OPERATION_NOT_FOUND: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La solicitud no contiene esa operación.',
    en: 'The request does not hold that operation.',
    description: {
      es: '`operationName` no existe en el documento, o falta y hay varias operaciones.',
      en: '`operationName` is not in the document, or it is missing and there are several operations.',
    },
  },
  OPERATION_KIND_NOT_SERVED: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'Este tipo de operación no se atiende por esta vía.',
    en: 'This kind of operation is not served here.',
    description: {
      es: 'Consultas y mutaciones van por HTTP; suscripciones, por WebSocket.',
      en: 'Queries and mutations go over HTTP; subscriptions over WebSocket.',
    },
  },
  QUERY_TOO_DEEP: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La operación es demasiado profunda[[: tiene {value} niveles]][[, el máximo es {max}]].',
    en: 'The operation is too deep[[: it has {value} levels]][[, the limit is {max}]].',
    description: { es: 'Divide la operación en varias.', en: 'Split the operation into several.' },
  },
  QUERY_TOO_COMPLEX: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La operación es demasiado costosa[[: {what} es {value}]][[, el máximo es {max}]].',
    en: 'The operation is too costly[[: {what} is {value}]][[, the limit is {max}]].',
    description: { es: 'Pide menos campos o páginas más cortas.', en: 'Ask for fewer fields or shorter pages.' },
  },
  TOO_MANY_ALIASES: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La operación usa demasiados alias[[: son {value}]][[, el máximo es {max}]].',
    en: 'The operation uses too many aliases[[: there are {value}]][[, the limit is {max}]].',
    description: { es: 'Reparte los campos en varias operaciones.', en: 'Spread the fields over several operations.' },
  },
  REQUEST_TOO_LARGE: {
    kind: 'REFUSED',
    httpStatus: 413,
    es: 'La solicitud es demasiado grande[[: el máximo es {max} bytes]].',
    en: 'The request is too large[[: the limit is {max} bytes]].',
    description: { es: 'El cuerpo supera el máximo admitido.', en: 'The body is over the limit.' },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    kind: 'REFUSED',
    httpStatus: 415,
    es: 'Envía la solicitud como JSON en UTF-8.',
    en: 'Send the request as JSON in UTF-8.',
    description: {
      es: 'Usa `Content-Type: application/json` con codificación UTF-8.',
      en: 'Use `Content-Type: application/json` encoded in UTF-8.',
    },
  },
  MALFORMED_JSON: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'El cuerpo de la solicitud no es JSON válido.',
    en: 'The body of the request is not valid JSON.',
    description: { es: 'Revisa comillas, comas y codificación.', en: 'Check quotes, commas and encoding.' },
  },
} as const satisfies Record<string, ErrorEntry>;
