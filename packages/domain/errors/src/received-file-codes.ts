import type { ErrorEntry } from './entry.js';

/** Mistakes with files that visitors send. */
export const receivedFileCodes = {
  FILES_NOT_ASKED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ahora no se piden archivos.',
    en: 'No files are asked for now.',
    description: {
      es: 'Se puede subir un archivo mientras la pregunta abierta sea de tipo FILE.',
      en: 'A file can be uploaded while the open question is of the kind FILE.',
    },
  },
  FILE_TOO_LARGE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El archivo puede pesar {max} MB como máximo.',
    en: 'The file may have {max} MB at most.',
    description: {
      es: 'El archivo pesa más de lo que la pregunta acepta, o más de lo que se anunció al pedir la dirección.',
      en: 'The file is larger than the question accepts, or than was announced when the address was asked for.',
    },
  },
  FILE_TYPE_NOT_ACCEPTED: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ese tipo de archivo no se acepta aquí. Se aceptan: {types}.',
    en: 'That type of file is not accepted here. Accepted: {types}.',
    description: {
      es: 'El tipo se lee de los bytes, no del nombre. Los programas no se aceptan nunca.',
      en: 'The type is read from the bytes, not from the name. Programs are never accepted.',
    },
  },
  FILE_EMPTY: {
    kind: 'USER',
    httpStatus: 200,
    es: 'El archivo está vacío.',
    en: 'The file is empty.',
    description: { es: 'No llegó ningún byte.', en: 'No byte has arrived.' },
  },
  TOO_MANY_FILES: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ya mandaste muchos archivos hoy. Intenta de nuevo mañana.',
    en: 'You have sent many files today. Try again tomorrow.',
    description: {
      es: 'Cada visitante puede mandar {files} archivos y {megabytes} MB en 24 horas.',
      en: 'A visitor can send {files} files and {megabytes} MB within 24 hours.',
    },
  },
  FILE_SPACE_FULL: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Por ahora no podemos recibir archivos. Manda un enlace, por favor.',
    en: 'We cannot take files right now. Please send a link.',
    description: {
      es: 'Los archivos de los visitantes ocupan todo el espacio que el plan de la organización permite.',
      en: "Files of visitors take up all the space that the organization's plan allows.",
    },
  },
  UPLOAD_OVER: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Esta dirección ya se usó o caducó. Pide otra.',
    en: 'This address was used or has expired. Ask for another one.',
    description: {
      es: 'Una dirección para subir un archivo sirve una vez y dura quince minutos.',
      en: 'An address to upload a file is good for one file and for fifteen minutes.',
    },
  },
  FILE_NOT_THERE: {
    kind: 'USER',
    httpStatus: 200,
    es: 'Ese archivo ya no está. Súbelo otra vez.',
    en: 'That file is no longer there. Upload it again.',
    description: {
      es: 'El archivo no terminó de subirse, es de otra conversación, ya se mandó o pasó más de una hora.',
      en: 'The file was not uploaded to its end, belongs to another conversation, was sent already, or more than an hour has passed.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
