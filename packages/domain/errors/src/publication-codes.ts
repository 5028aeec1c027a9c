import type { ErrorEntry } from './entry.js';

/** Publishing a bot, and the conversations that are tried before. */
export const publicationCodes = {
  PUBLICATION_IN_PROGRESS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ya hay una publicación en curso. Espera a que termine.',
    en: 'A publication is already in progress. Wait until it finishes.',
    description: {
      es: 'Cada bot admite una sola publicación a la vez.',
      en: 'Each bot can have one publication at a time.',
    },
  },
  HAS_PROBLEMS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'No se puede publicar el bot: hay {count} problemas por resolver.',
    en: 'The bot cannot be published: {count} problems must be solved first.',
    description: {
      es: 'La validación encontró errores; la lista está en `problems`.',
      en: 'Validation found errors; `problems` lists them.',
    },
  },
  NOTHING_TO_PUBLISH: {
    kind: 'USER',
    httpStatus: 200,
    es: 'No hay cambios desde la última publicación.',
    en: 'Nothing has changed since the last publication.',
    description: {
      es: 'El borrador es igual a la versión publicada.',
      en: 'The draft is the same as the published version.',
    },
  },
  PINNED_CONVERSATIONS_CHANGED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'No se publicó: {count} conversaciones fijadas cambiarían. Revisa las diferencias, o publica con una nota que diga por qué está bien.',
    en: 'Not published: {count} pinned conversations would change. Look at the differences, or publish with a note that says why that is right.',
    description: {
      es: 'El borrador se probó con las conversaciones fijadas del bot; las que cambiarían están en `changedConversations`.',
      en: 'The draft was tried on the pinned conversations of the bot; those that would change are in `changedConversations`.',
    },
  },
  TOO_MANY_PINNED_CONVERSATIONS: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Un bot puede tener {max} conversaciones fijadas. Quita una para fijar otra.',
    en: 'A bot can have {max} pinned conversations. Unpin one to pin another.',
    description: {
      es: 'El límite mantiene corta la espera al publicar.',
      en: 'The limit keeps publishing short.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
