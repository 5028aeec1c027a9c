import { documentBounds, type RefusedDocument } from './document.js';

const { bytes, pages, characters, passages } = documentBounds;
const megabytes = bytes / 1024 / 1024;

/** Why a document is refused and what helps, in both languages. */
export const refusalWords: Readonly<Record<RefusedDocument, { readonly es: string; readonly en: string }>> = {
  EMPTY: { es: 'el archivo está vacío', en: 'the file is empty' },
  TOO_LARGE: {
    es: `el archivo pesa más de ${megabytes} MB; divídelo en partes`,
    en: `the file is larger than ${megabytes} MB; split it`,
  },
  TOO_MANY_PAGES: {
    es: `el documento tiene más de ${pages} páginas; divídelo en partes`,
    en: `the document has more than ${pages} pages; split it`,
  },
  TOO_LONG: {
    es: `el documento tiene más de ${characters} caracteres o de ${passages} pasajes; divídelo en partes`,
    en: `the document has more than ${characters} characters or ${passages} passages; split it`,
  },
  WRONG_TYPE: {
    es: 'no es un PDF, un documento de Word (.docx) ni un texto',
    en: 'it is not a PDF, a Word document (.docx) or a text',
  },
  PROTECTED: {
    es: 'el archivo está protegido con contraseña; guarda una copia sin ella',
    en: 'the file is protected with a password; save a copy without it',
  },
  BROKEN: { es: 'el archivo está dañado y no se puede leer', en: 'the file is damaged and cannot be read' },
  BOMB: {
    es: 'el archivo se descomprime a mucho más de lo que un documento necesita',
    en: 'the file unpacks to far more than a document needs',
  },
  TOO_HEAVY: {
    es: 'leerlo toma demasiado tiempo; divídelo en partes o guárdalo como texto',
    en: 'reading it takes too long; split it or save it as text',
  },
  NO_TEXT: {
    es: 'no tiene texto que se pueda leer; si es un escaneo, pásalo antes por un reconocimiento de texto',
    en: 'it has no text that can be read; if it is a scan, run text recognition on it first',
  },
};
