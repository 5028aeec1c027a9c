import type { ErrorEntry } from './entry.js';

/** Mistakes with webhooks that the user can correct. */
export const webhookCodes = {
  WEBHOOK_URL_REFUSED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta dirección no se puede usar. Hace falta una URL https pública, sin usuario ni puerto especial.',
    en: 'This address cannot be used. It must be a public https URL without a user name or a special port.',
    description: {
      es: 'La plataforma envía solo a direcciones públicas de internet, por https y en el puerto 443.',
      en: 'The platform sends only to public addresses of the internet, over https and on port 443.',
    },
  },
  TOO_MANY_WEBHOOKS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Una organización puede tener {max} webhooks. Elimina uno para crear otro.',
    en: 'An organization can have {max} webhooks. Delete one to create another.',
    description: {
      es: 'El límite protege a quienes reciben: un webhook puede recibir todos los eventos.',
      en: 'The limit protects receivers: one webhook can receive all events.',
    },
  },
  WEBHOOK_DISABLED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Este webhook está desactivado. Actívalo para enviar.',
    en: 'This webhook is disabled. Enable it to send.',
    description: {
      es: 'Lo desactivó una persona, el receptor respondió 410, o falló durante cinco días.',
      en: 'A person disabled it, the receiver responded with 410, or it failed for five days.',
    },
  },
  SELECTION_INVALID: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La selección no es válida en la línea {line}, columna {column}: {detail}.',
    en: 'The selection is not valid at line {line}, column {column}: {detail}.',
    description: {
      es: 'Debe ser GraphQL válido según el esquema público. El detalle viene en inglés.',
      en: 'It must be valid GraphQL by the public schema. The detail is in English.',
    },
  },
  SELECTION_NOT_EVENTS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La selección debe ser una sola suscripción con el campo events, sin alias, directivas ni variables.',
    en: 'The selection must be one subscription with the field events, without an alias, directives or variables.',
    description: {
      es: 'Por ejemplo subscription { events(types: [GOAL_REACHED]) { id } }.',
      en: 'For example subscription { events(types: [GOAL_REACHED]) { id } }.',
    },
  },
  SELECTION_OTHER_EVENTS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La selección (línea {line}, columna {column}) debe nombrar en types estos eventos: {types}.',
    en: 'The selection (line {line}, column {column}) must name these events in types: {types}.',
    description: {
      es: 'Los eventos de la selección y los del webhook son los mismos.',
      en: 'The events of the selection and of the webhook are the same.',
    },
  },
  SELECTION_TOO_LARGE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La selección pide demasiado: {detail}.',
    en: 'The selection asks for too much: {detail}.',
    description: {
      es: 'Valen los límites de las operaciones de una clave de API: profundidad, costo, alias y directivas.',
      en: 'The limits are those of the operations of an API key: depth, cost, aliases and directives.',
    },
  },
  SELECTION_FORBIDDEN: {
    kind: 'USER',
    httpStatus: 200,
    es: 'La selección lee {path}, y quien la guarda no tiene permiso: {detail}.',
    en: 'The selection reads {path}, which whoever saves it may not read: {detail}.',
    description: {
      es: 'Una selección lee lo que puede leer quien guardó el webhook por última vez.',
      en: 'A selection reads what whoever saved the webhook last may read.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
