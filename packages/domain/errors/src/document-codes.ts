import type { ErrorEntry } from './entry.js';

/** Mistakes with documents of the knowledge. */
export const documentCodes = {
  DOCUMENT_REFUSED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'No se puede usar este documento: {reason}.',
    en: 'This document cannot be used: {reason}.',
    description: {
      es: 'El archivo está dañado, protegido, no tiene texto, no es de un tipo conocido o pasa de los límites. El motivo dice qué hacer.',
      en: 'The file is damaged, protected, without text, of an unknown type or over the limits. The reason says what to do.',
    },
  },
  DOCUMENT_LIMIT: {
    kind: 'USER',
    httpStatus: 200,
    es: 'No cabe otro documento: se permiten {documents} con {characters} caracteres en total{where}. Borra alguno que ya no se use.',
    en: 'There is no room for another document: {documents} with {characters} characters in all are allowed{where}. Delete one that is no longer used.',
    description: {
      es: 'Se alcanzó el límite de documentos o de caracteres del bot o del plan.',
      en: 'The limit of documents or characters of the bot or of the plan was reached.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
