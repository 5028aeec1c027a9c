import type { ErrorEntry } from './entry.js';

/** Requests that are refused for their form before they are executed. */
export const requestCodes = {
  MALFORMED_REQUEST: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La solicitud no se puede leer: su dirección o su encabezado Host no son válidos.',
    en: 'The request cannot be read: its target or its Host header is not valid.',
    description: {
      es: 'La dirección no es una ruta o una URL válida, o Host no nombra un servidor.',
      en: 'The target is not a valid path or URL, or Host does not name a server.',
    },
  },
  METHOD_NOT_ALLOWED: {
    kind: 'REFUSED',
    httpStatus: 405,
    es: 'Este método no está permitido en esta dirección.',
    en: 'This method is not allowed at this address.',
    description: {
      es: 'El encabezado Allow enumera los métodos permitidos.',
      en: 'The Allow header lists the allowed methods.',
    },
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
    es: 'Envía el texto de la operación: el servidor no conoce ninguna con este hash.',
    en: 'Send the text of the operation: the server knows none with this hash.',
    description: {
      es: 'La solicitud trae, en lugar de su texto, el hash de una operación que no es de las páginas de esta versión.',
      en: 'The request contains, instead of its text, the hash of an operation that is not one of the pages of this release.',
    },
  },
  PERSISTED_QUERY_HASH_INVALID: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: '`extensions.persistedQuery` no corresponde a la operación: se espera `version` 1 y el SHA-256 de su texto en hexadecimal.',
    en: '`extensions.persistedQuery` does not match the operation: expected `version` 1 and the SHA-256 of its text in hexadecimal.',
    description: {
      es: 'El hash está mal formado, corresponde a otro texto o su versión no existe.',
      en: 'The hash is malformed, belongs to another text or has an unknown version.',
    },
  },
  OPERATION_NOT_FOUND: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La solicitud no contiene esa operación.',
    en: 'The request does not contain that operation.',
    description: {
      es: '`operationName` no existe en el documento, o falta y el documento tiene varias operaciones.',
      en: '`operationName` is not in the document, or it is missing and the document has several operations.',
    },
  },
  OPERATION_KIND_NOT_SERVED: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'Este tipo de operación no se admite en esta conexión.',
    en: 'This kind of operation is not supported on this connection.',
    description: {
      es: 'Envía consultas y mutaciones por HTTP, y suscripciones por WebSocket.',
      en: 'Send queries and mutations over HTTP, and subscriptions over WebSocket.',
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
    description: { es: 'Solicita menos campos o páginas más cortas.', en: 'Request fewer fields or shorter pages.' },
  },
  TOO_MANY_ALIASES: {
    kind: 'REFUSED',
    httpStatus: 400,
    es: 'La operación usa demasiados alias[[: son {value}]][[, el máximo es {max}]].',
    en: 'The operation uses too many aliases[[: there are {value}]][[, the limit is {max}]].',
    description: { es: 'Reparte los campos en varias operaciones.', en: 'Split the fields into several operations.' },
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
