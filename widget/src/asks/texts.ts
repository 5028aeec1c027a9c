import type { Locale } from '../conversation/model.js';

const es = {
  send: 'Enviar',
  optional: 'opcional',
  pick: 'Elige una opción',
  missing: 'Falta este dato.',
  wrong: 'Revisa este dato.',
  pickFile: 'Elegir archivo',
  pickFiles: (most: number) => `Elegir archivos (hasta ${most})`,
  camera: 'Tomar foto',
  sendingFile: (name: string) => `Subiendo ${name}`,
  ready: 'Listo',
  failed: 'No se pudo subir.',
  again: 'Reintentar',
  cancel: 'Cancelar',
  remove: 'Quitar',
  tooLarge: (megabytes: number) => `Puede pesar ${megabytes} MB como máximo.`,
  tooMany: (most: number) => `Puedes mandar ${most} como máximo.`,
};

/** The texts of this module in one language. */
export type AskTexts = typeof es;

const en: AskTexts = {
  send: 'Send',
  optional: 'optional',
  pick: 'Pick one',
  missing: 'This is missing.',
  wrong: 'Please check this.',
  pickFile: 'Choose a file',
  pickFiles: (most) => `Choose files (up to ${most})`,
  camera: 'Take a picture',
  sendingFile: (name) => `Uploading ${name}`,
  ready: 'Ready',
  failed: 'It could not be uploaded.',
  again: 'Try again',
  cancel: 'Cancel',
  remove: 'Remove',
  tooLarge: (megabytes) => `It may have ${megabytes} MB at most.`,
  tooMany: (most) => `You can send ${most} at most.`,
};

export const askTexts: Readonly<Record<Locale, AskTexts>> = { es, en };
